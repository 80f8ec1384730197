import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import {
  ProcessFacts,
  parseCommandLine,
  parseStat,
  programName,
} from '../../../../../electron/monitor/owners/linux/process-facts.ts';
import { Users } from '../../../../../electron/monitor/owners/linux/users.ts';
import type { Owner } from '../../../../../shared/model/socket.ts';
import { BOOTED_AT, FakeProc } from '../../../../support/fake-proc.ts';
import { onlyOn } from '../../../../support/only-on.ts';

onlyOn('linux', 'links as /proc has them');

let proc: FakeProc;
let facts: ProcessFacts;

function ownerOf(pid: number): Owner | undefined {
  return facts.fact(pid)?.owner;
}

beforeEach(() => {
  proc = new FakeProc();
  const passwd = join(proc.root, 'passwd');
  writeFileSync(passwd, 'root:x:0:0::/root:/bin/sh\nann:x:1000:1000::/home/ann:/bin/sh\n');
  facts = new ProcessFacts(new Users(passwd), proc.root);
});

test('a process has its name, program, command line, user and start time', () => {
  proc.add(42, {
    command: 'keeper',
    startTicks: 12_345,
    commandLine: ['/usr/bin/keeper', '--door', '8080'],
    uid: 1000,
    exe: '/usr/bin/keeper',
  });
  expect(ownerOf(42)).toEqual({
    pid: 42,
    name: 'keeper',
    path: '/usr/bin/keeper',
    commandLine: '/usr/bin/keeper --door 8080',
    user: 'ann',
    startedAt: BOOTED_AT * 1000 + 123_450,
    parentPid: 1,
  });
});

test.each(['two words', '(sd-pam)', 'a) S 1 (b', 'nginx: worker', ''])(
  'the name "%s" does not hide the start time behind it',
  (command) => {
    proc.add(42, { command, startTicks: 500 });
    expect(ownerOf(42)).toMatchObject({ name: command, startedAt: BOOTED_AT * 1000 + 5000 });
  },
);

test('a program whose file was replaced keeps its path', () => {
  proc.add(42, { exe: '/opt/keeper/bin/keeper (deleted)' });
  expect(ownerOf(42)).toMatchObject({ name: 'keeper', path: '/opt/keeper/bin/keeper' });
});

test('where the program is out of sight, the command line completes the short name', () => {
  proc.add(42, { command: 'systemd-resolve', commandLine: ['/lib/systemd/systemd-resolved'] });
  expect(ownerOf(42)).toMatchObject({ name: 'systemd-resolved', path: null });
});

test('a process without a command line has none', () => {
  proc.add(42, { command: 'kworker/0:1' });
  expect(ownerOf(42)).toMatchObject({ name: 'kworker/0:1', commandLine: null });
});

test('a process that is gone is no error', () => {
  expect(facts.fact(42)).toBeNull();
  proc.add(42);
  expect(ownerOf(42)?.pid).toBe(42);
  proc.remove(42);
  expect(facts.fact(42)).toBeNull();
});

test('the same process is the same object', () => {
  proc.add(42, { command: 'keeper', startTicks: 5 });
  expect(facts.fact(42)).toBe(facts.fact(42));
  expect(facts.known(42)).toBe(facts.fact(42));
});

test('a pid that was given to another process is looked at again', () => {
  proc.add(42, { command: 'keeper', startTicks: 5, exe: '/bin/keeper' });
  ownerOf(42);
  proc.add(42, { command: 'keeper', startTicks: 6, exe: '/bin/other', uid: 1000 });
  expect(ownerOf(42)).toMatchObject({ name: 'other', user: 'ann' });
});

test('another program in the same process is looked at again', () => {
  proc.add(42, { command: 'sh', startTicks: 5, exe: '/bin/sh' });
  ownerOf(42);
  proc.add(42, { command: 'keeper', startTicks: 5, exe: '/bin/keeper' });
  expect(ownerOf(42)?.name).toBe('keeper');
});

test('a process that is no longer kept is looked at anew', () => {
  proc.add(42, { startTicks: 5, exe: '/bin/keeper' });
  proc.add(43, { startTicks: 5, exe: '/bin/other' });
  const [kept, dropped] = [ownerOf(42), ownerOf(43)];
  facts.forget(43);
  expect(facts.pids).toEqual([42]);
  expect(facts.known(43)).toBeNull();
  expect(ownerOf(42)).toBe(kept);
  expect(ownerOf(43)).not.toBe(dropped);
});

test('this very process is described as it is', () => {
  const owner = new ProcessFacts(new Users()).fact(process.pid)?.owner;
  expect(owner).toMatchObject({ pid: process.pid, path: process.execPath });
  const startedAt = Date.now() - process.uptime() * 1000;
  expect(Math.abs((owner?.startedAt ?? 0) - startedAt)).toBeLessThan(5000);
});

test.each(['', '42 keeper S 1', '42 (keeper', '42 keeper) S', '42 (keeper) S 1 2 3'])(
  'the line "%s" is no state of a process',
  (text) => {
    expect(parseStat(text)).toBeNull();
  },
);

test('a command line is joined by blanks, whatever ends it', () => {
  expect(parseCommandLine('a\0b c\0\0\0')).toBe('a b c');
  expect(parseCommandLine('nginx: master process')).toBe('nginx: master process');
  expect(parseCommandLine('\0\0')).toBeNull();
  expect(parseCommandLine('')).toBeNull();
});

test('a name is the best that is known', () => {
  expect(programName('/usr/bin/node', 'node server.js', 'MainThread')).toBe('node');
  expect(programName(null, '/usr/bin/postgres-keeper -D x', 'postgres-keepe')).toBe(
    'postgres-keeper',
  );
  expect(programName(null, 'node server.js', 'MainThread')).toBe('MainThread');
  expect(programName(null, null, 'kthreadd')).toBe('kthreadd');
});
