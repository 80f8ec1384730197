import type { Messages } from '../messages/en.ts';
import type { Damage, Fault } from './expected-file.ts';

/** What is wrong with a rule, and where in the file. */
export function faultText({ code, line, column, key }: Fault, { findings }: Messages): string {
  return findings.faults[code](line, column, key);
}

/** Why nothing of a file is in force. */
export function damageText(
  { code, line, column }: Damage,
  path: string,
  { findings }: Messages,
): string {
  return findings.damages[code](path, line, column);
}
