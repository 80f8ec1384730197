import { onTestFinished } from 'vitest';
import { findingHandlers } from '../../../../electron/monitor/findings/finding-handlers.ts';
import { FindingsService } from '../../../../electron/monitor/findings/findings-service.ts';
import { ProgramFiles } from '../../../../electron/monitor/findings/program-files.ts';
import type { Finding, ProgramFile } from '../../../../shared/findings/finding.ts';
import type { FindingsState } from '../../../../shared/findings/findings-state.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import type { MonitorStatus } from '../../../../shared/model/status.ts';
import { makeHost } from '../../../support/make-host.ts';
import { Publications } from '../../../support/make-publication.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { listener } from '../../shared/findings/make-situation.ts';

export const START = 1_700_000_000_000;
export const SERVER = listener({ id: 'server', port: 8080 });
export const INTRUDER = listener({ id: 'intruder', port: 12_321, path: '/tmp/intruder' });

/** A service of a data folder of its own, led by readings that a test makes. */
export async function setUp(files = new Map<number, ProgramFile>()) {
  const folder = tempFolder();
  const told: FindingsState[] = [];
  const fresh: Finding[] = [];
  const service: FindingsService = new FindingsService({
    folder,
    host: makeHost(),
    otherProblems: () => [],
    changed: () => told.push(service.state),
    found: (findings) => fresh.push(...findings),
    programFiles: new ProgramFiles(() => files),
  });
  await service.start();
  onTestFinished(() => service.stop());
  const of = new Publications();
  let now = START;
  /** One reading a second after the last. */
  const read = (rows: readonly SocketRow[], status: Partial<MonitorStatus> = {}) => {
    now += 1000;
    service.take(of.next(rows, { takenAt: now, ...status }));
  };
  /** Readings for so long that everything that holds is told. */
  const stay = (rows: readonly SocketRow[]) => {
    for (let second = 0; second < 20; second += 1) read(rows);
  };
  const kinds = () => service.latest.findings.map(({ kind, port }) => `${kind} ${port}`);
  return {
    folder,
    told,
    fresh,
    service,
    handlers: findingHandlers(service),
    read,
    stay,
    of,
    kinds,
  };
}
