import type { SourceChoice, SourceFailure, SourceName } from '../../../shared/model/status.ts';
import type { SocketSource } from './source.ts';
import { failureOf } from './source.ts';

/** Makes a source; nothing is opened before its probe. */
export type SourceFactory = () => SocketSource;

/** A source that proved that it can see, and the better ones that could not. */
export interface Selected {
  readonly source: SocketSource;
  readonly failures: readonly SourceFailure[];
}

/** No source can see here. */
export class NoSourceError extends Error {
  override readonly name = 'NoSourceError';
  readonly failures: readonly SourceFailure[];

  constructor(failures: readonly SourceFailure[]) {
    super('no source can read the sockets of this machine');
    this.failures = failures;
  }
}

/**
 * Takes the first source whose probe passes. `auto` tries them in the order of `factories`; a source that
 * was asked for by name is tried before the others, so that the choice is never a dead end.
 * @param signalFor makes the time limit of one probe
 * @throws {NoSourceError} with why each of them failed
 */
export async function selectSource(
  factories: ReadonlyMap<SourceName, SourceFactory>,
  choice: SourceChoice,
  signalFor: () => AbortSignal,
): Promise<Selected> {
  const failures: SourceFailure[] = [];
  for (const name of orderOf(factories, choice)) {
    const factory = factories.get(name);
    if (!factory) {
      failures.push({ source: name, code: 'not-available', detail: null });
      continue;
    }
    const source = factory();
    const signal = signalFor();
    try {
      await source.probe(signal);
      return { source, failures };
    } catch (error) {
      failures.push(failureOf(name, error, signal));
      await source.close();
    }
  }
  throw new NoSourceError(failures);
}

function orderOf(
  factories: ReadonlyMap<SourceName, SourceFactory>,
  choice: SourceChoice,
): SourceName[] {
  const names = [...factories.keys()];
  if (choice === 'auto') return names;
  return [choice, ...names.filter((name) => name !== choice)];
}
