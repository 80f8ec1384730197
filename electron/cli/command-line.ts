import { parseArgs } from 'node:util';
import type { Messages } from '../../shared/messages/en.ts';
import type { Language } from '../../shared/model/language.ts';
import { LANGUAGES } from '../../shared/model/language.ts';

/** An option; with `value` it takes one, named so in the help. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  readonly value?: string;
  /** Its value may be nothing at all. */
  readonly mayBeEmpty?: boolean;
  /** Its value is the path of a file. */
  readonly isFile?: boolean;
  readonly summary: (messages: Messages) => string;
}

export interface CommandContext {
  readonly language: Language;
  readonly messages: Messages;
}

/** An argument; `many`: it takes all that follow. */
export interface ArgumentSpec {
  readonly name: string;
  readonly summary: (messages: Messages) => string;
  readonly optional?: boolean;
  readonly many?: boolean;
  /** It is the path of a file. */
  readonly isFile?: boolean;
}

/** A command of `portico`: the command line, its help and its errors are read off this. */
export interface CommandSpec {
  /** One word; or two where the first is the name of a group. */
  readonly name: string;
  readonly summary: (messages: Messages) => string;
  /** What it takes, in order; nothing that has to be there stands behind what need not. */
  readonly arguments?: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** @returns the exit code */
  readonly run: (line: CommandLine, context: CommandContext) => Promise<number>;
}

/** Options of every command. */
export const COMMON_OPTIONS: readonly OptionSpec[] = [
  { name: 'lang', value: 'en|ja', summary: ({ cli }) => cli.optionLang },
  { name: 'help', short: 'h', summary: ({ cli }) => cli.help },
  { name: 'version', short: 'v', summary: ({ cli }) => cli.version },
];

/** The command line is not one that can be followed; the message says what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was given on the command line, checked as it is asked for. */
export class CommandLine {
  readonly arguments: readonly string[];
  readonly #values: ReadonlyMap<string, string | true>;
  readonly #messages: Messages;

  constructor(
    given: readonly string[],
    values: ReadonlyMap<string, string | true>,
    messages: Messages,
  ) {
    this.arguments = given;
    this.#values = values;
    this.#messages = messages;
  }

  /** The argument at that place, from 0 on; null where none was given. */
  argument(place: number): string | null {
    return this.arguments[place] ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  text(name: string): string | null {
    const value = this.#values.get(name);
    return typeof value === 'string' ? value : null;
  }

  /** @throws {UsageError} where it is not a whole number from `from` to `to` */
  number(name: string, from: number, to: number): number | null {
    const text = this.text(name);
    if (text === null) return null;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= from && number <= to) return number;
    throw new UsageError(this.#messages.cli.errorNumber(`--${name}`, text, from, to));
  }

  /** @throws {UsageError} where it is none of `choices` */
  choice<T extends string>(name: string, choices: readonly T[]): T | null {
    const text = this.text(name);
    if (text === null) return null;
    const choice = choices.find((candidate) => candidate === text);
    if (choice !== undefined) return choice;
    throw new UsageError(this.#messages.cli.errorChoice(`--${name}`, text, choices.join(', ')));
  }

  /** @throws {UsageError} where both were given */
  notTogether(a: string, b: string): void {
    if (!this.has(a) || !this.has(b)) return;
    throw new UsageError(this.#messages.cli.errorTogether(`--${a}`, `--${b}`));
  }
}

export interface ParsedCommandLine {
  readonly command: CommandSpec;
  /** What was named: the command, or a group of commands; otherwise the first command is meant. */
  readonly named: 'command' | 'group' | null;
  readonly line: CommandLine;
}

/**
 * Reads the arguments of `portico`. Without a command's name the first of `commands` is meant.
 * @throws {UsageError}
 */
export function parseCommandLine(
  args: readonly string[],
  commands: readonly [CommandSpec, ...CommandSpec[]],
  messages: Messages,
): ParsedCommandLine {
  const { positionals, options } = tokenize(args, commands);
  if (positionals[0] === HELP) {
    positionals.shift();
    options.push({ name: HELP, written: HELP, value: undefined });
  }
  const found = commands.find(({ name }) => isCalled(positionals, name));
  const group = found ? [] : commandsOfGroup(positionals[0] ?? '', commands);
  const command = found ?? group[0] ?? commands[0];
  const named = found ? 'command' : group.length > 0 ? 'group' : null;
  const rest = found ? positionals.slice(wordsOf(found.name).length) : positionals;
  const isQuestion = options.some(({ name }) => name === 'help' || name === 'version');
  const isAboutGroup = named === 'group' && rest.length === 1 && isQuestion;
  if (!found && rest.length > 0 && !isAboutGroup) {
    throw new UsageError(notFoundText(rest, group, commands, messages));
  }
  const line = new CommandLine(rest, valuesOf(options, command, messages), messages);
  line.choice('lang', LANGUAGES);
  if (!isQuestion) checkArguments(command, rest, messages);
  return { command, named, line };
}

/** @param group the commands that begin with the first of these words; empty: none does */
function notFoundText(
  words: readonly string[],
  group: readonly CommandSpec[],
  commands: readonly CommandSpec[],
  { cli }: Messages,
): string {
  const allowed = (group.length > 0 ? group : commands).map(({ name }) => name).join(', ');
  const isGroupAlone = group.length > 0 && words.length === 1;
  return (isGroupAlone ? cli.errorGroup : cli.errorUnknownCommand)(words.join(' '), allowed);
}

/** The commands whose names begin with this word and have another one behind it. */
export function commandsOfGroup(
  group: string,
  commands: readonly CommandSpec[],
): readonly CommandSpec[] {
  return commands.filter(({ name }) => {
    const [first, ...others] = wordsOf(name);
    return first === group && others.length > 0;
  });
}

function isCalled(positionals: readonly string[], name: string): boolean {
  return wordsOf(name).every((word, place) => word === positionals[place]);
}

function wordsOf(name: string): readonly string[] {
  return name.split(' ');
}

/** Before a negative number: it is meant as a value, if a wrong one. No argument of a program has this character. */
const NO_OPTION = '\u0000';
/** `portico help` is understood as `portico --help`. */
const HELP = 'help';
/** Another short name of `--version`. */
const OTHER_VERSION = '-V';

interface Given {
  readonly name: string;
  readonly written: string;
  readonly value: string | undefined;
}

function tokenize(
  args: readonly string[],
  commands: readonly CommandSpec[],
): { positionals: string[]; options: Given[] } {
  const specs = [...COMMON_OPTIONS, ...commands.flatMap(({ options }) => options)];
  const { tokens } = parseArgs({
    args: args.map((arg) => (/^-\d/.test(arg) ? NO_OPTION + arg : arg)),
    options: Object.fromEntries(specs.map((spec) => [spec.name, parseArgsOption(spec)])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const positionals: string[] = [];
  const options: Given[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(withoutMark(token.value));
    if (token.kind !== 'option') continue;
    const value = token.value === undefined ? undefined : withoutMark(token.value);
    const name = token.rawName === OTHER_VERSION ? 'version' : token.name;
    options.push({ name, written: token.rawName, value });
  }
  return { positionals, options };
}

function withoutMark(value: string): string {
  return value.startsWith(NO_OPTION) ? value.slice(NO_OPTION.length) : value;
}

function parseArgsOption({ short, value }: OptionSpec): {
  type: 'string' | 'boolean';
  short?: string;
} {
  const type = value === undefined ? 'boolean' : 'string';
  return short === undefined ? { type } : { type, short };
}

function valuesOf(
  given: readonly Given[],
  command: CommandSpec,
  { cli }: Messages,
): Map<string, string | true> {
  const allowed = [...command.options, ...COMMON_OPTIONS];
  const values = new Map<string, string | true>();
  for (const { name, written, value } of given) {
    const spec = allowed.find((option) => option.name === name);
    const takesValue = spec?.value !== undefined;
    if (!spec || (!takesValue && value !== undefined)) {
      const names = allowed.map((option) => `--${option.name}`).join(', ');
      throw new UsageError(cli.errorUnknownOption(spec ? `${written}=${value}` : written, names));
    }
    const isMissing = spec.mayBeEmpty ? value === undefined : !value;
    if (takesValue && isMissing) throw new UsageError(cli.errorMissingValue(written));
    values.set(name, value ?? true);
  }
  return values;
}

function checkArguments(command: CommandSpec, given: readonly string[], { cli }: Messages): void {
  const wanted = command.arguments ?? [];
  const missing = wanted[given.length];
  if (missing && !missing.optional) {
    throw new UsageError(cli.errorMissingArgument(missing.name, command.name));
  }
  const takesMany = wanted.at(-1)?.many === true;
  if (given.length > wanted.length && !takesMany) {
    throw new UsageError(cli.errorTooMany(command.name));
  }
}
