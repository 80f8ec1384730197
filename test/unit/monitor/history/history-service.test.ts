import { expect, test } from 'vitest';
import { HistoryKeeper } from '../../../../electron/monitor/history/history-keeper.ts';
import { HistoryService } from '../../../../electron/monitor/history/history-service.ts';
import type { Finding } from '../../../../shared/findings/finding.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../shared/model/settings.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { HistoryFolder } from '../../../support/history/history-folder.ts';
import { listenerRow, makeProgram } from '../../../support/history/make-listener.ts';
import { Publications } from '../../../support/make-publication.ts';
import { makeRow } from '../../../support/make-row.ts';

const START = Date.UTC(2024, 4, 6, 7, 0, 0);
const ON: Settings = { ...DEFAULT_SETTINGS, history: { on: true, days: 3650, megabytes: 100 } };
const OFF: Settings = { ...ON, history: { ...ON.history, on: false } };

/** A service whose keeper is in this process instead of in a thread. */
class Recorder implements AsyncDisposable {
  readonly lab = new HistoryFolder();
  readonly readings = new Publications();
  readonly service: HistoryService;
  changes = 0;

  /** @param folder where it is kept; otherwise in one of its own */
  constructor(folder?: string) {
    this.service = new HistoryService(
      folder ?? this.lab.folder,
      () => {
        this.changes += 1;
      },
      (report) => {
        const keeper = new HistoryKeeper(report);
        return {
          configure: (setup) => void keeper.configure(setup),
          write: (session, batch) => void keeper.write(session, batch),
          ask: (question, argument) => keeper.ask(question, argument),
          close: () => keeper.close(),
        };
      },
    );
  }

  async begin(settings = ON): Promise<void> {
    this.service.use(settings);
    // An answer comes only after what was asked before it.
    await this.service.ask('facts', null);
  }

  take(seconds: number, rows: readonly SocketRow[]): void {
    this.service.take(this.readings.next(rows, { takenAt: START + seconds * 1000 }));
  }

  /** The first reading after this computer slept. @param since seconds at which the one before was taken */
  takeAfterSleep(seconds: number, since: number, rows: readonly SocketRow[]): void {
    const publication = this.readings.next(rows, { takenAt: START + seconds * 1000 });
    this.service.take({ ...publication, asleepSince: START + since * 1000 });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service.close();
    this.lab[Symbol.dispose]();
  }

  /** What a reader of the file finds once the service has ended. */
  async kept() {
    await this.service.close();
    const { reader } = await this.lab.open();
    return reader.listeners({ from: 0, to: 2 * START, port: null, text: '', most: 1000 });
  }
}

test('what was read before recording began is taken in when it begins', async () => {
  await using recorder = new Recorder();
  recorder.take(0, [listenerRow(80)]);
  await recorder.begin();
  const { listeners, watches } = await recorder.kept();
  expect(listeners).toMatchObject([{ port: 80, openingSeen: false, firstSeen: START }]);
  expect(watches).toEqual([{ from: START, until: START }]);
});

test('readings that follow each other are one watch, and a gap ends it', async () => {
  await using recorder = new Recorder();
  await recorder.begin();
  for (const second of [0, 1, 2, 20]) recorder.take(second, [listenerRow(80)]);
  for (const second of [3600, 3601]) recorder.take(second, []);
  const { listeners, watches } = await recorder.kept();
  expect(watches).toEqual([
    { from: START, until: START + 20_000 },
    { from: START + 3_600_000, until: START + 3_601_000 },
  ]);
  expect(listeners).toMatchObject([{ lastSeen: START + 20_000, ended: START + 3_600_000 }]);
});

test('a reading that failed makes nobody watch longer', async () => {
  await using recorder = new Recorder();
  await recorder.begin();
  recorder.take(0, [listenerRow(80)]);
  recorder.take(1, [listenerRow(80)]);
  for (let round = 0; round < 5; round += 1) recorder.take(1, [listenerRow(80)]);
  expect((await recorder.kept()).watches).toEqual([{ from: START, until: START + 1000 }]);
});

test('a listener that was there all the time is one listener over a change of source', async () => {
  await using recorder = new Recorder();
  await recorder.begin();
  recorder.take(0, [listenerRow(80)]);
  const other = recorder.readings.newEpoch([listenerRow(80, 'doorkeeper', { id: 'x' })], {
    takenAt: START + 1000,
  });
  recorder.service.take(other);
  expect((await recorder.kept()).listeners).toMatchObject([{ port: 80, lastSeen: null }]);
});

test('connections are counted by hour, also those that passed between two readings', async () => {
  await using recorder = new Recorder();
  await recorder.begin();
  const connection = makeRow({
    local: { address: '10.0.0.1', port: 40_000 },
    remote: { address: '10.0.0.2', port: 443 },
    ...{ owners: listenerRow(1, 'browser').owners, ownersStatus: 'complete' },
  });
  recorder.take(0, []);
  recorder.take(1, [connection]);
  const traffic = { bytesSent: 5, bytesReceived: 7, retransmits: 0, rttUs: null, minRttUs: null };
  const passed = { ...connection, id: 'other', owners: [], traffic };
  recorder.service.take(
    recorder.readings.next(
      [connection],
      { takenAt: START + 2000 },
      { sockets: [passed], dropped: 0 },
    ),
  );
  await recorder.service.close();
  const { reader } = await recorder.lab.open();
  const question = { from: START, to: START + 1000, most: 10, port: null, text: '' };
  const { peers, connections } = reader.peers(question);
  expect(connections).toBe(2);
  expect(peers).toHaveLength(2);
  expect(peers).toContainEqual(
    expect.objectContaining({ count: 1, measured: 1, sent: 5, received: 7, port: 443 }),
  );
});

test('findings and actions are kept with their time', async () => {
  await using recorder = new Recorder();
  await recorder.begin();
  recorder.take(0, []);
  recorder.service.recordFinding(finding(), START + 10);
  const action = { protocol: 'tcp', port: 80, pid: 12, program: 'web', outcome: 'ended' } as const;
  recorder.service.recordAction({ kind: 'end-process', ...action }, START + 20);
  expect((await recorder.kept()).marks).toMatchObject([
    { at: START + 10, type: 'finding', kind: 'wider', severity: 'high', ports: [80, 81] },
    { at: START + 20, type: 'action', kind: 'end-process', outcome: 'ended' },
  ]);
});

test('readings are wanted while history is on, unless another monitor records', async () => {
  await using recorder = new Recorder();
  expect(recorder.service.wantsReadings).toBe(false);
  await recorder.begin();
  expect(recorder.service.wantsReadings).toBe(true);
  await using second = new Recorder(recorder.lab.folder);
  await second.begin();
  expect(second.service.state).toEqual({ state: 'reading' });
  expect(second.service.wantsReadings).toBe(false);
  expect(second.service.problems).toEqual([]);
  await recorder.begin(OFF);
  expect(recorder.service.wantsReadings).toBe(false);
});

test('why history is not recorded is a problem of the status, and the rest goes on', async () => {
  await using recorder = new Recorder('/dev/null/nowhere');
  await recorder.begin();
  expect(recorder.service.problems).toMatchObject([
    { code: 'history-stopped', reason: 'unwritable' },
  ]);
  recorder.take(0, [listenerRow(80)]);
  await recorder.begin(OFF);
  expect(recorder.service.problems).toEqual([]);
});

function finding(): Finding {
  return {
    id: 'wider 80/tcp',
    kind: 'wider',
    severity: 'high',
    protocol: 'tcp',
    port: 80,
    program: makeProgram(),
    exposure: 'any',
    ports: [80, 81],
    sockets: [],
    socketCount: 2,
    rules: [],
    isExpectedThere: false,
    risks: [],
    programFile: null,
  };
}

test('what opened and closed while this computer slept did so in that time, however short it was', async () => {
  await using recorder = new Recorder();
  const [stays, goes, comes] = [listenerRow(80), listenerRow(81), listenerRow(82)];
  await recorder.begin();
  recorder.take(0, [stays, goes]);
  recorder.take(1, [stays, goes]);
  recorder.takeAfterSleep(9, 1, [stays, comes]);
  recorder.take(10, [stays, comes]);
  const { listeners, sleeps, watches } = await recorder.kept();
  const [slept, woke] = [START + 1000, START + 9000];
  expect(sleeps).toEqual([{ from: slept, until: woke }]);
  expect(watches).toEqual([
    { from: START, until: slept },
    { from: woke, until: START + 10_000 },
  ]);
  expect(listeners).toMatchObject([
    { port: 80, lastSeen: null },
    { port: 81, lastSeen: slept, ended: woke },
    { port: 82, openingSeen: false, began: slept, firstSeen: woke, lastSeen: null },
  ]);
});

test('a sleep before anything was recorded is none', async () => {
  await using recorder = new Recorder();
  await recorder.begin();
  recorder.takeAfterSleep(9, 1, [listenerRow(80)]);
  expect((await recorder.kept()).sleeps).toEqual([]);
});
