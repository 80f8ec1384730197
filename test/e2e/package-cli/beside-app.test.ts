import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../../../build/root.ts';
import { RunningCli } from '../../support/cli.ts';
import { parsedList } from '../../support/listed.ts';
import { onlyOn } from '../../support/only-on.ts';
import { PackageProgram } from '../../support/package-program.ts';
import { PATIENT } from '../../support/polling.ts';
import { commandLineOf, processesWith } from '../../support/processes.ts';
import { see } from '../../support/see.ts';
import { electronRuntime, realElectronDriver } from '../drivers/real-electron.ts';
import { standInDriver } from '../drivers/stand-in.ts';

onlyOn('linux', 'packages of other systems have other launchers, and processes are told by /proc');

test('portico works while the app runs with the same data, which does not notice', async () => {
  const home = mkdtempSync(join(tmpdir(), 'portico-home-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  using program = new PackageProgram();
  const app = await standInDriver.open({ home });
  try {
    await see(app.page.getByRole('contentinfo')).toContainText('read at');
    const before = await app.evaluate(({ app: electron }) => {
      const starts: unknown[] = [];
      electron.on('second-instance', () => starts.push(1));
      Object.assign(globalThis, { starts });
      return electron.hasSingleInstanceLock();
    });
    expect(before).toBe(true);
    await using run = program.start(['list', '--json'], { env: { PORTICO_HOME: home } });
    const result = await run.result;
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(parsedList(result).source.name).not.toBe('');
    const after = await app.evaluate(({ app: electron, BrowserWindow }) => ({
      starts: Reflect.get(globalThis, 'starts') as unknown[],
      windows: BrowserWindow.getAllWindows().length,
      isLocked: electron.hasSingleInstanceLock(),
    }));
    expect(after).toEqual({ starts: [], windows: 1, isLocked: true });
  } finally {
    await app.close();
  }
  expect(await app.exited).toBe(0);
  await expect
    .poll(() => processesWith('PORTICO_HOME', home).map(commandLineOf), PATIENT)
    .toEqual([]);
});

test('the real runtime (desktop in Electron) runs portico without a window or a display', async ({
  skip,
}) => {
  skip(realElectronDriver.whyNot !== null, realElectronDriver.whyNot ?? '');
  const args = [ROOT, '--no-sandbox', '--no-zygote', '--cli', 'list', '--json'];
  const source = ['--source', 'systeminformation'];
  const env = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined };
  await using run = new RunningCli([electronRuntime() ?? '', ...args, ...source], { env });
  const result = await run.result;
  expect(result).toMatchObject({ code: 0 });
  expect(parsedList(result).source.name).toBe('systeminformation');
  await expect.poll(() => run.processes(), PATIENT).toEqual([]);
});
