import { HistoryService } from '../../../electron/monitor/history/history-service.ts';
import type { Publication } from '../../../electron/monitor/publication.ts';
import { EMPTY_DELTA } from '../../../shared/diff/delta.ts';
import type { HistoryBatch } from '../../../shared/history/changes.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { makeMonitorStatus } from '../../support/make-publication.ts';
import { makeOwner, makeRow } from '../../support/make-row.ts';
import { type Figure, median } from '../figure.ts';

const ROWS = 20_000;
const CHURN = 200;
const ROUNDS = 60;

/** What history adds to one tick of the monitor's own thread; the disk is the other thread's. */
export function measureTicks(): Figure[] {
  return [
    { what: 'a tick of 20,000 connections at rest', value: tickMs(0), unit: 'ms' },
    { what: 'a tick at 1 % churn', value: tickMs(CHURN), unit: 'ms' },
  ];
}

function tickMs(churn: number): number {
  const batches: HistoryBatch[] = [];
  let began: (() => void) | undefined;
  const service = new HistoryService(
    '',
    () => {},
    (report) => {
      const carried = { open: [], nextId: 1, until: null };
      began = () => report({ state: { state: 'recording' }, session: 1, carried, movedTo: null });
      return {
        configure: () => began?.(),
        write: (_, batch) => void batches.push(batch),
        ask: async () => Promise.reject(new Error('nothing is asked here')),
        close: async () => {},
      };
    },
  );
  service.use(DEFAULT_SETTINGS);
  const rows = new Map(Array.from({ length: ROWS }, (_, index) => entry(index)));
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const opened = new Map(
      Array.from({ length: churn }, (_, n) => entry(ROWS + round * churn + n)),
    );
    const closed = new Map([...rows].slice(0, churn));
    for (const id of closed.keys()) rows.delete(id);
    for (const [id, row] of opened) rows.set(id, row);
    const status = makeMonitorStatus({ takenAt: 1000 * (round + 1) });
    const publication: Publication = {
      snapshot: { epoch: 'one', seq: round, rows, status },
      delta: round === 0 ? null : { ...EMPTY_DELTA, opened, closed },
      status,
    };
    const start = performance.now();
    service.take(publication);
    // To ask is to hand over what happened: here after every tick, otherwise once a second.
    void service.ask;
    times.push(performance.now() - start);
  }
  return median(times.slice(1));
}

function entry(index: number): [string, SocketRow] {
  const id = `row ${index}`;
  const row = makeRow({
    id,
    local: { address: '10.0.0.1', port: 32_768 + (index % 28_000) },
    remote: { address: `10.1.${(index >> 8) & 255}.${index & 255}`, port: 443 },
    owners: [makeOwner({ name: `client-${index % 20}`, path: `/usr/bin/client-${index % 20}` })],
    ownersStatus: 'complete',
  });
  return [id, row];
}
