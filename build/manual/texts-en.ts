/** What the manual page says beside what the commands say of themselves. */
export const en = {
  manual: 'User Commands',
  name: 'NAME',
  about: 'show every open port of this computer',
  synopsis: 'SYNOPSIS',
  description: 'DESCRIPTION',
  intro: [
    'Portico shows every door that is open on this computer: each TCP and UDP socket, which program holds it, what the registry (IANA) says the port is for, who can come to it, and what changed.',
    'Without a command it lists all sockets. Nothing is changed unless a command is asked for that does, and nothing is sent anywhere unless a hook was set up for that.',
    'Every user sees the programs of their own sockets. Those of others are told where the system lets this user look; what is hidden is said, never left out.',
    'In a package the command starts the app itself without a window; it needs no display, and the app may be running or not.',
  ],
  commands: 'COMMANDS',
  common: 'OPTIONS OF EVERY COMMAND',
  queries: 'QUERIES',
  queryIntro: [
    '‘list’ and ‘watch’ take a query with --filter: words that are looked for in everything that a row shows, and keys with values. What stands side by side has to be true all together, ‘or’ binds less than that, ‘-’ in front turns it round, and parentheses group.',
  ],
  anyText: 'any text; =text means the whole name, * any name at all',
  exit: 'EXIT STATUS',
  exits: [
    ['0', 'All is well.'],
    ['1', 'It failed; why is said on standard error.'],
    ['2', 'The command line is not one that can be followed.'],
    ['3', 'Something was found: by ‘check’, ‘findings’ and ‘verify’.'],
    ['4', 'There is nothing yet to compare with: expect something first.'],
  ],
  environment: 'ENVIRONMENT',
  variables: [
    ['PORTICO_HOME', 'The folder in which Portico keeps its data, for all of its programs.'],
    ['LC_ALL, LC_MESSAGES, LANG', 'The language of the text, unless --lang says it.'],
    ['NO_COLOR', 'If it is set to anything, nothing is coloured.'],
  ],
  files: 'FILES',
  places: [
    [
      '~/.local/share/portico',
      'Settings, what is expected, and history, on Linux: below $XDG_DATA_HOME where that is set. On macOS: ~/Library/Application Support/portico.',
    ],
  ],
  examples: 'EXAMPLES',
  shown: [
    ['What listens, and is open to the network:', 'portico list --filter "exposure:open"'],
    ['What port 5432 is for, and who holds it here:', 'portico explain 5432'],
    ['Every change from now on, for another program:', 'portico watch --json'],
    [
      'What listens now is expected; later, tell what is not:',
      'portico expect --all',
      'portico check',
    ],
    ['The app in a browser, on a machine without a screen:', 'portico serve'],
  ],
  seeAlso: 'SEE ALSO',
} as const satisfies ManualTexts;

type Pairs = readonly (readonly [string, string])[];

export interface ManualTexts {
  readonly manual: string;
  readonly name: string;
  readonly about: string;
  readonly synopsis: string;
  readonly description: string;
  readonly intro: readonly string[];
  readonly commands: string;
  readonly common: string;
  readonly queries: string;
  readonly queryIntro: readonly string[];
  readonly anyText: string;
  readonly exit: string;
  readonly exits: Pairs;
  readonly environment: string;
  readonly variables: Pairs;
  readonly files: string;
  readonly places: Pairs;
  readonly examples: string;
  /** What is wanted, and the commands for it. */
  readonly shown: readonly (readonly [string, ...string[]])[];
  readonly seeAlso: string;
}
