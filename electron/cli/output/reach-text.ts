import type { Messages } from '../../../shared/messages/en.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { stepText } from '../../../shared/reach/close/step-text.ts';
import type { Reach } from '../../../shared/reach/reach.ts';
import {
  deciderText,
  familyGroups,
  hintTexts,
  judgementLines,
  sourceText,
  sumText,
} from '../../../shared/reach/reach-text.ts';
import { localText } from '../../../shared/text/endpoint.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import type { Style } from './style.ts';
import { wrapped } from './wrapped.ts';

const INDENT = 2;
const DEEP = 4;

/** Who can reach one door and how it is closed, as lines. */
export function reachLines(
  row: SocketRow,
  reach: Reach,
  messages: Messages,
  style: Style,
): string[] {
  const text = messages.reach;
  const names = [...new Set(row.owners.map(({ name }) => visibleText(name)))];
  const who = names.length > 0 ? names.join(', ') : messages.ownerHidden;
  const door = visibleText(text.terminal.door(`${localText(row)}/${row.protocol}`));
  const deep = (line: string): string[] => wrapped(line, DEEP, style.width);
  return [
    style.bold(`${door}  ${who}`),
    ...wrapped(sumText(reach, messages), INDENT, style.width).map(style[toneOf(reach)]),
    '',
    `  ${style.bold(text.scope)}  ${messages.exposures[reach.exposure]}`,
    ...deep(text.scopes[reach.exposure]),
    ...firewallLines(reach, messages, style),
    '',
    `  ${style.bold(text.closing.title)}  ${style.dim(text.closing.intro)}`,
    ...closingLines(reach, messages, style),
  ];
}

function toneOf({ isOwnOnly, families }: Reach): 'loopback' | 'interface' | 'any' {
  if (isOwnOnly) return 'loopback';
  return families.every(({ state }) => state === 'dropped') ? 'interface' : 'any';
}

function firewallLines(reach: Reach, messages: Messages, style: Style): string[] {
  const { firewall } = reach;
  if (!firewall) return [];
  const text = messages.reach;
  const lines: string[] = [
    '',
    `  ${style.bold(text.firewall)}  ${style.dim(sourceText(firewall, messages))}`,
  ];
  for (const { title, judgement } of familyGroups(reach, messages)) {
    for (const line of judgementLines(judgement, messages)) {
      lines.push(...wrapped(`${title}: ${line}`, DEEP, style.width));
    }
    const deciders = judgement.decidedBy.map((decider) => deciderText(decider, messages));
    const by = deciders.length > 0 ? deciders : judgement.state === 'unknown' ? [] : [text.noRules];
    lines.push(
      ...by
        .flatMap((one) => wrapped(`${text.decidedBy}: ${one}`, DEEP, style.width))
        .map(style.dim),
    );
  }
  const notes = hintTexts(reach, messages);
  if (reach.isIpv4Uncertain) notes.push(text.ipv4Uncertain);
  return [...lines, ...notes.flatMap((note) => wrapped(note, DEEP, style.width))];
}

function closingLines({ closing, isOwnOnly }: Reach, messages: Messages, style: Style): string[] {
  const text = messages.reach.closing;
  if (closing.length === 0) return wrapped(text.nothing, DEEP, style.width);
  const lines = isOwnOnly ? wrapped(text.owned, DEEP, style.width) : [];
  for (const step of closing) {
    const { title, blocks, notes, source } = stepText(step, messages);
    lines.push(...wrapped(title, DEEP, style.width));
    for (const block of blocks) {
      if (block.label !== null)
        lines.push(...wrapped(`${block.label}:`, DEEP + 2, style.width).map(style.dim));
      // A command is never broken: it is there to be copied.
      lines.push(...block.text.split('\n').map((line) => `${' '.repeat(DEEP + 4)}${line}`));
    }
    const said = source === null ? notes : [...notes, `${text.documented} ${source}`];
    lines.push(...said.flatMap((note) => wrapped(note, DEEP + 2, style.width)).map(style.dim));
  }
  return lines;
}
