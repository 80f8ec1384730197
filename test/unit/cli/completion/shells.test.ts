import { describe, expect, test } from 'vitest';
import { COMMON_OPTIONS, type CommandSpec } from '../../../../electron/cli/command-line.ts';
import { COMMANDS } from '../../../../electron/cli/commands/all.ts';
import { completionFor } from '../../../../electron/cli/completion/completion-for.ts';
import { SHELLS } from '../../../../electron/cli/completion/shells.ts';
import { messagesIn } from '../../../../shared/messages/language.ts';
import { LANGUAGES } from '../../../../shared/model/language.ts';
import { SOURCE_CHOICES } from '../../../../shared/model/status.ts';
import { KEY_NAMES } from '../../../../shared/query/key-names.ts';
import { allowTime } from '../../../support/real-processes.ts';
import { askShell, isInstalled } from '../../../support/shells/ask-shell.ts';

allowTime();

const FILES = ['before.json', 'after.json'];
const FIRST_WORDS = [...new Set(COMMANDS.map(({ name }) => name.split(' ')[0] ?? ''))].sort();
const KEYS = KEY_NAMES.map((key) => `${key}:`).sort();

/** What is typed, and what is offered then. */
const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['portico ', FIRST_WORDS],
  ['portico ser', ['serve']],
  ['portico nonsens', []],
  ['portico --lang ja ser', ['serve']],
  ['portico --filter "state:listen" --source proc wat', ['watch']],
  ['portico registry ', ['import', 'info', 'reset', 'search']],
  ['portico registry re', ['reset']],
  ['portico list --source ', [...SOURCE_CHOICES].sort()],
  ['portico --source net', ['netlink']],
  ['portico serve --lang ', [...LANGUAGES].sort()],
  ['portico list --filter ', KEYS],
  ['portico watch --filter por', ['port:']],
  ['portico completion ', [...SHELLS].sort()],
  ['portico compare be', ['before.json']],
  ['portico compare before.json a', ['after.json']],
  ['portico registry import ', [...FILES].sort()],
  ['portico expect --import b', ['before.json']],
  ['portico explain ', []],
  ['portico serve --port ', []],
];

describe.each(SHELLS)('in a real %s', (shell) => {
  const script = completionFor(shell, COMMANDS, messagesIn('en'));

  test('commands, values, keys of queries and files are offered where they belong', ({ skip }) => {
    skip(!isInstalled(shell), `${shell} is not installed here`);
    const answers = askShell(
      shell,
      script,
      CASES.map(([line]) => line),
      FILES,
    );
    expect(answers.map((answer, place) => [CASES[place]?.[0], answer])).toEqual(CASES);
  });

  test('every command is offered its own options, and no other', ({ skip }) => {
    skip(!isInstalled(shell), `${shell} is not installed here`);
    const lines = COMMANDS.map(({ name }) => `portico ${name} --`);
    const answers = askShell(shell, script, lines);
    expect(answers.map((answer, place) => [lines[place], answer])).toEqual(
      COMMANDS.map((command) => [`portico ${command.name} --`, optionsOf(command)]),
    );
  });

  test('behind an equals sign and a colon the values are offered, as that shell cuts words', ({
    skip,
  }) => {
    skip(!isInstalled(shell), `${shell} is not installed here`);
    const [source, state] = askShell(shell, script, [
      'portico list --source=ne',
      'portico list --filter state:li',
    ]);
    expect(source?.[0]).toMatch(/^(--source=)?netlink$/);
    expect(state?.[0]).toMatch(/^(state:)?listen$/);
    expect([source, state].map((answer) => answer?.length)).toEqual([1, 1]);
  });

  test('what a description holds stays text', ({ skip }) => {
    skip(!isInstalled(shell), `${shell} is not installed here`);
    const summary = () => `$(touch x) \`touch x\` 'x' "x" [x] : \\ ; | & $HOME`;
    const odd: CommandSpec = {
      name: 'odd',
      summary,
      options: [{ name: 'opt', value: 'a|b', summary }],
      run: async () => 0,
    };
    const own = completionFor(shell, [odd], messagesIn('en'));
    const lines = ['portico ', 'portico odd --o', 'portico odd --opt '];
    expect(askShell(shell, own, lines)).toEqual([['odd'], ['--opt'], ['a', 'b']]);
  });
});

/** Long names alone: two dashes were typed. */
function optionsOf({ options }: CommandSpec): string[] {
  return [...options, ...COMMON_OPTIONS].map(({ name }) => `--${name}`).sort();
}
