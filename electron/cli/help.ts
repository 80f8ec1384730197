import stringWidth from 'string-width';
import type { Messages } from '../../shared/messages/en.ts';
import type { CommandSpec, OptionSpec } from './command-line.ts';
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
  const argument = command.argument ? ` ${command.argument.name}` : '';
  const parts = [
    `${cli.usage} portico ${name}${argument} ${cli.usageOptions}`,
    isWhole ? cli.program : command.summary(messages),
  ];
  if (isWhole) {
    const lines = commands.map((spec) => [usageOf(spec), spec.summary(messages)] as const);
    parts.push(section(cli.commands, lines));
  }
  if (command.argument) {
    const { argument } = command;
    parts.push(section(cli.arguments, [[argument.name, argument.summary(messages)]]));
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

function usageOf({ name, argument }: CommandSpec): string {
  return argument ? `${name} ${argument.name}` : name;
}

function optionText({ name, short, value }: OptionSpec): string {
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
