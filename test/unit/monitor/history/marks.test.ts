import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HistoryReader } from '../../../../electron/monitor/history/history-reader.ts';
import type { HistoryChange } from '../../../../shared/history/changes.ts';
import { MOST_MARKS } from '../../../../shared/history/questions.ts';
import { HistoryFolder } from '../../../support/history/history-folder.ts';
import { makeListener, makeProgram } from '../../../support/history/make-listener.ts';

let lab: HistoryFolder;
beforeEach(() => {
  lab = new HistoryFolder();
});
afterEach(() => lab[Symbol.dispose]());

const ALL = { from: 0, to: 10_000_000 };

function done(at: number, port: number, program: string): HistoryChange {
  const action = { kind: 'end', protocol: 'tcp' as const, port, pid: 1, program, outcome: 'ended' };
  return { kind: 'action', at, action };
}

/** What is told in both ways of asking, which have to agree. */
function marksOf(reader: HistoryReader, narrowing: { port?: number; text?: string }): string[] {
  const asked = { ...ALL, port: narrowing.port ?? null, text: narrowing.text ?? '' };
  const { marks } = reader.listeners({ ...asked, most: 1000 });
  const timeline = reader.timeline({ ...asked, steps: 10, lanes: 10, by: 'door' });
  expect(timeline.marks).toEqual(marks);
  expect(timeline.moreMarks).toBe(0);
  return marks.map(({ port, program }) => `${port} ${program}`);
}

async function recorded(changes: readonly HistoryChange[]): Promise<HistoryReader> {
  const { writer, reader } = await lab.open();
  writer.write({ watch: { from: 0, until: 5_000_000 }, changes: [...changes] });
  return reader;
}

describe('of what was found and done', () => {
  const changes = [
    done(1000, 80, 'web'),
    done(2000, 443, 'web'),
    done(3000, 80, 'other'),
    done(4000, 5432, 'postgres'),
  ];

  test('all is told where nothing narrows, oldest first', async () => {
    const reader = await recorded(changes);
    expect(marksOf(reader, {})).toEqual(['80 web', '443 web', '80 other', '5432 postgres']);
  });

  test('only that at the port is told where one port is asked for', async () => {
    const reader = await recorded(changes);
    expect(marksOf(reader, { port: 80 })).toEqual(['80 web', '80 other']);
    expect(marksOf(reader, { port: 8 })).toEqual([]);
  });

  test('only that of the program is told where a name is asked for, in whatever case', async () => {
    const reader = await recorded(changes);
    expect(marksOf(reader, { text: 'WEB' })).toEqual(['80 web', '443 web']);
    expect(marksOf(reader, { text: 'web', port: 443 })).toEqual(['443 web']);
    expect(marksOf(reader, { text: 'nobody of that name' })).toEqual([]);
  });

  test('by unit or user it is found as the listener it belongs to is', async () => {
    const program = makeProgram({ path: '/usr/bin/web', unit: 'shop.service' });
    const listener = makeListener({ port: 80, program, user: 'mika' });
    const reader = await recorded([{ kind: 'opened', listener }, ...changes]);
    expect(marksOf(reader, { text: 'shop.service' })).toEqual(['80 web']);
    expect(marksOf(reader, { text: 'mika' })).toEqual(['80 web']);
  });
});

test('what is asked for is found behind however much else', async () => {
  const others = Array.from({ length: 2 * MOST_MARKS + 10 }, (_, index) =>
    done(2000 + index, 80, 'web'),
  );
  const reader = await recorded([done(1000, 5432, 'postgres'), ...others]);
  expect(marksOf(reader, { port: 5432 })).toEqual(['5432 postgres']);
  const timeline = { ...ALL, port: null, text: '', steps: 10, lanes: 10, by: 'door' as const };
  expect(reader.timeline(timeline)).toMatchObject({ moreMarks: MOST_MARKS });
});
