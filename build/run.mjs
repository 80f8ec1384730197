/**
 * Entry of the npm scripts: `node build/run.mjs TASK …`. Looks at the version of Node first, in words that
 * old ones understand too; the tasks themselves are TypeScript, which Node runs from 22.18 on.
 */
const OLDEST = [22, 18];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(
    `Portico is built with Node ${OLDEST.join('.')} or newer; this is ${process.versions.node}. ` +
      'On Linux and Windows `npm install` brings one; elsewhere install it from nodejs.org.',
  );
  process.exitCode = 1;
} else {
  const [task, ...args] = process.argv.slice(2);
  const { run } = await import(`./${task}.ts`);
  // Nothing: what was started sets it at its own end.
  const exitCode = await run(args);
  if (exitCode !== undefined) process.exitCode = exitCode;
}
