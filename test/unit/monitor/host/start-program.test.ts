import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startProgram } from '../../../../electron/monitor/host/start-program.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

/** A program that sends back what it is sent, and says how its line ended. */
function echo(): { file: string; args: readonly string[] } {
  const port = new URL('../../../../electron/monitor/host/parent-port.ts', import.meta.url).href;
  const file = join(tempFolder(), 'echo.mjs');
  writeFileSync(
    file,
    `import { portToParent } from ${JSON.stringify(port)};
const port = portToParent();
port.onMessage((message) => port.send(message));
port.onClose(() => process.exit(7));`,
  );
  return { file: process.execPath, args: [file] };
}

test('what is sent comes back as it was, large or small', async () => {
  const { port, gone } = startProgram<unknown, unknown>(echo(), { stderr: 'inherit' });
  const messages = [
    { at: new Date(0), ids: new Map([[1, new Float64Array(200_000).fill(0.5)]]) },
    2,
  ];
  const answers: unknown[] = [];
  await new Promise<void>((resolve) => {
    port.onMessage((answer) => {
      if (answers.push(answer) === messages.length) resolve();
    });
    for (const message of messages) port.send(message);
  });
  expect(answers).toEqual(messages);
  port.close();
  await gone;
});

test('who started it lets go of the line: it hears so, and can end well', async () => {
  const { child, port, gone } = startProgram(echo(), { stderr: 'inherit' });
  await new Promise<void>((resolve) => {
    port.onMessage(() => resolve());
    port.send('there?');
  });
  port.close();
  await gone;
  expect(child.exitCode).toBe(7);
});

test('it ends: its line is closed, and more that is sent is of no consequence', async () => {
  const { child, port, gone } = startProgram(echo(), { stderr: 'inherit' });
  const closed = new Promise<void>((resolve) => {
    port.onClose(resolve);
    port.onMessage(() => {});
  });
  child.kill('SIGKILL');
  await Promise.all([gone, closed]);
  port.send('nobody');
});

test('a program that is not there is gone, and nothing is thrown', async () => {
  const start = { file: join(tempFolder(), 'missing'), args: [] };
  const { port, gone } = startProgram(start, { stderr: 'ignore' });
  port.send('nobody');
  await gone;
});
