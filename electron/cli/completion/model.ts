import type { Messages } from '../../../shared/messages/en.ts';
import { KEY_NAMES } from '../../../shared/query/key-names.ts';
import { KEYS } from '../../../shared/query/keys.ts';
import { COMMON_OPTIONS, type CommandSpec, type OptionSpec } from '../command-line.ts';

/** What can be written in a place of the command line. */
export type Offered =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' }
  | { readonly kind: 'query' }
  | { readonly kind: 'nothing' };

export interface OfferedOption {
  readonly name: string;
  readonly short: string | null;
  readonly summary: string;
  /** Null: it takes no value. */
  readonly value: { readonly name: string; readonly offered: Offered } | null;
}

export interface OfferedCommand {
  /** One word, or two. */
  readonly words: readonly string[];
  readonly summary: string;
  readonly options: readonly OfferedOption[];
  /** What its first argument may be; the others are like it. */
  readonly argument: Offered;
}

/** All that a shell can offer. */
export interface Completions {
  readonly commands: readonly [OfferedCommand, ...OfferedCommand[]];
  /** First words of commands of two, each with those that can follow. */
  readonly groups: readonly { readonly word: string; readonly seconds: readonly string[] }[];
  /** What a query can hold, key by key; without values where any text may follow. */
  readonly keys: readonly { readonly key: string; readonly values: readonly string[] }[];
}

/** Read off the specifications that the command line itself is read by. */
export function completionsOf(
  [first, ...others]: readonly [CommandSpec, ...CommandSpec[]],
  messages: Messages,
): Completions {
  const offered = (spec: CommandSpec): OfferedCommand => offeredCommand(spec, messages);
  const commands = [offered(first), ...others.map(offered)] as const;
  const firsts = [
    ...new Set(commands.filter(({ words }) => words[1]).map(({ words }) => words[0])),
  ];
  return {
    commands,
    groups: firsts.map((word = '') => ({
      word,
      seconds: commands.flatMap(({ words: [one, two] }) => (one === word && two ? [two] : [])),
    })),
    keys: KEY_NAMES.map((key) => ({ key, values: KEYS[key].offered ?? [] })),
  };
}

/** The words with which a command line can begin: the commands, those of two words by their first one. */
export function firstWords({
  commands,
  groups,
}: Completions): readonly (readonly [string, string])[] {
  const single = commands.filter(({ words }) => words.length === 1);
  return [
    ...single.map(({ words: [word = ''], summary }) => [word, summary] as const),
    ...groups.map(({ word, seconds }) => [word, seconds.join(', ')] as const),
  ];
}

/** Names of options, with both dashes, behind which a value stands. */
export function optionsWithValue({ commands }: Completions): readonly string[] {
  const taking = commands.flatMap(({ options }) => options.filter(({ value }) => value));
  return [...new Set(taking.map(({ name }) => `--${name}`))];
}

function offeredCommand(spec: CommandSpec, messages: Messages): OfferedCommand {
  return {
    words: spec.name.split(' '),
    summary: spec.summary(messages),
    options: [...spec.options, ...COMMON_OPTIONS].map((option) => offeredOption(option, messages)),
    argument: offeredFor(spec.arguments?.[0]),
  };
}

function offeredOption({ summary, ...spec }: OptionSpec, messages: Messages): OfferedOption {
  return {
    name: spec.name,
    short: spec.short ?? null,
    summary: summary(messages),
    value:
      spec.value === undefined ? null : { name: spec.value, offered: offeredFor(spec, spec.value) },
  };
}

/** `en|ja` is a list of words; `PORT[/tcp|/udp]` is none. */
const WORDS = /^[a-z]+(\|[a-z]+)+$/;

function offeredFor(
  spec: { readonly name: string; readonly isFile?: boolean } | undefined,
  name = spec?.name ?? '',
): Offered {
  if (spec?.isFile) return { kind: 'files' };
  if (name === 'QUERY') return { kind: 'query' };
  return WORDS.test(name) ? { kind: 'words', words: name.split('|') } : { kind: 'nothing' };
}
