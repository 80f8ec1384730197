import { parseArgs } from 'node:util';
import type { Messages } from '../../shared/messages/en.ts';
import type { Language } from '../../shared/model/settings.ts';
import { LANGUAGES } from '../../shared/model/settings.ts';

/** An option; with `value` it takes one, named so in the help. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  readonly value?: string;
  /** Its value may be nothing at all. */
  readonly mayBeEmpty?: boolean;
  readonly summary: (messages: Messages) => string;
}

export interface CommandContext {
  readonly language: Language;
  readonly messages: Messages;
}

/** A command of `portico`: the command line, its help and its errors are read off this. */
export interface CommandSpec {
  readonly name: string;
  readonly summary: (messages: Messages) => string;
  /** The one argument it takes, if it takes one. */
  readonly argument?: { readonly name: string; readonly summary: (messages: Messages) => string };
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
  readonly argument: string | null;
  readonly #values: ReadonlyMap<string, string | true>;
  readonly #messages: Messages;

  constructor(
    argument: string | null,
    values: ReadonlyMap<string, string | true>,
    messages: Messages,
  ) {
    this.argument = argument;
    this.#values = values;
    this.#messages = messages;
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
  /** Whether it was named; otherwise the first one is meant. */
  readonly isNamed: boolean;
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
  const named = commands.find((command) => command.name === positionals[0]);
  const command = named ?? commands[0];
  const rest = named ? positionals.slice(1) : positionals;
  if (!named && rest.length > 0) {
    const allowed = commands.map(({ name }) => name).join(', ');
    throw new UsageError(messages.cli.errorUnknownCommand(rest[0] ?? '', allowed));
  }
  const line = new CommandLine(rest[0] ?? null, valuesOf(options, command, messages), messages);
  line.choice('lang', LANGUAGES);
  if (!line.has('help') && !line.has('version')) checkArguments(command, rest, messages);
  return { command, isNamed: named !== undefined, line };
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
  const wanted = command.argument;
  if (wanted && given.length === 0) throw new UsageError(cli.errorMissingArgument(wanted.name));
  if (given.length > (wanted ? 1 : 0)) throw new UsageError(cli.errorTooMany(command.name));
}
