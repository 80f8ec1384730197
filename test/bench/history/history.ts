import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyPath, openForWriting } from '../../../electron/monitor/history/history-file.ts';
import { HistoryReader } from '../../../electron/monitor/history/history-reader.ts';
import { HistoryWriter } from '../../../electron/monitor/history/history-writer.ts';
import { HIDDEN_PROGRAM } from '../../../shared/findings/program.ts';
import type { HistoryChange } from '../../../shared/history/changes.ts';
import { atMost, type Figure, median, type Section, timed } from '../figure.ts';
import { measureTicks } from './ticks.ts';

/** Openings and closings. */
const EVENTS = 1_000_000;
const DAYS = 90;
const DAY_MS = 86_400_000;
const DOORS = 400;
const ROUNDS = 9;
const DAY_BUDGET_MS = 50;
/** As many changes as one batch holds. */
const BATCH = 5000;
const START = Date.UTC(2026, 0, 1);

/** A file with a million events over 90 days: what a day of it costs to read, and what an event takes. */
export async function measureHistory(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'portico-bench-'));
  try {
    const { db } = await openForWriting(folder);
    const writer = new HistoryWriter(db);
    const writeMs = await timed(() => fill(writer));
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const bytes = statSync(historyPath(folder)).size;
    const figures: Figure[] = [
      { what: 'bytes per event', value: bytes / EVENTS, unit: 'B' },
      { what: 'the whole file', value: bytes / 1e6, unit: 'MB' },
      { what: 'writing 1,000 events', value: (writeMs / EVENTS) * 1000, unit: 'ms' },
      ...(await measureReading(new HistoryReader(db))),
      ...measureTicks(),
    ];
    db.close();
    const title = `History: ${EVENTS.toLocaleString('en')} events over ${DAYS} days`;
    const notes = [`at ${DOORS} doors; a day has ${Math.round(EVENTS / DAYS)} events`];
    return { title, figures, notes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureReading(reader: HistoryReader): Promise<Figure[]> {
  const narrowing = { port: null, text: '' };
  const lanes = { steps: 1200, lanes: 300, by: 'door' } as const;
  const timeline = (from: number, days: number) => () =>
    reader.timeline({ from, to: from + days * DAY_MS, ...lanes, ...narrowing });
  const middle = START + (DAYS / 2) * DAY_MS;
  const last = START + (DAYS - 1) * DAY_MS;
  const day = await rounds(timeline(middle, 1));
  return [
    {
      what: 'timeline of one day, in the middle',
      value: day,
      unit: 'ms',
      budget: atMost(day, DAY_BUDGET_MS, 'ms'),
    },
    { what: 'timeline of the last day', value: await rounds(timeline(last, 1)), unit: 'ms' },
    { what: 'timeline of all 90 days', value: await rounds(timeline(START, DAYS), 3), unit: 'ms' },
    {
      what: 'what listened at a time',
      value: await rounds(() => reader.listenedAt({ time: middle, ...narrowing })),
      unit: 'ms',
    },
  ];
}

async function rounds(act: () => unknown, count = ROUNDS): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < count; round += 1) times.push(await timed(act));
  return median(times);
}

/** Short and long listeners in turn, as servers, tools and tests have them. */
function fill(writer: HistoryWriter): void {
  const listeners = EVENTS / 2;
  const step = (DAYS * DAY_MS) / listeners;
  let changes: HistoryChange[] = [];
  for (let id = 1; id <= listeners; id += 1) {
    const firstSeen = Math.round(START + (id - 1) * step);
    const lasted = lengthOf(id);
    changes.push(opened(id, firstSeen), {
      kind: 'closed',
      id,
      lastSeen: firstSeen + lasted,
      ended: firstSeen + lasted,
    });
    if (changes.length < BATCH) continue;
    writer.write({ watch: { from: START, until: firstSeen }, changes });
    changes = [];
  }
  writer.write({ watch: { from: START, until: START + DAYS * DAY_MS }, changes });
}

/** From seconds to days, most of them short. */
function lengthOf(id: number): number {
  const dice = (id * 2_654_435_761) % 1000;
  if (dice < 700) return 1000 + dice * 100;
  if (dice < 950) return dice * 5000;
  return dice < 999 ? dice * 60_000 : dice * 1_000_000;
}

function opened(id: number, firstSeen: number): HistoryChange {
  const door = (id * 7919) % DOORS;
  return {
    kind: 'opened',
    listener: {
      id,
      began: firstSeen,
      firstSeen,
      lastSeen: null,
      ended: null,
      openingSeen: true,
      protocol: door % 5 === 0 ? 'udp' : 'tcp',
      address: door % 3 === 0 ? '0.0.0.0' : '127.0.0.1',
      port: 1024 + door,
      interface: null,
      exposure: door % 3 === 0 ? 'any' : 'loopback',
      program: { ...HIDDEN_PROGRAM, path: `/usr/bin/program-${door % 60}`, uid: 1000 },
      user: 'somebody',
      pid: 1000 + (id % 30_000),
      startedAt: firstSeen - 50,
    },
  };
}
