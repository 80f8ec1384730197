import { isIpv4Text, mappedIpv4, scopeOf } from '../address/scope.ts';
import type { Exposure } from '../model/exposure.ts';
import type { Family, SocketRow } from '../model/socket.ts';
import type { ClosingStep } from './close/step.ts';
import type { Confidence, FirewallReading, FirewallTool } from './firewall.ts';
import { judge } from './judge.ts';
import type { FamilyJudgement, Judgement, PlainReason } from './verdict.ts';

/** Who can reach a door: its bind scope, and what this host's input rules do with what comes to it. */
export interface Reach {
  readonly exposure: Exposure;
  /** The only device that leads to it; null: any, or for `loopback` none from outside. */
  readonly device: string | null;
  /** Whether its address says alone that nobody else comes to it: then no rule matters. */
  readonly isOwnOnly: boolean;
  /** One for each family it takes; none where no rule matters. */
  readonly families: readonly FamilyJudgement[];
  /** For IPv6 wildcard doors: whether the source says if they take IPv4 too. */
  readonly isIpv4Uncertain: boolean;
  readonly firewall: FirewallSummary | null;
  readonly closing: readonly ClosingStep[];
}

export interface FirewallSummary {
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  readonly manager: FirewallTool | null;
  readonly hint: FirewallReading['hint'];
  readonly profiles: readonly string[];
}

/**
 * Joins the address that a door is bound to with the rules.
 * @param row a listener or bound socket
 * @param firewall null where the address alone decides
 * @param isPublished whether the socket only stands for a container's port
 */
export function reachOf(
  row: SocketRow,
  firewall: FirewallReading | null,
  isPublished: boolean,
  closing: readonly ClosingStep[],
): Reach {
  const exposure = row.exposure ?? 'any';
  const isOwnOnly = exposure === 'loopback';
  const judged = isOwnOnly || !firewall ? [] : familiesOf(row);
  return {
    exposure,
    device: isOwnOnly ? null : row.interface,
    isOwnOnly,
    families: judged.map((family) => ({
      family,
      ...(firewall ? judgementOf(row, family, firewall, isPublished) : unknown('unsupported')),
    })),
    isIpv4Uncertain: !isOwnOnly && row.local.address === '::' && row.v6only === null,
    firewall: firewall && !isOwnOnly ? summaryOf(firewall) : null,
    closing,
  };
}

function judgementOf(
  row: SocketRow,
  family: Family,
  { ruleset, profiles }: FirewallReading,
  isPublished: boolean,
): Judgement {
  if (row.netns !== null) return unknown('other-namespace');
  if (isPublished) return unknown('published');
  return judge(ruleset, {
    protocol: row.protocol,
    family,
    address: addressFor(row, family),
    port: row.local.port,
    device: row.interface,
    profiles: Math.max(1, profiles.length),
  });
}

/** A wildcard address of IPv6 takes IPv4 as well, unless it refuses it. */
function familiesOf({ local, v6only }: SocketRow): Family[] {
  if (isIpv4Text(local.address) || mappedIpv4(local.address) !== null) return [4];
  return local.address === '::' && v6only !== true ? [4, 6] : [6];
}

function addressFor({ local }: SocketRow, family: Family): string {
  if (scopeOf(local.address) === 'unspecified') return family === 4 ? '0.0.0.0' : '::';
  return mappedIpv4(local.address) ?? local.address;
}

function unknown(code: PlainReason): Judgement {
  return {
    state: 'unknown',
    conditions: [],
    circumstances: [],
    reasons: [{ code }],
    decidedBy: [],
  };
}

function summaryOf({
  sources,
  confidence,
  manager,
  hint,
  profiles,
}: FirewallReading): FirewallSummary {
  return { sources, confidence, manager, hint, profiles };
}
