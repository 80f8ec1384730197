import type { Exposure } from '../model/exposure.ts';
import type { SocketRow } from '../model/socket.ts';
import type { Severity } from '../registry/life/risks.ts';
import { localText } from '../text/endpoint.ts';
import type { Door } from './doors.ts';
import { type Finding, type FindingKind, graver, type SeenSocket } from './finding.ts';
import { isHidden, programKey } from './program.ts';
import { type Rule, type RulePort, wider } from './rule.ts';
import { shortId } from './short-id.ts';

/** More are counted, not listed. */
export const MOST_SOCKETS = 20;

/** What is said of a door, but for what the door itself says. */
export interface Said
  extends Partial<Pick<Finding, 'rules' | 'risks' | 'isExpectedThere' | 'programFile'>> {
  readonly kind: FindingKind;
  readonly severity: Severity;
}

/** A finding that still grows. */
interface Draft {
  readonly finding: Omit<Finding, 'id'>;
  severity: Severity;
  exposure: Exposure | null;
  socketCount: number;
  readonly ports: number[];
  readonly sockets: SeenSocket[];
  readonly rules: Rule[];
}

/** Findings being made: one for the same fact, at however many ports that the system handed out. */
export class FindingsUnderWay {
  /** By a text that is the same for the same fact. */
  readonly #drafts = new Map<string, Draft>();

  add(door: Door, said: Said): void {
    const fact = factOf(door, said);
    const draft = this.#drafts.get(fact) ?? this.#begin(fact, made(door, said));
    const { ports, sockets, rules } = draft;
    draft.severity = graver(draft.severity, said.severity);
    draft.exposure = draft.exposure === null ? door.exposure : wider(draft.exposure, door.exposure);
    draft.socketCount += door.rows.length;
    ports.push(door.port);
    for (const row of door.rows) {
      if (sockets.length === MOST_SOCKETS) break;
      sockets.push(seen(row));
    }
    for (const rule of said.rules ?? []) if (!rules.includes(rule)) rules.push(rule);
  }

  /** @param fact the same for the same fact, and for no other */
  addMissing(fact: string, rule: Rule): void {
    const { protocol, port, program } = rule;
    const facts = { kind: 'missing', severity: 'low', protocol, port, program } as const;
    this.#begin(fact, { ...NOTHING, ...facts, exposure: null }).rules.push(rule);
  }

  /** All of them, by their ids. */
  done(): ReadonlyMap<string, Finding> {
    const all = new Map<string, Finding>();
    for (const [fact, draft] of this.#drafts) {
      const id = shortId(fact);
      draft.ports.sort((a, b) => a - b);
      const { finding, ...grown } = draft;
      all.set(id, { ...finding, ...grown, id });
    }
    return all;
  }

  #begin(fact: string, finding: Draft['finding']): Draft {
    const { severity, exposure } = finding;
    const draft = {
      finding,
      severity,
      exposure,
      socketCount: 0,
      ports: [],
      sockets: [],
      rules: [],
    };
    this.#drafts.set(fact, draft);
    return draft;
  }
}

const NOTHING = {
  ports: [],
  sockets: [],
  socketCount: 0,
  rules: [],
  risks: [],
  isExpectedThere: false,
  programFile: null,
} as const;

/** A known program whose port the system chose is the same at any other one; of a hidden one nothing is left but the port. */
function portOf({ port, isHandedOut, program }: Door, kind: FindingKind): RulePort {
  const isOfNumber = kind === 'risky-port' || kind === 'other-program' || isHidden(program);
  return isHandedOut && !isOfNumber ? 'dynamic' : port;
}

function factOf(door: Door, { kind, programFile }: Said): string {
  const exposure = kind === 'wider' ? ` ${door.exposure}` : '';
  const file = programFile ? ` ${programFile}` : '';
  return `${kind}${exposure}${file} ${portOf(door, kind)}/${door.protocol} ${programKey(door.program)}`;
}

function made(door: Door, said: Said): Draft['finding'] {
  const { protocol, program, exposure } = door;
  return { ...NOTHING, ...said, protocol, port: portOf(door, said.kind), program, exposure };
}

function seen(row: SocketRow): SeenSocket {
  const { firstSeenAt, presentAtStart, asleepSince } = row;
  return {
    local: localText(row),
    exposure: row.exposure ?? 'any',
    pids: row.owners.map(({ pid }) => pid),
    processes: [...new Set(row.owners.map(({ name }) => name))],
    user: row.user,
    service: row.service?.name ?? null,
    since: { firstSeenAt, presentAtStart, asleepSince },
  };
}
