import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../../../build/root.ts';
import {
  followLogind,
  lockedByLine,
  type NoLogind,
  sessionInAnswer,
} from '../../../electron/desktop/power/power-logind.ts';
import { fakeTools } from '../../support/fake-tools.ts';
import { onlyOn } from '../../support/only-on.ts';
import { allowTime, eventually } from '../../support/real-processes.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const SESSION = '/org/freedesktop/login1/session/_32';
const DISPLAY = `(<('2', objectpath '${SESSION}')>,)`;

function changed(facts: string): string {
  return `${SESSION}: org.freedesktop.DBus.Properties.PropertiesChanged ('org.freedesktop.login1.Session', {${facts}}, @as [])`;
}

test.each([
  [changed("'LockedHint': <true>"), true],
  [changed("'LockedHint': <false>"), false],
  [changed("'IdleHint': <true>, 'IdleSinceHint': <uint64 17>, 'LockedHint': <true>"), true],
  [changed("'IdleHint': <true>"), null],
  [changed("'LockedHint': <'true'>"), null],
  [`${SESSION}: org.freedesktop.login1.Session.Lock ()`, null],
  ['The name org.freedesktop.login1 is owned by :1.8', null],
  ['', null],
])('%s says %s', (line, locked) => {
  expect(lockedByLine(line)).toBe(locked);
});

test.each([
  [DISPLAY, SESSION],
  ["(<('', objectpath '/')>,)", null],
  ['', null],
])('the session in %s is %s', (text, path) => {
  expect(sessionInAnswer(text)).toBe(path);
});

describe('with a tool that says what gdbus says', () => {
  onlyOn('linux', 'logind is a service of Linux');
  allowTime();

  /** The tool speaks as a test goes on to write in its file; what it was called with stands in another. */
  function setUp(script: (folder: string) => string) {
    const folder = tempFolder();
    writeFileSync(join(folder, 'said'), '');
    const tools = fakeTools({ gdbus: `echo "$$ $*" >> '${folder}/calls'\n${script(folder)}` });
    const locked: boolean[] = [];
    const failures: NoLogind[] = [];
    const end = followLogind({
      isLocked: (isLocked) => locked.push(isLocked),
      failed: (why) => failures.push(why),
      tool: join(tools, 'gdbus'),
    });
    onTestFinished(end);
    const calls = () => {
      const file = join(folder, 'calls');
      return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    };
    return {
      locked,
      failures,
      end,
      calls,
      say: (line: string) => writeFileSync(join(folder, 'said'), `${line}\n`, { flag: 'a' }),
    };
  }

  const logind = (hint: boolean) => (folder: string) =>
    `
case "$*" in
  *LockedHint*) echo '(<${hint}>,)' ;;
  call*) echo "${DISPLAY}" ;;
  *) exec tail -n +1 -f '${folder}/said' ;;
esac`;

  test('a screen that is locked already is told, and then every change, until it is ended', async () => {
    const { locked, failures, end, calls, say } = setUp(logind(true));
    await eventually(() => locked).toEqual([true]);
    say(changed("'IdleHint': <true>"));
    say(changed("'LockedHint': <false>"));
    say(changed("'LockedHint': <true>"));
    await eventually(() => locked).toEqual([true, false, true]);
    const monitor = calls().find((call) => call.includes(' monitor '));
    expect(monitor).toContain(`--system --dest org.freedesktop.login1 --object-path ${SESSION}`);
    end();
    const pid = Number(monitor?.split(' ')[0]);
    await eventually(() => existsSync(`/proc/${pid}`)).toBe(false);
    expect(failures).toEqual([]);
  });

  test('when the tool ends while the screen is locked, that is told as over', async () => {
    const { locked, failures, calls, say } = setUp(logind(true));
    await eventually(() => locked).toEqual([true]);
    const monitor = calls().find((call) => call.includes(' monitor '));
    process.kill(Number(monitor?.split(' ')[0]));
    await eventually(() => failures).toEqual([{ code: 'ended', detail: null }]);
    say(changed("'LockedHint': <true>"));
    expect(locked).toEqual([true, false]);
  });

  test('what is heard before the first answer is not undone by it', async () => {
    const { locked, calls } = setUp(
      (folder) => `
case "$*" in
  *LockedHint*) while [ ! -e '${folder}/heard' ]; do sleep 0.05; done; echo '(<true>,)'; touch '${folder}/answered' ;;
  call*) echo "${DISPLAY}" ;;
  *) echo "${changed("'LockedHint': <false>")}"; touch '${folder}/heard'; while [ ! -e '${folder}/answered' ]; do sleep 0.05; done
     sleep 0.5; echo "${changed("'LockedHint': <true>")}"; exec sleep 60 ;;
esac`,
    );
    await eventually(() => locked.at(-1)).toBe(true);
    expect(locked).toEqual([false, true]);
    expect(calls()).toHaveLength(3);
  });

  test('the tool ends with this process, however that ends', async () => {
    const folder = tempFolder();
    const tools = fakeTools({
      gdbus: `case "$*" in *LockedHint*) echo '(<false>,)' ;; call*) echo "${DISPLAY}" ;; *) echo "$$" > '${folder}/pid.new'; mv '${folder}/pid.new' '${folder}/pid'; exec sleep 60 ;; esac`,
    });
    const follow = `import { followLogind } from './electron/desktop/power/power-logind.ts';
      followLogind({ isLocked() {}, failed() {}, tool: '${join(tools, 'gdbus')}' });
      setInterval(() => {}, 1000);`;
    const host = spawn(process.execPath, ['--input-type=module', '-e', follow], { cwd: ROOT });
    onTestFinished(() => void host.kill('SIGKILL'));
    await eventually(() => existsSync(join(folder, 'pid'))).toBe(true);
    const pid = readFileSync(join(folder, 'pid'), 'utf8').trim();
    host.kill('SIGKILL');
    await eventually(() => existsSync(`/proc/${pid}`)).toBe(false);
  });

  test('a screen that is not locked is not told', async () => {
    const { locked, calls, say } = setUp(logind(false));
    await eventually(() => calls().length).toBe(3);
    say(changed("'LockedHint': <true>"));
    await eventually(() => locked).toEqual([true]);
  });

  test.each<[what: string, script: string, why: NoLogind]>([
    [
      'no bus',
      'echo "Error connecting: no bus" >&2; exit 1',
      { code: 'failed', detail: 'Error connecting: no bus' },
    ],
    [
      'no graphical session',
      `echo "(<('', objectpath '/')>,)"`,
      { code: 'no-session', detail: null },
    ],
    [
      'a tool that ends',
      `case "$*" in call*) echo "${DISPLAY}" ;; esac`,
      { code: 'ended', detail: null },
    ],
  ])('%s: said once', async (_, script, why) => {
    const { failures, locked } = setUp(() => script);
    await eventually(() => failures).toEqual([why]);
    expect(locked).toEqual([]);
  });

  test('no such tool: said once', async () => {
    const failures: NoLogind[] = [];
    const end = followLogind({
      isLocked: () => {},
      failed: (why) => failures.push(why),
      tool: join(tempFolder(), 'gdbus'),
    });
    onTestFinished(end);
    await eventually(() => failures).toEqual([{ code: 'missing', detail: null }]);
  });
});
