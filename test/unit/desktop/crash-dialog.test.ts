import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { app } from '../../support/electron/app.ts';
import { dialog } from '../../support/electron/dialog.ts';
import { tempFolder } from '../../support/temp-folder.ts';

vi.mock('electron/main', () => import('../../support/electron/main.ts'));

const { offerWayOut } = await import('../../../electron/desktop/crash/crash-dialog.ts');
const { watchCrashes } = await import('../../../electron/desktop/crash/crashes.ts');

const RESTART = 0;
const QUIT = 1;
const WORDS = { title: 'It is broken', text: 'very' };

beforeEach(() => {
  app.removeAllListeners();
  dialog.asked.length = 0;
  dialog.errors.length = 0;
  vi.spyOn(app, 'quit').mockReturnValue();
  vi.spyOn(app, 'exit').mockReturnValue();
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function choose(response: number): Promise<void> {
  const told = offerWayOut(tempFolder(), () => WORDS);
  await vi.waitFor(() => expect(dialog.asked).toHaveLength(1));
  dialog.asked[0]?.answer(response);
  await told;
}

test('an AppImage starts again from its file, and shows its window', async () => {
  vi.stubEnv('APPIMAGE', '/home/a/portico.AppImage');
  vi.stubEnv('APPDIR', '/tmp/.mount_portic1');
  vi.spyOn(process, 'execPath', 'get').mockReturnValue('/tmp/.mount_portic1/portico');
  vi.spyOn(process, 'argv', 'get').mockReturnValue(['portico', '--hidden', 'portico://findings']);
  await choose(RESTART);
  expect(app.relaunched).toEqual({ execPath: '/home/a/portico.AppImage', args: [] });
  expect(app.quit).toHaveBeenCalledOnce();
});

test('a dialog that cannot be shown does not keep the next from being shown', async () => {
  const broken = vi.spyOn(dialog, 'showMessageBox').mockRejectedValue(new Error('no display'));
  await expect(offerWayOut(tempFolder(), () => WORDS)).rejects.toThrow('no display');
  broken.mockRestore();
  await choose(QUIT);
  expect(app.quit).toHaveBeenCalledOnce();
});

/** What is done about an error that nobody expected. */
function watched(): { readonly isUp: () => void; readonly fault: (error: unknown) => void } {
  const heard = vi.spyOn(process, 'on').mockReturnValue(process);
  const { isUp } = watchCrashes(tempFolder());
  const [, listener] =
    heard.mock.calls.find(([event]) => String(event) === 'uncaughtException') ?? [];
  return { isUp, fault: (error) => listener?.(error) };
}

test('a start that goes wrong ends the app, and says so in each language', () => {
  watched().fault(new Error('no room'));
  expect(app.exit).toHaveBeenCalledWith(1);
  const said = dialog.errors.map(({ content }) => content).join();
  expect(said).toContain('Portico could not start.');
  expect(said).toContain('Portico を起動できませんでした。');
  expect(said).toContain('no room');
});

test('an app that has started survives a fault, also where it has no window', () => {
  const { isUp, fault } = watched();
  isUp();
  fault(new Error('no room'));
  expect(app.exit).not.toHaveBeenCalled();
  expect([dialog.errors, dialog.asked]).toEqual([[], []]);
});
