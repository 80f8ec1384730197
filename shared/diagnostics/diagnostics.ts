import type { Role } from '../model/role.ts';
import type { Settings } from '../model/settings.ts';
import type { MonitorStatus } from '../model/status.ts';

/** What somebody needs to know who is to find out why Portico does not do what it should. */
export interface Diagnostics {
  /** Milliseconds since 1970 UTC. */
  readonly madeAt: number;
  /** By name, Portico's first. */
  readonly versions: Readonly<Record<string, string>>;
  readonly system: { readonly os: string; readonly kernel: string; readonly arch: string };
  readonly rights: Rights;
  /** Of the last reading; null where there was none. */
  readonly status: MonitorStatus | null;
  readonly roles: Readonly<Record<Role, number>> | null;
  readonly settings: Settings;
  readonly hooks: { readonly command: boolean; readonly webhook: boolean };
  readonly files: readonly DataFile[];
  /** Lines of the log as they are in the file, the newest last. */
  readonly log: readonly string[];
}

export interface Rights {
  /** Null where the system has no such user. */
  readonly isRoot: boolean | null;
  /** Those that Portico can use, by their names in capabilities(7); null where there are none to have. */
  readonly capabilities: readonly string[] | null;
}

export interface DataFile {
  readonly name: string;
  readonly bytes: number;
}

/** How many lines of the log go with it. */
export const LOG_LINES = 200;
