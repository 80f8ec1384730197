import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Log } from '../../../../electron/monitor/log/log.ts';
import { StatusLog } from '../../../../electron/monitor/log/status-log.ts';
import { makeMonitorStatus } from '../../../support/make-publication.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

type Entry = Readonly<Record<string, unknown>>;

async function entriesOf(log: Log): Promise<Entry[]> {
  return (await log.file.last(1000)).map((line) => JSON.parse(line) as Entry);
}

test('an entry is one line with the time in UTC, whatever it says', async () => {
  const log = new Log(tempFolder(), 'monitor');
  log.write('warn', 'problem', { code: 'x', detail: 'two\nlines\u202e' });
  const [line = '', ...more] = await log.file.last(9);
  expect(more).toEqual([]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
  expect(line).not.toMatch(/[\u0000-\u001f\u202e]/);
  expect(JSON.parse(line)).toEqual({
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    level: 'warn',
    part: 'monitor',
    pid: process.pid,
    event: 'problem',
    code: 'x',
    detail: 'two\nlines\u202e',
  });
});

test('where nothing can be written all else goes on, and the next line says how many are missing', async () => {
  const folder = tempFolder();
  const log = new Log(folder, 'monitor');
  const logs = join(folder, 'logs');
  writeFileSync(logs, 'no folder');
  log.write('info', 'start');
  log.write('info', 'end');
  rmSync(logs);
  mkdirSync(logs);
  log.write('info', 'start');
  log.write('info', 'end');
  expect(await entriesOf(log)).toEqual([
    expect.objectContaining({ event: 'start', linesLost: 2 }),
    expect.not.objectContaining({ linesLost: expect.anything() }),
  ]);
});

test('the same again and again is written down the first, the tenth and the hundredth time', async () => {
  const log = new Log(tempFolder(), 'desktop');
  for (let times = 0; times < 150; times += 1) log.writeRarely('warn', 'refused', {}, 'a');
  log.writeRarely('warn', 'refused', {}, 'b');
  expect((await entriesOf(log)).map(({ count }) => count)).toEqual([1, 10, 100, 1]);
});

test('an error is written with where it came from, and without what a program was given', async () => {
  const log = new Log(tempFolder(), 'monitor');
  log.fault('uncaught exception', new Error('Command failed: /bin/hook --password hunter2 secret'));
  const [entry] = await entriesOf(log);
  expect(entry).toMatchObject({ level: 'error', event: 'fault', where: 'uncaught exception' });
  expect(entry?.text).toContain('Command failed: /bin/hook …');
  expect(entry?.text).toContain('log.test.ts');
  expect(JSON.stringify(entry)).not.toMatch(/hunter2|secret/);
});

test('of a text of any size only the beginning is looked through and written', async () => {
  const log = new Log(tempFolder(), 'monitor');
  const said = 'password="hunter2 and more"\n'.repeat(200_000);
  log.write('warn', 'problem', { said });
  const [entry] = await entriesOf(log);
  expect(String(entry?.said).length).toBeLessThanOrEqual(4000);
  expect(entry?.said).toMatch(/^(password=‹hidden›\n)+/);
  expect(entry?.said).not.toMatch(/hunter2|more/);
});

test('of readings the source is written down when it is another, and a problem when it comes', async () => {
  const log = new Log(tempFolder(), 'monitor');
  const statuses = new StatusLog(log);
  const failures = [{ source: 'netlink', code: 'denied', detail: 'EPERM' }] as const;
  const proc = makeMonitorStatus({ source: { name: 'proc', failures } });
  const problem = { code: 'processes-unread', detail: null } as const;
  for (const status of [proc, proc, { ...proc, problems: [problem] }]) statuses.take(status);
  for (let times = 0; times < 5; times += 1) statuses.take({ ...proc, problems: [problem] });
  statuses.take({ ...proc, source: null, sourceFailures: failures });
  expect(await entriesOf(log)).toEqual([
    expect.objectContaining({ event: 'source', name: 'proc', notUsed: 'netlink: denied (EPERM)' }),
    expect.objectContaining({ event: 'problem', code: 'processes-unread', count: 1 }),
    expect.objectContaining({ event: 'no-source', level: 'error' }),
  ]);
});
