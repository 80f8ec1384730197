import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diff } from '../../../../shared/diff/diff.ts';
import { ListenerFollower } from '../../../../shared/history/follower.ts';
import { MOST_LISTENERS } from '../../../../shared/history/questions.ts';
import type { Rows } from '../../../../shared/model/socket.ts';
import { HistoryFolder } from '../../../support/history/history-folder.ts';
import { listenerRow } from '../../../support/history/make-listener.ts';
import { rowsById } from '../../../support/make-row.ts';

const PORTS = [22, 80, 443];
const PROGRAMS = ['one', 'other'];
const GAP = 60_000;
const SECOND = 1000;
const START = 1_700_000_000_000;
/** Every run makes a file of its own. */
const SLOW = { timeout: 120_000 };

/** Who is at each port in one reading: null, or a program and which of its sockets. */
type Seen = ({ program: string; socket: number } | null)[];
interface Step {
  readonly seen: Seen;
  /** Whether the reading comes after a gap, and of another source. */
  readonly isLate: boolean;
  readonly isEpoch: boolean;
}

const seen: fc.Arbitrary<Seen> = fc.tuple(
  ...PORTS.map(() =>
    fc.option(fc.record({ program: fc.constantFrom(...PROGRAMS), socket: fc.nat(1) }), {
      nil: null,
    }),
  ),
);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    seen,
    isLate: fc.boolean(),
    isEpoch: fc.integer({ max: 5, min: 0 }).map((dice) => dice === 0),
  }),
  { minLength: 1, maxLength: 12 },
);

/** One listener as a plain reader of the whole sequence finds it. */
interface Naive {
  readonly port: number;
  readonly path: string;
  readonly began: number;
  readonly firstSeen: number;
  readonly lastSeen: number | null;
  readonly ended: number | null;
  readonly openingSeen: boolean;
}

function timesOf(sequence: readonly Step[]): number[] {
  let at = START;
  return sequence.map(({ isLate }) => {
    at += isLate ? GAP : SECOND;
    return at;
  });
}

/** Reads port by port, one reading after the other. */
function naive(sequence: readonly Step[]): Naive[] {
  return PORTS.flatMap((port, place) => naiveOf(sequence, port, place));
}

function naiveOf(sequence: readonly Step[], port: number, place: number): Naive[] {
  const times = timesOf(sequence);
  const all: Naive[] = [];
  for (const [index, step] of sequence.entries()) {
    const now = step.seen[place] ?? null;
    const before = sequence[index - 1]?.seen[place] ?? null;
    if (isSame(before, now, step.isEpoch)) continue;
    const [last, at] = [times[index - 1], times[index]].map((time) => time ?? START + SECOND);
    const openingSeen = index > 0 && !step.isLate;
    const known = openingSeen || index === 0 ? at : last;
    if (before) Object.assign(all.at(-1) ?? {}, { lastSeen: known, ended: at });
    if (now) all.push({ ...opened(port, now.program, at, known), openingSeen });
  }
  return all;
}

function opened(port: number, program: string, at = 0, began = 0) {
  return {
    port,
    path: `/usr/bin/${program}`,
    began,
    firstSeen: at,
    lastSeen: null,
    ended: null,
  };
}

/** Whether it is the same listener as in the reading before, or both times nobody. */
function isSame(before: Seen[number], now: Seen[number], isEpoch: boolean): boolean {
  if (!before || !now) return before === now;
  return before.program === now.program && (isEpoch || before.socket === now.socket);
}

function rowsOf(seen: Seen, epoch: number): Rows {
  return rowsById(
    seen.flatMap((there, place) => {
      if (!there) return [];
      const port = PORTS[place] ?? 0;
      const id = `${epoch} ${port} ${there.program} ${there.socket}`;
      return [listenerRow(port, there.program, { id })];
    }),
  );
}

/** The same sequence through follower, writer and a real file. */
async function recorded(sequence: readonly Step[], lab: HistoryFolder) {
  const { writer, reader } = await lab.open();
  const follower = new ListenerFollower({ open: [], nextId: 1, until: null });
  const times = timesOf(sequence);
  let before: Rows = new Map();
  let epoch = 0;
  let from = 0;
  for (const [index, { seen, isLate, isEpoch }] of sequence.entries()) {
    if (isEpoch) epoch += 1;
    const takenAt = times[index] ?? 0;
    const rows = rowsOf(seen, epoch);
    const isSeen = index > 0 && !isLate;
    if (!isSeen) from = takenAt;
    const delta = isEpoch || index === 0 ? null : diff(before, rows);
    const changes = follower.take({ rows, delta, takenAt, unseen: new Set() }, isSeen);
    writer.write({ watch: { from, until: takenAt }, changes });
    before = rows;
  }
  return reader;
}

test(
  'whatever opens and closes, what is kept is what a plain look at all readings finds',
  SLOW,
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        using lab = new HistoryFolder();
        const reader = await recorded(sequence, lab);
        const question = { from: 0, to: 2 * START, port: null, text: '', most: MOST_LISTENERS };
        const kept = reader.listeners(question).listeners.map(({ program, ...listener }) => ({
          port: listener.port,
          path: program.path,
          began: listener.began,
          firstSeen: listener.firstSeen,
          lastSeen: listener.lastSeen,
          ended: listener.ended,
          openingSeen: listener.openingSeen,
        }));
        expect(sorted(kept)).toEqual(sorted(naive(sequence)));
      }),
      { numRuns: 40 },
    );
  },
);

test('what listened at any time is what a plain look at all readings finds', SLOW, async () => {
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
      async (sequence, places) => {
        using lab = new HistoryFolder();
        const reader = await recorded(sequence, lab);
        const times = timesOf(sequence);
        const first = times[0] ?? START;
        const last = times.at(-1) ?? START;
        const moments = places.map((place) =>
          Math.round(first - GAP + place * (last - first + 2 * GAP)),
        );
        for (const time of [...times, ...moments]) {
          const { listeners, isWatched } = reader.listenedAt({ time, port: null, text: '' });
          const found = listeners.map(({ port, program, sure }) => ({
            port,
            path: program.path,
            sure,
          }));
          expect(sorted(found)).toEqual(sorted(naiveAt(sequence, time)));
          expect(isWatched).toBe(isWatchedAt(sequence, time));
        }
      },
    ),
    { numRuns: 25 },
  );
});

function isWatchedAt(sequence: readonly Step[], time: number): boolean {
  const times = timesOf(sequence);
  if (times.includes(time)) return true;
  const next = times.findIndex((at) => at > time);
  return next > 0 && sequence[next]?.isLate === false;
}

function naiveAt(sequence: readonly Step[], time: number) {
  const until = timesOf(sequence).at(-1) ?? 0;
  return naive(sequence).flatMap(({ port, path, began, firstSeen, lastSeen, ended }) => {
    if (time < began || (ended !== null && time >= ended)) return [];
    const isSure = time >= firstSeen && time <= (lastSeen ?? until);
    if (!isSure) return [{ port, path, sure: 'perhaps' }];
    return [{ port, path, sure: isWatchedAt(sequence, time) ? 'seen' : 'between' }];
  });
}

function sorted<T extends object>(items: readonly T[]): T[] {
  const text = (item: T) => JSON.stringify(item, Object.keys(item).sort());
  return [...items].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}
