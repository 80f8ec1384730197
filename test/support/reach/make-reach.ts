import type { Reach } from '../../../shared/reach/reach.ts';
import type { FamilyJudgement } from '../../../shared/reach/verdict.ts';
import type { Opinion } from '../../../shared/second-opinion/opinion.ts';

export const LAN_ONLY: FamilyJudgement = {
  family: 4,
  state: 'depends',
  conditions: [
    {
      effect: 'only',
      clauses: [{ field: 'source', negated: false, values: ['192.168.0.0/16'], more: 0 }],
    },
  ],
  circumstances: [],
  reasons: [],
  decidedBy: [{ chain: 'inet filter input', rule: 'handle 4 (lan)' }],
};

/** Who can reach a door on all addresses that a host's nftables let be reached from one network. */
export function makeReach(overrides: Partial<Reach> = {}): Reach {
  return {
    exposure: 'any',
    device: null,
    isOwnOnly: false,
    families: [LAN_ONLY],
    isIpv4Uncertain: false,
    firewall: {
      sources: ['nftables'],
      confidence: 'in-force',
      manager: 'nftables',
      hint: null,
      profiles: [],
    },
    closing: [
      {
        kind: 'program',
        program: 'PostgreSQL',
        place: 'file',
        file: 'postgresql.conf',
        setting: "listen_addresses = 'localhost'",
        source: 'https://www.postgresql.org/docs/current/runtime-config-connection.html',
      },
      {
        kind: 'unit',
        name: 'postgresql.service',
        stop: 'sudo systemctl stop postgresql.service',
        disable: 'sudo systemctl disable --now postgresql.service',
      },
      {
        kind: 'firewall',
        tool: 'ufw',
        commands: ['sudo ufw prepend deny 5432/tcp'],
        undo: ['sudo ufw delete deny 5432/tcp'],
        isKept: true,
      },
    ],
    ...overrides,
  };
}

export function makeOpinion(overrides: Partial<Opinion> = {}): Opinion {
  return {
    takenAt: new Date(2026, 4, 6, 12, 34, 56).getTime(),
    tookMs: 2100,
    witnesses: [
      { source: 'netlink', ok: true, sockets: 12, doors: 5 },
      { source: 'systeminformation', ok: false, code: 'cannot-see', detail: null },
    ],
    bindTest: { ok: true, tried: 129_024, denied: 2046 },
    differences: [],
    counts: { 'nobody-shows': 0, unexplained: 0, 'port-free': 0, 'known-gap': 0 },
    ...overrides,
  };
}
