import { describe, expect, test } from 'vitest';
import { startCli } from '../../support/cli.ts';
import { Lab } from '../../support/lab/lab.ts';
import { writtenEndpoint } from '../../support/lab/lab-socket.ts';
import { PATIENT } from '../../support/polling.ts';
import { plainLines, startOnTerminal } from '../../support/terminal.ts';

const ESCAPE = '\u001b';
const CTRL_C = '\u0003';
const ENTER_SCREEN = `${ESCAPE}[?1049h`;
const LEAVE_SCREEN = `${ESCAPE}[?1049l`;
const HIDE_CURSOR = `${ESCAPE}[?25l`;
const SHOW_CURSOR = `${ESCAPE}[?25h`;
const WATCH = ['watch', '--interval', '250'];
const SIZE = { columns: 100, rows: 30 };

describe('without a terminal', () => {
  test.each([
    ['en_GB.UTF-8', 'opened', 'closed'],
    ['ja_JP.UTF-8', '開いた', '閉じた'],
  ])('in %s each event is a line', async (LANG, opened, closed) => {
    await using lab = new Lab();
    await using watch = startCli(WATCH, { env: { LANG } });
    await expect.poll(() => watch.stdout, PATIENT).toMatch(/\n/);
    const door = await lab.open();
    const written = writtenEndpoint(door.local);
    const eventLines = () => watch.stdout.split('\n').filter((line) => line.includes(written));
    await expect.poll(eventLines, PATIENT).toHaveLength(1);
    await lab.close(door);
    await expect.poll(eventLines, PATIENT).toHaveLength(2);
    const [first, second] = eventLines().map((line) => line.split(/ {2,}/));
    expect(first?.slice(1)).toEqual(expect.arrayContaining([opened, 'tcp4', written, 'LISTEN']));
    expect(first?.slice(1)).toEqual(expect.arrayContaining(['node', `${process.pid}`]));
    expect(second?.[1]).toBe(closed);
    for (const line of watch.stdout.trimEnd().split('\n')) {
      expect(line).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z {2}\S/);
    }
    expect(watch.stdout).not.toContain(ESCAPE);
    expect(await watch.end('SIGINT')).toMatchObject({ code: 0, signal: null });
    await expect.poll(() => watch.processes(), PATIENT).toEqual([]);
  });
});

describe('on a terminal', () => {
  test('the table is drawn in place, marks what opens and closes, and leaves the screen as it was', async () => {
    await using lab = new Lab();
    const first = await lab.open();
    const { port } = first.local;
    await lab.close(first);
    await using watch = startOnTerminal([...WATCH, '--filter', `:${port}`], SIZE);
    const screen = () => lastScreen(watch.stdout);
    await expect.poll(screen, PATIENT).toContainEqual(expect.stringContaining('Ctrl-C'));
    expect(watch.stdout.startsWith(ENTER_SCREEN + HIDE_CURSOR)).toBe(true);
    expect(screen()).toContainEqual(expect.stringMatching(/Port +Protocol/));

    const door = await lab.open({ port });
    await expect
      .poll(screen, PATIENT)
      .toContainEqual(expect.stringMatching(new RegExp(`^\\+ +${port} `)));
    await lab.close(door);
    await expect
      .poll(screen, PATIENT)
      .toContainEqual(expect.stringMatching(new RegExp(`^− +${port} `)));

    watch.type(CTRL_C);
    const { code, stdout } = await watch.result;
    expect(code).toBe(0);
    expect(stdout.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(stdout.lastIndexOf(HIDE_CURSOR));
    expect(stdout.trimEnd().endsWith(LEAVE_SCREEN)).toBe(true);
    await expect.poll(() => watch.processes(), PATIENT).toEqual([]);
  });

  test('a mark goes away after a few seconds, and a closed row with it', async () => {
    await using lab = new Lab();
    const door = await lab.open();
    const { port } = door.local;
    await using watch = startOnTerminal([...WATCH, '--filter', `:${port}`], SIZE);
    const rows = () => lastScreen(watch.stdout).filter((line) => line.includes(` ${port} `));
    await expect.poll(rows, PATIENT).toEqual([expect.stringMatching(/^ /)]);
    await lab.close(door);
    await expect.poll(rows, PATIENT).toEqual([expect.stringMatching(/^−/)]);
    await expect.poll(rows, PATIENT).toEqual([]);
  });

  test('no more is drawn than the terminal has lines, and what is not shown is counted', async () => {
    await using lab = new Lab();
    await Promise.all(Array.from({ length: 12 }, () => lab.open()));
    await using watch = startOnTerminal([...WATCH, '--lang', 'ja'], { columns: 100, rows: 12 });
    const screen = () => lastScreen(watch.stdout);
    await expect.poll(screen, PATIENT).toContainEqual(expect.stringMatching(/ほか \d+ 件/));
    expect(screen().length).toBeLessThanOrEqual(12);
  });
});

/** The lines of the drawing that was last begun and ended, after it was written from the top. */
function lastScreen(output: string): string[] {
  const drawings = output.split(`${ESCAPE}[H`);
  const whole = drawings.findLast((drawing) => drawing.includes(`${ESCAPE}[J`)) ?? '';
  return plainLines(whole);
}
