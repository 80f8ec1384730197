import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { COMMON_OPTIONS } from '../../../electron/cli/command-line.ts';
import { COMMANDS } from '../../../electron/cli/commands/all.ts';
import { groupHelpText, helpText } from '../../../electron/cli/help.ts';
import { messagesIn } from '../../../shared/messages/language.ts';
import type { Language } from '../../../shared/model/language.ts';

const CASES = (['en', 'ja'] as const).flatMap((language) =>
  COMMANDS.map((command) => [language, command.name, command] as const),
);

/** Sections of indented lines, each line cut where its second column begins. */
function sectionsOf(text: string): string[][] {
  return text
    .split('\n\n')
    .map((part) => part.split('\n').filter((line) => line.startsWith('  ')))
    .filter((lines) => lines.length > 0);
}

/** The cell of the terminal in which the second column begins. */
function secondColumn(line: string): number {
  const match = /^( {2}\S+(?: \S+)*? {2,})\S/u.exec(line);
  return match?.[1] === undefined ? -1 : stringWidth(match[1]);
}

describe.each(CASES)('help in %s for %s', (language, _, command) => {
  const messages = messagesIn(language);
  const text = helpText(command, COMMANDS, messages);

  test('names every option with what it does', () => {
    for (const option of [...command.options, ...COMMON_OPTIONS]) {
      expect(text).toContain(`--${option.name}`);
      expect(text).toContain(option.summary(messages));
    }
  });

  test('has its second column in the same cell on every line of a section', () => {
    for (const lines of sectionsOf(text)) {
      const columns = new Set(lines.map(secondColumn));
      expect(columns.size).toBe(1);
      expect(columns).not.toContain(-1);
    }
  });

  test('says how the command is written', () => {
    const names = (command.arguments ?? []).map((argument) => argument.name);
    for (const name of names) expect(text.split('\n')[0]).toContain(name);
  });

  test('says what each argument is', () => {
    for (const argument of command.arguments ?? []) {
      expect(text).toContain(argument.summary(messages));
    }
  });
});

test('columns line up where the first one has wide characters too', () => {
  const spec = {
    name: 'x',
    summary: () => 'about',
    run: () => Promise.resolve(0),
    options: [
      { name: 'long-name', value: 'ポート', summary: () => 'one' },
      { name: 'short', value: 'N', summary: () => 'two' },
    ],
  };
  const text = helpText(spec, [spec], messagesIn('ja'));
  const options = sectionsOf(text).at(-1) ?? [];
  expect(options.slice(0, 2).map(secondColumn)).toEqual([22, 22]);
});

test.each<Language>(['en', 'ja'])(
  'the help of the whole program lists all commands in %s',
  (language) => {
    const messages = messagesIn(language);
    const text = helpText(null, COMMANDS, messages);
    for (const command of COMMANDS) expect(text).toContain(command.summary(messages));
    expect(text).toContain(messages.cli.program);
    expect(text).toMatch(/portico (COMMAND|コマンド) --help/);
  },
);

test.each(COMMANDS)('the help of $name alone does not list the others', (command) => {
  const messages = messagesIn('en');
  const text = helpText(command, COMMANDS, messages);
  expect(text.split('\n')[0]).toContain(`portico ${command.name} `);
  for (const other of COMMANDS) {
    if (other !== command) expect(text).not.toContain(other.summary(messages));
  }
});

test('Japanese help has Japanese words for what is to be filled in', () => {
  const [first] = helpText(null, COMMANDS, messagesIn('ja')).split('\n');
  expect(first).toBe('使い方: portico [コマンド] [オプション]');
});

test('the values of an option are said once', () => {
  for (const language of ['en', 'ja'] as const) {
    expect(helpText(null, COMMANDS, messagesIn(language)).match(/netlink/g)).toHaveLength(1);
  }
});

test('an argument that may be missing is in brackets, one that may be several has dots', () => {
  const usage = (name: string): string | undefined => {
    const command = COMMANDS.find((candidate) => candidate.name === name);
    return command && helpText(command, COMMANDS, messagesIn('en')).split('\n')[0];
  };
  expect(usage('compare')).toBe('Usage: portico compare BEFORE [AFTER] [options]');
  expect(usage('registry search')).toBe('Usage: portico registry search WORDS … [options]');
  expect(usage('explain')).toBe('Usage: portico explain PORT[/PROTO] [options]');
});

test.each<Language>(['en', 'ja'])(
  'the help of a group lists its commands alone in %s',
  (language) => {
    const messages = messagesIn(language);
    const group = COMMANDS.filter(({ name }) => name.startsWith('registry '));
    const text = groupHelpText('registry', group, messages);
    expect(text.split('\n')[0]).toContain('portico registry [');
    for (const command of COMMANDS) {
      const isListed = text.includes(command.summary(messages));
      expect([command.name, isListed]).toEqual([command.name, group.includes(command)]);
    }
  },
);
