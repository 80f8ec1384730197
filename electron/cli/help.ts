import stringWidth from 'fast-string-width';
import type { Messages } from '../../shared/messages/en.ts';
import type { ArgumentSpec, CommandSpec, OptionSpec } from './command-line.ts';
import { COMMON_OPTIONS } from './command-line.ts';

/** Help for one command; null: for the whole program, with the options of the command that is meant by default. */
export function helpText(
  asked: CommandSpec | null,
  commands: readonly [CommandSpec, ...CommandSpec[]],
  messages: Messages,
): string {
  const { cli } = messages;
  const isWhole = asked === null;
  const command = asked ?? commands[0];
  const name = isWhole ? cli.usageCommand : command.name;
  const wanted = command.arguments ?? [];
  const parts = [
    `${cli.usage} portico ${[name, ...wanted.map(argumentText)].join(' ')} ${cli.usageOptions}`,
    isWhole ? cli.program : command.summary(messages),
  ];
  if (isWhole) parts.push(commandSection(commands, messages));
  if (wanted.length > 0) {
    const lines = wanted.map((one) => [argumentText(one), one.summary(messages)] as const);
    parts.push(section(cli.arguments, lines));
  }
  const options = [...command.options, ...COMMON_OPTIONS];
  parts.push(
    section(
      cli.options,
      options.map((option) => [optionText(option), option.summary(messages)]),
    ),
  );
  if (isWhole) parts.push(cli.moreHelp);
  return parts.join('\n\n');
}

/** Help for a group of commands. @param group the word that their names begin with */
export function groupHelpText(
  group: string,
  commands: readonly CommandSpec[],
  messages: Messages,
): string {
  const { cli } = messages;
  return [
    `${cli.usage} portico ${group} ${cli.usageCommand} ${cli.usageOptions}`,
    commandSection(commands, messages),
    cli.moreHelp,
  ].join('\n\n');
}

function commandSection(commands: readonly CommandSpec[], messages: Messages): string {
  const lines = commands.map((spec) => [usageOf(spec), spec.summary(messages)] as const);
  return section(messages.cli.commands, lines);
}

/** A command as it is written, with what it takes. */
export function usageOf({ name, arguments: wanted = [] }: CommandSpec): string {
  return [name, ...wanted.map(argumentText)].join(' ');
}

/** An argument as it is written: `[NAME …]`. */
export function argumentText({ name, optional, many }: ArgumentSpec): string {
  const whole = many ? `${name} …` : name;
  return optional ? `[${whole}]` : whole;
}

/** An option as it is written: `-s, --name VALUE`. */
export function optionText({ name, short, value }: OptionSpec): string {
  const names = short === undefined ? `--${name}` : `-${short}, --${name}`;
  return value === undefined ? names : `${names} ${value}`;
}

function section(title: string, lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([left]) => stringWidth(left)));
  const rows = lines.map(
    ([left, right]) => `  ${left}${' '.repeat(width - stringWidth(left))}  ${right}`,
  );
  return [title, ...rows].join('\n');
}
