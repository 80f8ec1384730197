import { otherDoors } from '../../../shared/actions/other-doors.ts';
import type { EndPlan } from '../../../shared/actions/process.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { localText } from '../../../shared/text/endpoint.ts';
import { visibleText } from '../../../shared/text/visible.ts';

/** More doors than these are counted only. */
const MOST_DOORS = 5;

/** A process as it is spoken of where it is to be ended. */
export function processText({ process }: Pick<EndPlan, 'process'>, { acting }: Messages): string {
  const user = visibleText(process.user ?? '') || acting.ended.anotherUser;
  return acting.terminal.of(visibleText(process.name), process.pid, user);
}

/** What else goes when it goes. */
export function consequenceLines(
  plan: EndPlan,
  row: SocketRow | null,
  rows: Iterable<SocketRow>,
  messages: Messages,
): string[] {
  const { doors } = otherDoors(rows, plan.process.pid, row?.id ?? null);
  if (doors.length === 0) return [];
  const shown = doors
    .slice(0, MOST_DOORS)
    .map((door) => visibleText(`${door.protocol} ${localText(door)}`));
  if (doors.length > MOST_DOORS) shown.push('…');
  return [messages.acting.terminal.alsoServes(shown.join(', '))];
}

/** Why it is not ended, and what to do instead. */
export function objectionLines(plan: EndPlan, anyway: boolean, messages: Messages): string[] {
  const { acting } = messages;
  const { refusal, advice, process, isAllowed } = plan;
  const name = visibleText(process.name);
  const isAdvised = refusal === 'unit' || refusal === 'container';
  if (refusal === null || (isAdvised && anyway)) {
    if (isAllowed !== false) return [];
    return [acting.ended.denied(name, visibleText(process.user ?? '') || acting.ended.anotherUser)];
  }
  return [
    acting.refusals[refusal](name),
    ...(advice?.commands ?? []).map(({ command }) => `  ${command}`),
    ...(isAdvised ? [acting.terminal.insist] : []),
  ];
}
