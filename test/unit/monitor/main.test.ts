import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { type StartedProgram, startProgram } from '../../../electron/monitor/host/start-program.ts';
import type { FromMonitor, ToMonitor } from '../../../electron/monitor/host/wire.ts';
import { allowTime } from '../../support/real-processes.ts';
import { tempFolder } from '../../support/temp-folder.ts';

allowTime();

const MAIN = fileURLToPath(new URL('../../../electron/monitor/main.ts', import.meta.url));

type Started = StartedProgram<ToMonitor, FromMonitor>;

/** The monitor in a process of its own, once it is at work. */
async function monitor(): Promise<Started & { readonly events: () => string[] }> {
  const dataFolder = tempFolder();
  const start = { file: process.execPath, args: [MAIN] };
  const started: Started = startProgram(start, { stderr: 'inherit' });
  onTestFinished(() => void started.child.kill('SIGKILL'));
  const isAtWork = new Promise<void>((resolve) => started.port.onMessage(() => resolve()));
  started.port.send({ kind: 'start', setup: { dataFolder, version: '1', selfPids: [] } });
  started.port.send({ kind: 'watch-settings' });
  await isAtWork;
  const events = (): string[] => {
    const lines = readFileSync(join(dataFolder, 'logs/portico.log'), 'utf8').trim().split('\n');
    return lines.map((line) => (JSON.parse(line) as { event: string }).event);
  };
  return { ...started, events };
}

const ENDS: Readonly<Record<string, (started: Started) => void>> = {
  'is told to': ({ port }) => port.send({ kind: 'end' }),
  'is told by a signal': ({ child }) => void child.kill('SIGTERM'),
};

for (const [how, end] of Object.entries(ENDS)) {
  test(`a monitor that ${how} ends well, and writes that down`, async () => {
    const started = await monitor();
    end(started);
    await started.gone;
    expect([started.child.exitCode, started.events().at(-1)]).toEqual([0, 'end']);
  });
}
