#!/usr/bin/env node
/**
 * Entry of `portico`: nothing but a look at the version of Node, in words that old ones understand too.
 * The program itself uses what Node 20 brought and is loaded after that.
 */
const OLDEST = 20;
const major = Number(process.versions.node.split('.')[0]);

if (major < OLDEST) {
  console.error(`Portico needs Node ${OLDEST} or newer; this is ${process.versions.node}.`);
  process.exitCode = 1;
} else {
  void import('./main.ts').then((program) => program.run(process.argv.slice(2)));
}
