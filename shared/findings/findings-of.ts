import { isOpenToNetwork } from '../model/exposure.ts';
import type { Protocol } from '../model/socket.ts';
import type { HiddenReason } from '../model/status.ts';
import { type Risk, risksOf, type Severity } from '../registry/life/risks.ts';
import { type Baseline, isOf, type Judgement } from './baseline.ts';
import type { Door } from './doors.ts';
import type { Finding, FindingKind, ProgramFile } from './finding.ts';
import { FindingsUnderWay } from './findings-under-way.ts';
import { isHidden } from './program.ts';
import { coversPort, type Rule, ruleKey, rulePortText } from './rule.ts';

/** What is known at one moment. */
export interface Situation {
  readonly doors: readonly Door[];
  readonly baseline: Baseline;
  /** By pid; what is not there is not known. */
  readonly programFiles: ReadonlyMap<number, ProgramFile>;
  /** Why owners are hidden, if some are. */
  readonly hiddenReason: HiddenReason | null;
  /** Protocols whose doors this reading cannot see: that they are not there says nothing. */
  readonly unseen: ReadonlySet<Protocol>;
}

/** Everything that is to be said of this moment. Depends on nothing else: the same moment, the same findings. */
export function findingsOf(situation: Situation): ReadonlyMap<string, Finding> {
  const found = new FindingsUnderWay();
  const doorsByPort = byPort(situation.doors);
  for (const door of situation.doors) {
    const judgement = situation.baseline.judge(door);
    addUnexpected(found, door, judgement, doorsByPort);
    addProgramFile(found, door, situation.programFiles);
    addHidden(found, door, judgement, situation.hiddenReason);
  }
  for (const rule of situation.baseline.rules) {
    if (rule.required && !situation.unseen.has(rule.protocol)) {
      addMissing(found, rule, situation.doors, doorsByPort);
    }
  }
  return found.done();
}

function addUnexpected(
  found: FindingsUnderWay,
  door: Door,
  { verdict, rules }: Judgement,
  doorsByPort: DoorsByPort,
): void {
  if (verdict === 'expected') return;
  const isOpen = isOpenToNetwork(door.exposure);
  const kind: FindingKind = verdict === 'new' ? 'new-listener' : verdict;
  const isExpectedThere =
    kind === 'other-program' &&
    doorsAt(doorsByPort, door).some((other) => other !== door && rules.some((r) => isOf(r, other)));
  found.add(door, {
    kind,
    severity: severityOf(kind, door, isExpectedThere),
    rules,
    isExpectedThere,
  });
  const risks = isOpen ? risksOf(door.port, door.protocol) : [];
  const [first] = risks;
  if (first) found.add(door, { kind: 'risky-port', severity: gravest(risks), risks, rules });
}

function severityOf(kind: FindingKind, door: Door, isExpectedThere: boolean): Severity {
  const isOpen = isOpenToNetwork(door.exposure);
  if (kind === 'wider') return 'high';
  if (kind === 'other-program') return isOpen && !isExpectedThere ? 'high' : 'medium';
  // Clients of UDP look the same as what answers: the system gave them the port.
  const mayBeClient = door.protocol === 'udp' && door.isHandedOut;
  return isOpen && !mayBeClient ? 'medium' : 'low';
}

function addProgramFile(
  found: FindingsUnderWay,
  door: Door,
  files: ReadonlyMap<number, ProgramFile>,
): void {
  if (files.size === 0) return;
  const states = door.rows.flatMap(({ owners }) => owners.map(({ pid }) => files.get(pid)));
  const programFile = (['deleted', 'replaced'] as const).find((state) => states.includes(state));
  if (!programFile) return;
  const severity = programFile === 'deleted' ? 'medium' : 'low';
  found.add(door, { kind: 'program-file', severity, programFile });
}

/** Without the right to look, or with nothing but one's own container in sight, a hidden owner is no news. */
function addHidden(
  found: FindingsUnderWay,
  door: Door,
  { verdict, rules }: Judgement,
  reason: HiddenReason | null,
): void {
  if (reason === 'other-users' || reason === 'container') return;
  if (!isHidden(door.program) || !door.rows.some((row) => row.ownersStatus === 'hidden')) return;
  if (verdict === 'expected' && rules.some(({ program }) => program && isHidden(program))) return;
  found.add(door, {
    kind: 'owner-hidden',
    severity: isOpenToNetwork(door.exposure) ? 'medium' : 'low',
  });
}

/** Not where another program has taken the place: that is told already. */
function addMissing(
  found: FindingsUnderWay,
  rule: Rule,
  doors: readonly Door[],
  doorsByPort: DoorsByPort,
): void {
  const { port, protocol } = rule;
  const there =
    typeof port === 'number'
      ? doorsAt(doorsByPort, { port, protocol })
      : doors.filter(
          (door) => door.protocol === protocol && coversPort(port, door.port, door.isHandedOut),
        );
  if (there.some((door) => isOf(rule, door))) return;
  if (typeof port === 'number' && there.length > 0) return;
  found.addMissing(`missing ${ruleKey(rule)}`, rule);
}

function gravest(risks: readonly Risk[]): Severity {
  const order: readonly Severity[] = ['critical', 'high', 'medium'];
  return order.find((severity) => risks.some((risk) => risk.severity === severity)) ?? 'low';
}

type DoorsByPort = ReadonlyMap<string, readonly Door[]>;

function byPort(doors: readonly Door[]): DoorsByPort {
  const map = new Map<string, Door[]>();
  for (const door of doors) {
    const key = `${door.port}/${door.protocol}`;
    const there = map.get(key);
    if (there) there.push(door);
    else map.set(key, [door]);
  }
  return map;
}

function doorsAt(
  doors: DoorsByPort,
  { port, protocol }: Pick<Door, 'port' | 'protocol'>,
): readonly Door[] {
  return doors.get(`${rulePortText(port)}/${protocol}`) ?? [];
}
