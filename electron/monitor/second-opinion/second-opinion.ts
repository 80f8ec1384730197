import type { Protocol } from '../../../shared/model/socket.ts';
import type { SourceName } from '../../../shared/model/status.ts';
import { compare, portKey, type TriedPorts } from '../../../shared/second-opinion/compare.ts';
import type { BindTest, Opinion, Witness } from '../../../shared/second-opinion/opinion.ts';
import type { SourceFactory } from '../sources/select.ts';
import { type Binder, type Swept, sweep } from './bind-test.ts';
import { Looking } from './look.ts';

export interface OpinionOptions {
  readonly sources: ReadonlyMap<SourceName, SourceFactory>;
  /** Null where the system has none. @throws where it cannot be made */
  readonly binder: (() => Promise<Binder>) | null;
}

/**
 * Asks every source there is, tries every port, and asks again, so that what only changed meanwhile is no
 * difference. Never fails: what a source could not say is part of the answer.
 */
export async function secondOpinion(
  { sources, binder }: OpinionOptions,
  signal: AbortSignal,
): Promise<Opinion> {
  const takenAt = Date.now();
  const startedAt = performance.now();
  const lookings = [...sources].map(([name, factory]) => new Looking(name, factory));
  try {
    await lookAll(lookings, signal);
    const binding = await bindingOf(binder, signal);
    await lookAll(lookings, signal);
    const { differences, counts } = compare(
      lookings
        .filter(({ failure }) => failure === null)
        .map(({ name, looks }) => ({ source: name, looks })),
      binding.swept && triedAgain(binding, lookings),
    );
    return {
      takenAt,
      tookMs: performance.now() - startedAt,
      witnesses: lookings.map(witnessOf),
      bindTest: binding.test,
      differences,
      counts,
    };
  } finally {
    await Promise.all(lookings.map((looking) => looking.close()));
  }
}

async function lookAll(lookings: readonly Looking[], signal: AbortSignal): Promise<void> {
  // One after the other: each one's own helpers would be a difference for the next.
  for (const looking of lookings) await looking.look(signal);
}

interface Binding {
  readonly test: BindTest;
  readonly binder: Binder | null;
  readonly swept: Swept | null;
}

async function bindingOf(make: OpinionOptions['binder'], signal: AbortSignal): Promise<Binding> {
  const none = { binder: null, swept: null };
  if (!make) return { ...none, test: { ok: false, reason: 'unsupported', detail: null } };
  try {
    const binder = await make();
    const swept = await sweep(binder, signal);
    const { tried, denied } = swept;
    return { binder, swept, test: { ok: true, tried, denied } };
  } catch (error) {
    signal.throwIfAborted();
    return { ...none, test: { ok: false, reason: 'failed', detail: String(error) } };
  }
}

/** What the sources have seen since may be in use no longer, and the reverse: only those ports are tried again. */
function triedAgain({ binder, swept }: Binding, lookings: readonly Looking[]): TriedPorts {
  const taken = new Set(swept?.taken.map(([protocol, port]) => portKey(protocol, port)));
  const rows = lookings.flatMap(({ looks }) => looks.flat());
  const shown = new Set(rows.map(({ protocol, port }) => portKey(protocol, port)));
  const stillTaken = new Set<string>();
  const free = new Set<string>();
  const isTaken = (protocol: Protocol, port: number): boolean =>
    binder?.try(protocol, port) === 'taken';
  for (const [protocol, port] of swept?.taken ?? []) {
    const key = portKey(protocol, port);
    if (!shown.has(key) && isTaken(protocol, port)) stillTaken.add(key);
  }
  for (const { protocol, port, remote } of rows) {
    const key = portKey(protocol, port);
    if (remote !== null || port === 0 || taken.has(key) || free.has(key)) continue;
    if (binder?.try(protocol, port) === 'free') free.add(key);
  }
  return { taken: stillTaken, free };
}

function witnessOf({ name, looks, failure }: Looking): Witness {
  if (failure) return { source: name, ok: false, code: failure.code, detail: failure.detail };
  const sockets = looks.at(-1) ?? [];
  const doors = sockets.filter(({ remote }) => remote === null).length;
  return { source: name, ok: true, sockets: sockets.length, doors };
}
