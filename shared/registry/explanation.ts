import type { Range } from '../model/range.ts';
import { isInDynamicRange, rangeOf } from '../model/range.ts';
import type { SocketRow } from '../model/socket.ts';
import type { HostFacts } from '../model/status.ts';
import type { ArticleRow } from './life/article.ts';
import { articleRows } from './life/article.ts';
import type { CommonUse } from './life/common-uses.ts';
import { commonUses } from './life/common-uses.ts';
import type { Risk } from './life/risks.ts';
import { risksOf } from './life/risks.ts';
import type { PortRecord, RegistryProtocol } from './record.ts';
import { REGISTRY_PROTOCOLS } from './record.ts';
import type { Registry } from './registry.ts';

/** All that is known of a port: what is claimed of it, what is common, and who is there. */
export interface PortExplanation {
  readonly port: number;
  readonly range: Range;
  /** Whether this system may hand it out to a client; null where that is not known. */
  readonly inDynamicRange: boolean | null;
  readonly registry: Registry;
  /** One for each protocol that was asked for. */
  readonly records: readonly PortRecord[];
  readonly commonUses: readonly CommonUse[];
  readonly risks: readonly Risk[];
  /** What the article says in other words than the registry. */
  readonly article: readonly ArticleRow[];
  readonly here: readonly SocketRow[];
}

/** @param protocol null for all of them */
export function explainPort(
  port: number,
  protocol: RegistryProtocol | null,
  registry: Registry,
  host: Pick<HostFacts, 'dynamicRange' | 'udp'>,
  rows: Iterable<SocketRow>,
): PortExplanation {
  const protocols = protocol === null ? REGISTRY_PROTOCOLS : [protocol];
  const isAsked = (one: { readonly protocol: RegistryProtocol }): boolean =>
    protocols.includes(one.protocol);
  const rules = protocol === 'udp' ? (host.udp ?? host) : host;
  return {
    port,
    range: rangeOf(port),
    inDynamicRange: isInDynamicRange(port, rules.dynamicRange),
    registry,
    records: protocols.map((one) => registry.record(port, one)),
    commonUses: [...commonUses(port, 'tcp'), ...commonUses(port, 'udp')].filter(isAsked),
    risks: protocols.flatMap((one) => risksOf(port, one)),
    article: articleRows(port, protocol ?? undefined).filter(({ note }) => note !== null),
    here: Array.from(rows).filter((row) => row.local.port === port && isAsked(row)),
  };
}
