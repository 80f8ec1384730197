import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { LogFile } from '../../../../electron/monitor/log/log-file.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const WRITER = fileURLToPath(new URL('../../../support/log/log-writer.ts', import.meta.url));
const LIMITS = { bytes: 100, files: 3 };

/** Text of every file of the log, the oldest first. */
function texts(folder: string): string[] {
  const logs = join(folder, 'logs');
  const names = readdirSync(logs).filter((name) => name.endsWith('.log'));
  return names
    .sort((a, b) => ageOf(b) - ageOf(a))
    .map((name) => readFileSync(join(logs, name), 'utf8'));
}

function ageOf(name: string): number {
  return Number(/\d+/.exec(name)?.[0] ?? 0);
}

async function write(folder: string, name: string, count: number, bytes: number, files: number) {
  const args = [WRITER, folder, `${bytes}`, `${files}`, name, `${count}`];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
}

test('a file that is full is put aside, and the oldest of them goes', async () => {
  const folder = tempFolder();
  const file = new LogFile(folder, LIMITS);
  for (let line = 0; line < 100; line += 1) file.append(`line ${line}`.padEnd(40, '.'));
  expect(readdirSync(join(folder, 'logs')).sort()).toEqual([
    'portico.1.log',
    'portico.2.log',
    'portico.log',
  ]);
  for (const text of texts(folder)) expect(text.length).toBeLessThanOrEqual(LIMITS.bytes);
  expect(texts(folder).join('')).toMatch(/^line 94\.+\n(line .*\n)*line 99\.+\n$/);
  expect((await file.last(3)).map((line) => line.replaceAll('.', ''))).toEqual([
    'line 97',
    'line 98',
    'line 99',
  ]);
});

test('a line that is longer than a file may be is kept whole', async () => {
  const folder = tempFolder();
  const file = new LogFile(folder, LIMITS);
  file.append('short');
  file.append('x'.repeat(500));
  file.append('short again');
  expect((await file.last(9)).map(({ length }) => length)).toEqual([5, 500, 11]);
});

test('only its owner can read it', ({ skip }) => {
  skip(process.platform === 'win32', 'Windows knows no such bits');
  const folder = tempFolder();
  const file = new LogFile(folder);
  file.append('line');
  expect(statSync(file.path).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'logs')).mode & 0o777).toBe(0o700);
});

test('who died while putting files aside keeps the others from it for a while, and not from writing', () => {
  const folder = tempFolder();
  const file = new LogFile(folder, LIMITS);
  file.append('x'.repeat(90));
  const lock = `${file.path}.lock`;
  writeFileSync(lock, '');
  file.append('y'.repeat(90));
  expect(texts(folder)).toHaveLength(1);
  const longAgo = Date.now() / 1000 - 60;
  utimesSync(lock, longAgo, longAgo);
  file.append('z'.repeat(90));
  expect(existsSync(lock)).toBe(false);
  file.append('end');
  expect(texts(folder)).toHaveLength(2);
  expect(texts(folder).join('')).toMatch(/^x+\ny+\nz+\nend\n$/);
});

test.each<[what: string, other: string | null]>([
  ['took for dead and removed', null],
  ['took for dead, removed and made its own', 'another'],
])('a lock that another process %s is left so', (_, other) => {
  const folder = tempFolder();
  const lock = join(folder, 'logs/portico.log.lock');
  const file = new LogFile(folder, {
    bytes: 100,
    // Asked for while files are put aside.
    get files() {
      if (existsSync(lock)) rmSync(lock);
      if (other !== null) writeFileSync(lock, other);
      return 3;
    },
  });
  file.append('x'.repeat(90));
  file.append('y'.repeat(90));
  expect(texts(folder)).toHaveLength(2);
  expect(existsSync(lock) ? readFileSync(lock, 'utf8') : null).toBe(other);
});

test('two processes that write and put aside at once tear no line and lose none', async () => {
  const folder = tempFolder();
  await Promise.all(['a', 'b'].map((name) => write(folder, name, 400, 4000, 40)));
  const lines = texts(folder).join('').trim().split('\n');
  const numbers = (name: string): number[] =>
    lines
      .map((line) => /^([ab]) (\d+) \.*\|$/.exec(line))
      .filter((found) => found?.[1] === name)
      .map((found) => Number(found?.[2]))
      .sort((x, y) => x - y);
  const all = Array.from({ length: 400 }, (_, line) => line);
  expect([numbers('a'), numbers('b'), lines.length]).toEqual([all, all, 800]);
  expect(texts(folder).length).toBeGreaterThan(5);
});
