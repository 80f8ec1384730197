import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CommandSpec,
  parseCommandLine,
  UsageError,
} from '../../../electron/cli/command-line.ts';
import { COMMANDS } from '../../../electron/cli/commands/all.ts';
import { messagesIn } from '../../../shared/messages/language.ts';
import type { Language } from '../../../shared/model/language.ts';

function parse(args: readonly string[], language: Language = 'en') {
  return parseCommandLine(args, COMMANDS, messagesIn(language));
}

function errorOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error('nothing was wrong with it');
}

describe('what a command line means', () => {
  test.each([
    [[], 'list'],
    [['--json'], 'list'],
    [['list', '--listening'], 'list'],
    [['--interval', '500', 'watch'], 'watch'],
    [['explain', '443'], 'explain'],
    [['serve', '--port=6500'], 'serve'],
  ])('%j is the command %s', (args, name) => {
    expect(parse(args).command.name).toBe(name);
  });

  test('options stand before or behind the argument', () => {
    expect(parse(['explain', '--lang', 'ja', '443/tcp']).line.argument(0)).toBe('443/tcp');
    expect(parse(['explain', '443/tcp', '--lang', 'ja']).line.text('lang')).toBe('ja');
  });

  test('a command takes as many arguments as it names, and the last may be left open', () => {
    expect(parse(['compare', 'a']).line.arguments).toEqual(['a']);
    expect(parse(['compare', 'a', '--json', 'b']).line.arguments).toEqual(['a', 'b']);
    expect(parse(['compare', 'a']).line.argument(1)).toBeNull();
  });

  test('a command of two words is found, and takes all words that follow', () => {
    const { command, line, named } = parse(['registry', 'search', 'udp', '6660-6670', '-1']);
    expect([command.name, named]).toEqual(['registry search', 'command']);
    expect(line.arguments).toEqual(['udp', '6660-6670', '-1']);
  });

  test('a group of commands can be asked about, and not be run', () => {
    for (const args of [
      ['registry', '--help'],
      ['help', 'registry'],
    ]) {
      const { named, line } = parse(args);
      expect([named, line.has('help'), line.argument(0)]).toEqual(['group', true, 'registry']);
    }
    expect(() => parse(['registry', 'dance', '--help'])).toThrow(UsageError);
  });

  test('a value may be written with or without an equals sign, and hold one', () => {
    expect(parse(['--filter', 'a b']).line.text('filter')).toBe('a b');
    expect(parse(['--filter=a=b']).line.text('filter')).toBe('a=b');
  });

  test('what follows a double dash is an argument, whatever it looks like', () => {
    expect(parse(['explain', '--', '443']).line.argument(0)).toBe('443');
  });

  test('short names stand for long ones', () => {
    expect(parse(['-h']).line.has('help')).toBe(true);
    for (const short of ['-v', '-V']) expect(parse([short]).line.has('version')).toBe(true);
  });

  test('the word help is understood like the option, before a command too', () => {
    expect(parse(['help']).line.has('help')).toBe(true);
    const explained = parse(['help', 'explain']);
    expect([explained.command.name, explained.line.has('help')]).toEqual(['explain', true]);
    expect(() => parse(['help', 'dance'])).toThrow(UsageError);
  });

  test('whether a command was named is known', () => {
    expect([parse(['--help']).named, parse(['list', '--help']).named]).toEqual([null, 'command']);
  });

  test('no words at all may be filtered by, and every row has them', () => {
    expect(parse(['--filter', '']).line.text('filter')).toBe('');
    expect(parse(['--filter=']).line.text('filter')).toBe('');
  });

  test('help needs no argument', () => {
    expect(parse(['explain', '--help']).command.name).toBe('explain');
  });

  test('an option that was not given has no value', () => {
    const { line } = parse([]);
    expect([line.has('json'), line.text('filter'), line.number('interval', 1, 2)]).toEqual([
      false,
      null,
      null,
    ]);
  });

  test('numbers are allowed up to both ends', () => {
    expect(parse(['serve', '--port', '1']).line.number('port', 1, 65535)).toBe(1);
    expect(parse(['serve', '--port', '65535']).line.number('port', 1, 65535)).toBe(65535);
  });
});

/** Each wrong command line, and what of the allowed its one line has to name. */
const WRONG: readonly (readonly [args: readonly string[], names: readonly string[]])[] = [
  [
    ['--nonsense'],
    ['--nonsense', '--listening', '--json', '--csv', '--filter', '--source', '--lang'],
  ],
  [['-x'], ['-x', '--json']],
  [
    ['list', '--interval', '500'],
    ['--interval', '--listening'],
  ],
  [
    ['watch', '--csv'],
    ['--csv', '--interval'],
  ],
  [['--json=yes'], ['--json=yes', '--json']],
  [['show'], ['show', 'list, watch, explain, compare']],
  [['list', 'extra'], ['list']],
  [['explain'], ['PORT[/PROTO]']],
  [['compare'], ['BEFORE']],
  [['compare', 'a', 'b', 'c'], ['compare']],
  [['registry'], ['registry', 'registry search, registry import, registry reset, registry info']],
  [
    ['registry', 'dance'],
    ['registry dance', 'registry search'],
  ],
  [['registry', 'search'], ['WORDS']],
  [['registry', 'info', 'more'], ['registry info']],
  [['search', 'ssh'], ['search ssh']],
  [
    ['dance', '--port', '5'],
    ['dance', 'serve'],
  ],
  [['explain', '80', '443'], ['explain']],
  [['--filter'], ['--filter']],
  [['serve', '--host='], ['--host']],
  [
    ['--lang', 'de'],
    ['--lang', 'de', 'en, ja'],
  ],
  [['--lang'], ['--lang']],
];

describe.each<Language>(['en', 'ja'])('a wrong command line, told in %s', (language) => {
  test.each(WRONG)('%j gets one line that names what is allowed', (args, names) => {
    const text = errorOf(() => parse(args, language));
    expect(text).not.toContain('\n');
    for (const name of names) expect(text).toContain(name);
  });

  test.each(['0', '65536', '80a', '-5', '1e3', '0x50', '9999999999', ' 80'])(
    'the number %j is out of its bounds',
    (given) => {
      const { line } = parse(['serve', '--port', given], language);
      const text = errorOf(() => line.number('port', 1, 65535));
      expect(text).toContain('--port');
      expect(text).toContain(given);
      expect(text).toMatch(/1 .*65535/);
      expect(text).not.toContain('\n');
    },
  );

  test('a choice that there is not gets all that there are', () => {
    const { line } = parse(['--source', 'magic'], language);
    const text = errorOf(() => line.choice('source', ['auto', 'proc']));
    expect(text).toContain('magic');
    expect(text).toContain('auto, proc');
  });

  test('two options that exclude each other are both named', () => {
    const { line } = parse(['--json', '--csv'], language);
    const text = errorOf(() => line.notTogether('json', 'csv'));
    expect(text).toMatch(/--json.*--csv/);
  });
});

test('the two languages say it in different words', () => {
  for (const [args] of WRONG) {
    expect(errorOf(() => parse(args, 'en'))).not.toBe(errorOf(() => parse(args, 'ja')));
  }
});

test('a negative number is a value, to be judged where it is used', () => {
  expect(parse(['explain', '-1']).line.argument(0)).toBe('-1');
  expect(parse(['explain', '--', '-1']).line.argument(0)).toBe('-1');
  expect(parse(['serve', '--port', '-5']).line.text('port')).toBe('-5');
  expect(parse(['explain', '-1', '--lang', 'ja']).line.text('lang')).toBe('ja');
});

test('whatever is typed is either understood or answered with a usage error', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom(...COMMANDS.map((command: CommandSpec) => command.name)),
    fc.constantFrom(
      '--',
      '-',
      '--json',
      '--filter',
      '--lang=ja',
      '-h',
      '-1',
      '--port',
      '__proto__',
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (args) => {
      try {
        expect(COMMANDS).toContain(parse(args).command);
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
      }
    }),
  );
});
