import type { AlertSettings, Settings } from '../model/settings.ts';
import type { MonitorStatus } from '../model/status.ts';
import type { Severity } from '../registry/life/risks-entry.ts';
import type { Finding } from './finding.ts';
import type { FindingsProblem } from './findings-state.ts';

/** What somebody is told who waits for findings and does not look at them. */
export interface FindingsNews {
  /** When the sockets were read: milliseconds since 1970 UTC. */
  readonly at: number;
  /** How many rules are in force; null: nothing was ever expected, and nothing is found. */
  readonly rules: number | null;
  /** Those that were not told before, gravest first. */
  readonly fresh: readonly Finding[];
  /** So many more were too many to be told one by one. */
  readonly dropped: number;
  /** Of all findings that hold and are not decided. */
  readonly counts: Readonly<Record<Severity, number>>;
  readonly problems: readonly FindingsProblem[];
  /** What is known of the reading as a whole; null while there is none. */
  readonly status: MonitorStatus | null;
  readonly alerts: AlertSettings;
  readonly language: Settings['language'];
}
