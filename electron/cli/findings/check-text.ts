import type { FindingsUpdate } from '../../../shared/findings/engine.ts';
import type { Finding, SeenSocket } from '../../../shared/findings/finding.ts';
import { findingText, portText, programText } from '../../../shared/findings/finding-text.ts';
import { type FindingGroup, groupFindings } from '../../../shared/findings/groups.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import type { CommandContext } from '../command-line.ts';
import type { Style } from '../output/style.ts';
import { truncated } from '../output/table.ts';
import { wrapped } from '../output/wrapped.ts';

/** More than this many of a group are counted, not told. */
const MOST_IN_GROUP = 10;
const MOST_SOCKETS = 4;

/** What `portico check` says, as lines: gravest first, what belongs together as one. */
export function checkLines(
  { findings, decided }: FindingsUpdate,
  rules: number,
  context: CommandContext,
  style: Style,
): string[] {
  const text = context.messages.findings;
  const told = findingLines(findings, context, style);
  const sum = [text.count(findings.length), text.rules(rules)];
  if (decided.length > 0) sum.push(text.decided(decided.length));
  return [...(told.length > 0 ? told : [text.none]), style.dim(sum.join(' · '))];
}

/** Findings in words, what belongs together as one, with an empty line behind each. */
export function findingLines(
  findings: readonly Finding[],
  context: CommandContext,
  style: Style,
): string[] {
  return groupFindings(findings).flatMap((group) => [...groupLines(group, context, style), '']);
}

function groupLines(
  { kind, findings }: FindingGroup,
  context: CommandContext,
  style: Style,
): string[] {
  const { messages } = context;
  const text = messages.findings;
  const [first] = findings;
  if (!first) return [];
  const help = wrapped(text.help[kind], 2, style.width).map(style.dim);
  const title = `${text.kinds[kind]} · ${messages.panel.severities[first.severity]}`;
  if (findings.length === 1) {
    const what = visibleText(findingText(first, messages, context.language));
    return [
      style.bold(title),
      ...wrapped(what, 2, style.width),
      ...socketLines(first, messages, style),
      ...help,
    ];
  }
  const shown = findings.slice(0, MOST_IN_GROUP);
  const more = findings.length - shown.length;
  return [
    style.bold(text.group(title, findings.length)),
    ...shown.map((finding) => cut(`  ${shortLine(finding, messages)}`, style)),
    ...(more > 0 ? [`  ${text.more(more)}`] : []),
    ...help,
  ];
}

function shortLine(finding: Finding, messages: Messages): string {
  const { port, protocol, ports, program, exposure } = finding;
  const where = portText(port, protocol, messages, ports);
  const what = [where, visibleText(programText(program, messages))];
  if (exposure !== null) what.push(messages.exposures[exposure]);
  return what.join('  ');
}

function socketLines(
  { sockets, socketCount }: Finding,
  messages: Messages,
  style: Style,
): string[] {
  const shown = sockets.slice(0, MOST_SOCKETS);
  const more = socketCount - shown.length;
  return [
    ...shown.map((socket) => cut(`  ${socketText(socket, messages)}`, style)),
    ...(more > 0 ? [`  ${messages.findings.moreSockets(more)}`] : []),
  ];
}

function socketText({ local, pids, processes, user }: SeenSocket, messages: Messages): string {
  const { findings, listSeparator, ownerHidden } = messages;
  const who =
    pids.length > 0
      ? [processes.join(listSeparator), findings.pid(pids.join(listSeparator))].join(' ')
      : ownerHidden;
  return visibleText([local, who, ...(user === null ? [] : [user])].join(' · '));
}

function cut(line: string, { width }: Style): string {
  return width === null ? line : truncated(line, width);
}
