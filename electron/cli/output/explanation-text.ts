import type { Messages } from '../../../shared/messages/en.ts';
import { mayHandOut, needsPrivilege } from '../../../shared/model/hand-out.ts';
import type { Language } from '../../../shared/model/language.ts';
import { boundsOf } from '../../../shared/model/range.ts';
import { isConnection } from '../../../shared/model/role.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import type { HostFacts } from '../../../shared/model/status.ts';
import type { PortExplanation } from '../../../shared/registry/explanation.ts';
import { ARTICLE_SOURCE } from '../../../shared/registry/life/article.ts';
import type { PortRecord } from '../../../shared/registry/record.ts';
import { verdictOfRow } from '../../../shared/registry/row-verdict.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { contentOf, rowLine } from './grouped-table.ts';
import type { Style } from './style.ts';
import { fitWidths, tableLine } from './table.ts';
import { wrapped } from './wrapped.ts';

export interface TextContext {
  readonly host: HostFacts;
  readonly messages: Messages;
  readonly language: Language;
  readonly style: Style;
}

const INDENT = 2;
/** Below a heading of an entry, behind `tcp  `. */
const DEEP = 7;

/** What is known of a port, in groups of lines with a blank line between them. */
export function explanationText(explanation: PortExplanation, context: TextContext): string[] {
  const { cli } = context.messages;
  const groups: (readonly [title: string, lines: readonly string[]])[] = [
    // Who is really there goes before what is claimed of the port.
    [cli.explainHere, hereLines(explanation, context)],
    [cli.explainSystem, systemLines(explanation, context)],
    [cli.explainRegistry, registryLines(explanation, context)],
    [cli.explainArticle, articleLines(explanation, context)],
    [cli.explainUses, useLines(explanation, context)],
    [cli.explainRisks, riskLines(explanation, context)],
  ];
  const told = groups.filter(([, lines]) => lines.length > 0);
  return [
    titleLine(explanation, context),
    ...told.flatMap(([title, lines]) => ['', context.style.bold(title), ...lines]),
  ];
}

function titleLine({ port, range }: PortExplanation, { messages, style }: TextContext): string {
  const { first, last } = boundsOf(range);
  return style.bold(messages.cli.explainTitle(port, messages.ranges[range], first, last));
}

function systemLines(
  { port, records }: PortExplanation,
  { host, messages, style }: TextContext,
): string[] {
  const protocols = records.map(({ protocol }) => protocol);
  const handOut = (['tcp', 'udp'] as const)
    .filter((protocol) => protocols.includes(protocol))
    .map((protocol) => [protocol, handOutText(port, protocol, host, messages)] as const);
  const different = new Set(handOut.map(([, text]) => text));
  const sentences =
    different.size === 1
      ? [...different]
      : handOut.map(([protocol, sentence]) => `${protocol}: ${sentence}`);
  const all = [...sentences, messages.panel.needsPrivilege[needsPrivilege(port, host)]];
  return all.flatMap((sentence) => wrapped(sentence, INDENT, style.width));
}

function handOutText(
  port: number,
  protocol: 'tcp' | 'udp',
  host: HostFacts,
  { cli, panel }: Messages,
): string {
  const { dynamicRange } = (protocol === 'udp' ? host.udp : null) ?? host;
  if (!dynamicRange) return cli.explainDynamicUnknown;
  switch (mayHandOut(port, host, protocol)) {
    case 'yes':
      return cli.explainDynamicYes(...dynamicRange);
    case 'no-outside':
      return cli.explainDynamicNo(...dynamicRange);
    case 'no-reserved':
      return panel.mayHandOut['no-reserved'];
    case 'unknown':
      return panel.mayHandOut.unknown;
  }
}

function registryLines(
  { records, registry }: PortExplanation,
  { messages, style }: TextContext,
): string[] {
  // SCTP and DCCP have next to no records: they are told of where they have one, or were asked for.
  const told = records.filter(
    ({ protocol, status }, _, { length }) =>
      length === 1 || protocol === 'tcp' || protocol === 'udp' || isTaken(status),
  );
  return [
    ...told.flatMap((record) => recordLines(record, messages, style)),
    ...wrapped(
      style.dim(messages.registry.edition(registry.source, registry.date)),
      INDENT,
      style.width,
    ),
  ];
}

function recordLines(record: PortRecord, { cli, panel }: Messages, style: Style): string[] {
  const { protocol, status, name, aliases, description, first, last } = record;
  const isEmpty = !isTaken(status) && description === '';
  const words = isEmpty
    ? panel.recordStatuses[status]
    : [
        name ?? (status === 'assigned' ? cli.explainNoName : ''),
        description,
        `(${panel.recordStatuses[status]})`,
      ]
        .filter(Boolean)
        .join('  ');
  const notes = [
    aliases.length > 0 ? panel.alsoCalled(aliases.join(', ')) : null,
    first !== last && isTaken(status) ? panel.oneEntry(first, last) : null,
  ].filter((note) => note !== null);
  return [entryLine(protocol, words, style), ...deepLines(notes, style)];
}

function isTaken(status: PortRecord['status']): boolean {
  return status === 'assigned' || status === 'reserved';
}

function articleLines(
  { article }: PortExplanation,
  { messages, language, style }: TextContext,
): string[] {
  if (article.length === 0) return [];
  const lines = article.flatMap(({ protocols, name, description, note }) => [
    entryLine(protocols.join(', '), [name ?? '–', description].join('  '), style),
    ...deepLines(note === null ? [] : [note[language]], style),
  ]);
  const source = messages.panel.source(ARTICLE_SOURCE[language]);
  return [...lines, ...wrapped(style.dim(source), INDENT, style.width)];
}

function useLines(
  { commonUses }: PortExplanation,
  { messages, language, style }: TextContext,
): string[] {
  if (commonUses.length === 0) return [`${' '.repeat(INDENT)}${messages.panel.noUses}`];
  return commonUses.flatMap(({ protocol, name, what, source }) => [
    entryLine(protocol, name, style),
    ...deepLines([what[language]], style),
    ...sourceLines(messages.panel.source(source), style),
  ]);
}

function riskLines(
  { risks }: PortExplanation,
  { messages, language, style }: TextContext,
): string[] {
  return risks.flatMap(({ protocol, severity, reason, source }) => [
    entryLine(protocol, messages.panel.severities[severity], style),
    ...deepLines([reason[language]], style),
    ...sourceLines(messages.panel.source(source), style),
  ]);
}

function hereLines(
  { here, records, registry }: PortExplanation,
  { messages, style }: TextContext,
): string[] {
  // Asked for one that no source reads: an empty list would be no answer.
  const [asked] = records;
  if (records.length === 1 && asked && asked.protocol !== 'tcp' && asked.protocol !== 'udp') {
    return wrapped(messages.cli.explainUnread(asked.protocol.toUpperCase()), INDENT, style.width);
  }
  if (here.length === 0) return [`${' '.repeat(INDENT)}${messages.cli.explainNobody}`];
  const { columns, texts } = contentOf(here, messages);
  const widths = fitWidths(columns, texts, style.width === null ? null : style.width - INDENT);
  const titles = columns.map(({ title }) => title);
  const verdicts = new Set(
    here.flatMap((row) => (isConnection(row.role) ? [] : verdictText(row, registry, messages))),
  );
  return [
    style.dim(tableLine(columns, titles, widths)),
    ...here.map((row, index) => rowLine(row, texts[index] ?? [], columns, widths, style)),
    ...[...verdicts].flatMap((text) => wrapped(text, 0, style.width)),
  ].map((line) => ' '.repeat(INDENT) + line);
}

/** Nothing where nobody can be seen: there is nobody to say it of. */
function verdictText(
  row: SocketRow,
  registry: PortExplanation['registry'],
  { panel, registry: text }: Messages,
): string[] {
  if (row.owners.length === 0) return [];
  const { verdict, expected, by } = verdictOfRow(row, registry);
  const programs = [...new Set(row.owners.map(({ name }) => visibleText(name)))].join(', ');
  const common = by === 'common-use' ? panel.commonlyHere(expected.join(', ')) : null;
  const words = {
    matches: `${panel.matches[by ?? 'common-use']} (${expected.join(', ')})`,
    differs: [panel.differs, common].filter(Boolean).join(' · '),
    unknown: text.cannotTell,
  }[verdict];
  return [`${programs}: ${words}`];
}

function entryLine(protocol: string, words: string, style: Style): string {
  return `${' '.repeat(INDENT)}${protocol.padEnd(4)} ${style.bold(words)}`;
}

function deepLines(texts: readonly string[], style: Style): string[] {
  return texts.flatMap((text) => wrapped(text, DEEP, style.width));
}

function sourceLines(text: string, style: Style): string[] {
  return wrapped(text, DEEP, style.width).map(style.dim);
}
