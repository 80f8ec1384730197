import { onTestFinished } from 'vitest';
import { Monitor } from '../../electron/monitor/monitor.ts';
import type { OwnerReader } from '../../electron/monitor/owners/owners.ts';
import type { SleepWatch } from '../../electron/monitor/pace/sleep-watch.ts';
import type { Publication } from '../../electron/monitor/publication.ts';
import type { SourceFactory } from '../../electron/monitor/sources/select.ts';
import type { SocketSource } from '../../electron/monitor/sources/source.ts';
import type { SourceChoice, SourceName } from '../../shared/model/status.ts';
import { makeHost } from './make-host.ts';
import { hintedOwners, ScriptedSource } from './scripted-source.ts';

export interface ScriptedMonitorOptions {
  readonly choice?: SourceChoice;
  readonly limitMs?: number;
  readonly intervalMs?: number;
  /** A source better than the others. */
  readonly netlink?: SocketSource;
  readonly owners?: OwnerReader;
  /** The clocks by which the computer's sleep is told. */
  readonly sleep?: SleepWatch;
}

/** A monitor with two scripted sources, proc before systeminformation, and all that it publishes. */
export function scriptedMonitor(options: ScriptedMonitorOptions = {}) {
  const proc = new ScriptedSource('proc');
  const library = new ScriptedSource('systeminformation');
  const { netlink } = options;
  const sources = new Map<SourceName, SourceFactory>([
    ...(netlink ? ([['netlink', () => netlink]] as const) : []),
    ['proc', () => proc],
    ['systeminformation', () => library],
  ]);
  const monitor = new Monitor({
    sources,
    owners: options.owners ?? hintedOwners(),
    host: makeHost(),
    choice: options.choice ?? 'auto',
    intervalMs: options.intervalMs ?? 60_000,
    limitMs: options.limitMs ?? 60_000,
    selfPids: new Set([77]),
    wait: false,
    ...(options.sleep && { sleep: options.sleep }),
    standingProblems: () => [{ code: 'settings-damaged', movedTo: '/aside' }],
  });
  const published: Publication[] = [];
  monitor.subscribe((publication) => published.push(publication));
  onTestFinished(() => monitor.stop());
  return { monitor, proc, library, published };
}
