import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { NetlinkSource } from '../../../electron/monitor/sources/netlink/source.ts';
import { ScaleLab } from '../../bench/lab/scale-lab.ts';
import { LISTENER } from '../engine.ts';
import { bySs, type Ends, portico } from './against-ss.ts';
import { type ChurnLog, faultsOf, type Life, livesThroughReadings, now } from './lives.ts';
import { Recorder } from './recorder.ts';

/** What a churn showed. */
export interface ChurnReport {
  readonly stable: number;
  readonly readings: number;
  /** Readings of a second source, which never knows what was there before. */
  readonly wholeReadings: number;
  readonly lives: number;
  /** Of those, how many lived through a whole reading. */
  readonly lasting: number;
  /** Sockets that passed between two readings, connections too. */
  readonly passed: number;
  /** Sockets that were compared with those of `ss` at the end; null without that program. */
  readonly compared: number | null;
  /** What was wrong, in words. */
  readonly faults: readonly string[];
}

const PASSERS = fileURLToPath(new URL('./passers.ts', import.meta.url));
const PASSERS_HOST = '127.2.0.1';
/** Addresses of the laboratory. */
const STABLE = /^127\.1\./;
/** Of so many readings one is of everything, and of so many one is beside another source's. */
const BEATS = 4;
const WHOLE_BEATS = 8;
/** Between two readings: of so many as are remembered, what tells of a socket comes before they are over. */
const REST_MS = 30;
/** What tells of the last ones is there after so many readings without news. */
const QUIET_READINGS = 20;

const { signal } = new AbortController();

/**
 * Entry of a process that reads without end while sockets come and go beside others that stay. Arguments:
 * for how many milliseconds, beside how many. Prints a {@link ChurnReport}.
 */
async function watch(duration: number, count: number): Promise<ChurnReport> {
  await using lab = new ScaleLab();
  await lab.grow(count);
  const source = new NetlinkSource(LISTENER);
  const other = new NetlinkSource('/nonexistent');
  try {
    await Promise.all([source.probe(), other.probe()]);
    const first = await source.read(signal, 'all');
    const recorder = new Recorder(first.changes.opened, isStable, lab.size);
    const lives = startPassers(duration);
    let quiet = 0;
    for (let number = 1; !lives.ended || quiet < QUIET_READINGS; number += 1) {
      await pause(REST_MS);
      const begin = now();
      const reading = await source.read(signal, number % BEATS === 0 ? 'all' : 'doors');
      const isQuiet = recorder.take(reading, { begin, end: now() });
      quiet = lives.ended && isQuiet ? quiet + 1 : 0;
      if (number % WHOLE_BEATS !== 0) continue;
      other.restart();
      recorder.takeWhole((await other.read(signal, 'all')).changes.opened);
    }
    const log: ChurnLog = { ...recorder.log, lives: await lives.all };
    const compared = await compare(other);
    return {
      stable: lab.size,
      readings: log.readings.length,
      wholeReadings: recorder.wholeReadings,
      lives: log.lives.length,
      lasting: livesThroughReadings(log).size,
      passed: recorder.passed,
      compared: compared.count,
      faults: [...recorder.faults, ...faultsOf(log), ...compared.faults],
    };
  } finally {
    await Promise.all([source.close(), other.close()]);
  }
}

function startPassers(duration: number): { ended: boolean; readonly all: Promise<Life[]> } {
  const child = fork(PASSERS, [PASSERS_HOST, `${duration}`], { execArgv: [] });
  const ended = once(child, 'exit');
  const failed = ended.then(() => {
    throw new Error('what comes and goes ended without a word');
  });
  const message = Promise.race([once(child, 'message'), failed]);
  const passers = { ended: false, all: message.then(([lives]) => lives as Life[]) };
  void ended.then(() => {
    passers.ended = true;
  });
  return passers;
}

function isStable(socket: Ends): boolean {
  return [socket.local, socket.remote].some((end) => end !== null && STABLE.test(end.address));
}

/** All that is left now is as `ss` tells it. */
async function compare(source: NetlinkSource): Promise<{ count: number | null; faults: string[] }> {
  source.restart();
  const { changes } = await source.read(signal, 'all');
  const ours = changes.opened.filter(isStable).map(portico).sort();
  const theirs = bySs(isStable);
  if (theirs === null) return { count: null, faults: [] };
  const known = new Set(theirs);
  const extra = ours.filter((text) => !known.has(text)).map((text) => `not known to ss: ${text}`);
  const isSame = ours.length === theirs.length && extra.length === 0;
  return {
    count: ours.length,
    faults: isSame ? [] : [`${ours.length} sockets, ss: ${theirs.length}`, ...extra],
  };
}

const [, , duration = '0', count = '0'] = process.argv;
process.stdout.write(JSON.stringify(await watch(Number(duration), Number(count))));
