import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { TextLines } from '../../../electron/cli/output/text-lines.ts';
import { messagesIn } from '../../../shared/messages/language.ts';
import type { MonitorStatus } from '../../../shared/model/status.ts';
import { makeMonitorStatus } from '../../support/make-publication.ts';

const LOST = { code: 'source-failed', source: 'proc', detail: null } as const;
const UNREAD = { code: 'rows-unreadable', count: 1 } as const;

/** What is printed for each of these, one after the other; without the time. */
async function printed(...statuses: Partial<MonitorStatus>[]): Promise<string[][]> {
  const stream = new PassThrough({ encoding: 'utf8' });
  const output = new TextLines(
    stream as unknown as NodeJS.WriteStream,
    messagesIn('en'),
    () => true,
  );
  const texts: string[][] = [];
  for (const [index, status] of statuses.entries()) {
    const type = index === 0 ? 'snapshot' : 'status';
    const event = { at: 0, status: makeMonitorStatus(status) };
    await output.show([type === 'snapshot' ? { ...event, type, sockets: [] } : { ...event, type }]);
    const text = String(stream.read() ?? '');
    texts.push(text.split('\n').flatMap((line) => line.split('  ')[1] ?? []));
  }
  return texts;
}

function counted(sockets: number, hidden = 0): MonitorStatus['completeness'] {
  return { sockets, socketsWithHiddenOwners: hidden, reason: hidden > 0 ? 'other-users' : null };
}

test('a status that differs in the count of sockets alone is not worth a line', async () => {
  const [first, second] = await printed({ completeness: counted(2) }, { completeness: counted(3) });
  expect(first).toEqual(['2 sockets · read by proc · all owners known']);
  expect(second).toEqual([]);
});

test('only the lines that are new are said again', async () => {
  const hidden = { completeness: counted(9, 4) };
  const [first, second] = await printed(hidden, { ...hidden, problems: [UNREAD] });
  expect(first).toHaveLength(2);
  expect(second).toEqual(['1 row could not be read and is missing.']);
});

test('another count of hidden owners, and another source, are said', async () => {
  const [, second, third] = await printed(
    { completeness: counted(9, 4) },
    { completeness: counted(9, 5) },
    { completeness: counted(9, 5), source: { name: 'netlink', failures: [] } },
  );
  expect(second).toEqual(['9 sockets · read by proc · owner hidden for 5 of 9 sockets']);
  expect(third).toEqual(['9 sockets · read by netlink · owner hidden for 5 of 9 sockets']);
});

test('when a trouble is over, that is seen by the line that sums up', async () => {
  const [, second] = await printed({ problems: [LOST] }, { completeness: counted(5) });
  expect(second).toEqual(['5 sockets · read by proc · all owners known']);
});
