import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../build/root.ts';
import { RunningCli } from '../../support/cli.ts';

const RUN = join(ROOT, 'build/run.mjs');
const ADDRESS = /^Portico is at http:\/\/127\.0\.0\.1:65\d\d\/#token=\S{43}$/m;

/** As `npm start` runs it, without a display and without a download. */
function start(args: readonly string[], env: Record<string, string> = {}): RunningCli {
  return new RunningCli([process.execPath, RUN, 'start', ...args], {
    env: { DISPLAY: undefined, WAYLAND_DISPLAY: undefined, PORTICO_NO_DOWNLOAD: '1', ...env },
  });
}

describe('npm start', () => {
  test('says in one line why there is no window, and serves the browser instead', async () => {
    await using portico = start([]);
    await expect.poll(() => portico.stdout, { timeout: 15_000 }).toMatch(ADDRESS);
    const [reason] = portico.stderr.split('\n');
    expect(reason).toMatch(/^No desktop window: .+ Portico opens in the browser instead\.$/);
    const { code } = await portico.end('SIGINT');
    expect(code).toBe(0);
    await expect.poll(() => portico.processes()).toEqual([]);
  });

  test('says it in Japanese on a Japanese terminal', async () => {
    await using portico = start([], { LANG: 'ja_JP.UTF-8' });
    await expect
      .poll(() => portico.stderr, { timeout: 15_000 })
      .toMatch(/代わりにブラウザーで開きます。/);
  });

  test('--web asks for the browser directly, and gives no reason for it', async () => {
    await using portico = start(['--web']);
    await expect.poll(() => portico.stdout, { timeout: 15_000 }).toMatch(ADDRESS);
    expect(portico.stderr).not.toContain('No desktop window');
  });

  test('a second interrupt, as npm passes it on, does not cut the end short', async () => {
    await using portico = start(['--web']);
    await expect.poll(() => portico.stdout, { timeout: 15_000 }).toMatch(ADDRESS);
    process.kill(portico.pid, 'SIGINT');
    expect((await portico.end('SIGINT')).code).toBe(0);
    await expect.poll(() => portico.processes()).toEqual([]);
  });
});
