import {
  type ArgumentSpec,
  COMMON_OPTIONS,
  type CommandSpec,
  type OptionSpec,
} from '../../electron/cli/command-line.ts';
import { COMMANDS } from '../../electron/cli/commands/all.ts';
import { argumentText, optionText, usageOf } from '../../electron/cli/help.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { KEY_NAMES } from '../../shared/query/key-names.ts';
import { KEYS } from '../../shared/query/keys.ts';
import { VERSION } from '../../shared/version.ts';
import { example, item, paragraphs, request, section, text, word } from './roff.ts';
import type { ManualTexts } from './texts-en.ts';

/** When what the page says beside the commands was last changed. */
const CHANGED = '2026-11-26';
const RELATED = ['ss(8)', 'lsof(8)', 'netstat(8)'];

/** portico(1), made from the specifications that `--help` is made from. */
export function manualPage(texts: ManualTexts, messages: Messages): string {
  const lines = [
    '.\\" Made from the commands by: node build/run.mjs manual',
    // A date with escaped dashes is none.
    `.TH PORTICO 1 ${CHANGED} ${word(`Portico ${VERSION}`)} ${word(texts.manual)}`,
    // Neither stretched nor hyphenated: what is looked for is found as it is written.
    '.ad l',
    '.nh',
    ...section(texts.name, [`portico \\- ${text(texts.about)}`]),
    ...section(texts.synopsis, synopsis(messages)),
    ...section(texts.description, paragraphs(texts.intro)),
    ...section(texts.commands, []),
    ...COMMANDS.flatMap((command) => commandLines(command, messages)),
    ...section(
      texts.common,
      COMMON_OPTIONS.flatMap((option) => described(optionText(option), option, messages)),
    ),
    ...section(texts.queries, [...paragraphs(texts.queryIntro), ...KEY_NAMES.flatMap(keyLines)]),
    ...section(texts.exit, pairs(texts.exits)),
    ...section(texts.environment, pairs(texts.variables)),
    ...section(texts.files, pairs(texts.places)),
    ...section(
      texts.examples,
      texts.shown.flatMap(([what, ...commands], place) => [
        ...(place === 0 ? [] : ['.PP']),
        text(what),
        ...example(commands),
      ]),
    ),
    ...section(texts.seeAlso, [text(RELATED.join(', '))]),
  ];
  return `${lines.join('\n')}\n`;

  function keyLines(key: (typeof KEY_NAMES)[number]): string[] {
    const { allowed, offered } = KEYS[key];
    const values = offered === null ? texts.anyText : allowed.join(', ');
    return item(`${key}:`, values);
  }
}

function synopsis({ cli }: Messages): string[] {
  return [
    request('B', 'portico'),
    text(`${cli.usageCommand} ${cli.usageOptions}`),
    ...COMMANDS.flatMap((command) => ['.br', request('B', `portico ${usageOf(command)}`)]),
  ];
}

function commandLines(command: CommandSpec, messages: Messages): string[] {
  return [
    request('SS', `portico ${usageOf(command)}`),
    text(command.summary(messages)),
    ...(command.arguments ?? []).flatMap((one) => described(argumentText(one), one, messages)),
    ...command.options.flatMap((one) => described(optionText(one), one, messages)),
  ];
}

function described(
  term: string,
  { summary }: ArgumentSpec | OptionSpec,
  messages: Messages,
): string[] {
  return item(term, summary(messages));
}

function pairs(all: readonly (readonly [string, string])[]): string[] {
  return all.flatMap(([term, meaning]) => item(term, meaning));
}
