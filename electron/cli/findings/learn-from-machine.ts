import type { Door } from '../../../shared/findings/doors.ts';
import { portText, programText } from '../../../shared/findings/finding-text.ts';
import { learn, withoutPort } from '../../../shared/findings/learn.ts';
import type { Rule } from '../../../shared/findings/rule.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { isOpenToNetwork } from '../../../shared/model/exposure.ts';
import type { Language } from '../../../shared/model/language.ts';
import type { Protocol } from '../../../shared/model/socket.ts';
import { risksOf } from '../../../shared/registry/life/risks.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { UsageError } from '../command-line.ts';
import { parsePort } from '../parse-port.ts';
import { doorsAtHand } from './doors-at-hand.ts';

/** A port whose listeners are meant; protocol null: of either. */
export interface MeantPort {
  readonly text: string;
  readonly port: number;
  readonly protocol: Protocol | null;
}

/** @throws {UsageError} where it is no port, or not of TCP or UDP */
export function parseMeantPort(text: string, messages: Messages): MeantPort {
  const { port, protocol } = parsePort(text, messages);
  if (protocol === null || protocol === 'tcp' || protocol === 'udp')
    return { text, port, protocol };
  throw new UsageError(messages.findings.terminal.transport(text));
}

export interface Learnt {
  readonly rules: readonly Rule[];
  /** What is known to be risky and is accepted by that, a line each. */
  readonly accepted: readonly string[];
}

/**
 * The rules with what listens now.
 * @param ports null: at all ports
 * @throws where nobody listens at one of the ports; nothing is to be learnt then
 */
export async function learnFromMachine(
  base: readonly Rule[],
  ports: readonly MeantPort[] | null,
  messages: Messages,
  language: Language,
): Promise<Learnt> {
  const { doors } = await doorsAtHand('auto');
  const meant = ports === null ? doors : ports.flatMap((port) => doorsAt(port, doors, messages));
  const accepted = meant.flatMap((door) => acceptedRisks(door, messages, language));
  return { rules: learn(base, meant, ports === null), accepted };
}

/** The rules without those for these ports. @throws where there is none for one of them */
export function withoutPorts(
  base: readonly Rule[],
  ports: readonly MeantPort[],
  { findings }: Messages,
): Rule[] {
  let rules = [...base];
  for (const { text, port, protocol } of ports) {
    const left = withoutPort(rules, port, protocol);
    if (left.length === rules.length) throw new Error(findings.terminal.noRule(text));
    rules = left;
  }
  return rules;
}

function doorsAt(
  { text, port, protocol }: MeantPort,
  doors: readonly Door[],
  { findings }: Messages,
) {
  const here = doors.filter(
    (door) => door.port === port && (protocol === null || door.protocol === protocol),
  );
  if (here.length === 0) throw new Error(findings.terminal.nobody(text));
  return here;
}

function acceptedRisks(door: Door, messages: Messages, language: Language): string[] {
  const { port, protocol, program, exposure } = door;
  if (!isOpenToNetwork(exposure)) return [];
  const who = visibleText(programText(program, messages));
  return risksOf(port, protocol).map(
    ({ reason }) => `${portText(port, protocol, messages)}  ${who}  ${reason[language]}`,
  );
}
