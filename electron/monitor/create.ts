import type { HostFacts, Problem, SourceChoice } from '../../shared/model/status.ts';
import { Monitor } from './monitor.ts';
import type { KnownOrigins } from './origins.ts';
import { LibraryOwnerReader } from './owners/library-reader.ts';
import { LinuxOwnerReader } from './owners/linux/reader.ts';
import type { ServiceNames } from './registry/service-names.ts';
import { sourcesFor } from './sources/factories.ts';
import { Library } from './sources/systeminformation/library.ts';

/** How long one reading may take before it is cancelled, in milliseconds. */
const LIMIT_MS = 10_000;

export interface CreateOptions {
  readonly host: HostFacts;
  readonly choice: SourceChoice;
  readonly intervalMs: number;
  readonly otherNamespaces: boolean;
  readonly selfPids: readonly number[];
  /** Whether one reading is all that is wanted: it waits for slow facts, and nothing listens in between. */
  readonly once: boolean;
  readonly standingProblems?: () => readonly Problem[];
  readonly services?: ServiceNames;
  /** From the monitor whose place this one takes. */
  readonly known?: KnownOrigins | null;
}

/** A monitor of this machine, with the sources and the owner reader of its system. */
export function createMonitor(options: CreateOptions): Monitor {
  const library = new Library();
  const isLinux = process.platform === 'linux';
  return new Monitor({
    sources: sourcesFor(process.platform, library, !options.once),
    owners: isLinux ? new LinuxOwnerReader() : new LibraryOwnerReader(library),
    host: options.host,
    choice: options.choice,
    intervalMs: options.intervalMs,
    otherNamespaces: options.otherNamespaces,
    limitMs: LIMIT_MS,
    selfPids: new Set([...options.selfPids, process.pid]),
    wait: options.once,
    standingProblems: options.standingProblems ?? (() => []),
    known: options.known ?? null,
    ...(options.services && { services: options.services }),
  });
}
