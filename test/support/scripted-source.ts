import type { Attribution, OwnerReader } from '../../electron/monitor/owners/owners.ts';
import { HIDDEN_OWNER, NO_OWNER } from '../../electron/monitor/owners/owners.ts';
import type { RawSocket, Reading, SocketSource } from '../../electron/monitor/sources/source.ts';
import { SourceError } from '../../electron/monitor/sources/source.ts';
import type { Problem, SourceFailureCode, SourceName } from '../../shared/model/status.ts';

/** A source that says what a test tells it to. */
export class ScriptedSource implements SocketSource {
  readonly name: SourceName;
  readonly doorsIntervalMs = null;
  /** What the next readings hold. */
  sockets: readonly RawSocket[] = [];
  problems: readonly Problem[] = [];
  takenAt = 1_750_000_000_000;
  /** While set, probes fail with it; `hang`: they end when they are aborted, as readings do. */
  probeFailure: SourceFailureCode | 'hang' | null = null;
  /** While set, readings fail with it. */
  readFailure: Error | 'hang' | null = null;
  probes = 0;
  reads = 0;
  restarts = 0;
  closed = 0;

  constructor(name: SourceName) {
    this.name = name;
  }

  async probe(signal: AbortSignal): Promise<void> {
    this.probes += 1;
    if (this.probeFailure === null) return;
    if (this.probeFailure === 'hang') return await untilAborted(signal);
    throw new SourceError({ source: this.name, code: this.probeFailure, detail: null });
  }

  async read(signal: AbortSignal): Promise<Reading> {
    this.reads += 1;
    if (this.readFailure === 'hang') await untilAborted(signal);
    if (this.readFailure instanceof Error) throw this.readFailure;
    const { takenAt, sockets, problems } = this;
    return { takenAt, sockets, problems };
  }

  restart(): void {
    this.restarts += 1;
  }

  async close(): Promise<void> {
    this.closed += 1;
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Owners as the sockets' own hints tell them: a pid is the owner, the same object every time. */
export function hintedOwners(): OwnerReader {
  const known = new Map<number, Attribution>();
  const attribute = ({ owner }: RawSocket): Attribution => {
    if (owner.kind === 'nobody') return NO_OWNER;
    if (owner.kind !== 'pid') return HIDDEN_OWNER;
    const { pid, name } = owner;
    const facts = { path: null, commandLine: null, user: null, startedAt: null, parentPid: null };
    const made: Attribution = known.get(pid) ?? {
      owners: [{ pid, name: name ?? '', ...facts }],
      status: 'complete',
      unit: null,
      container: null,
    };
    known.set(pid, made);
    return made;
  };
  return {
    attribute: async () => ({
      of: attribute,
      touched: new Set(),
      userOf: () => null,
      hiddenReason: 'other-users',
      problems: [],
    }),
    reset: () => {},
  };
}
