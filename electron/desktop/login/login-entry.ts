/** The entry of a program in the autostart folder, by the Desktop Entry Specification 1.5 of freedesktop.org. */
export interface LoginEntry {
  readonly name: string;
  /** By language tag, `''` for all others. */
  readonly comments: Readonly<Record<string, string>>;
  /** The program and its arguments. */
  readonly command: readonly string[];
}

/** The text of the entry's file. */
export function loginEntryText({ name, comments, command }: LoginEntry): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.0',
    `Name=${escaped(name)}`,
    ...Object.entries(comments).map(
      ([language, text]) => `Comment${language && `[${language}]`}=${escaped(text)}`,
    ),
    `Exec=${escaped(command.map(quoted).join(' '))}`,
    'Icon=portico',
    'Terminal=false',
  ];
  return `${lines.join('\n')}\n`;
}

/** What a file of the autostart folder says. */
export interface ReadEntry {
  /** Whether the session starts it: desktops switch entries off in place, by one of two keys. */
  readonly on: boolean;
  /** The program that is started; null where none can be read. */
  readonly program: string | null;
}

/** Reads an entry that this program or a desktop's own settings wrote. */
export function readLoginEntry(text: string): ReadEntry {
  const keys = keysOf(text);
  const on = keys.get('Hidden') !== 'true' && keys.get('X-GNOME-Autostart-enabled') !== 'false';
  return { on, program: firstWord(unescaped(keys.get('Exec') ?? '')) };
}

/** Only the first group counts, which is the entry's own; of a key that is there twice the first. */
function keysOf(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  let groups = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith('[')) groups += 1;
    const [, key, value] = /^([A-Za-z0-9-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (groups === 1 && key !== undefined && !keys.has(key)) keys.set(key, value ?? '');
  }
  return keys;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A value of type string: before anything else that its key asks for. */
function escaped(text: string): string {
  return text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}

function unescaped(value: string): string {
  return value.replace(/\\(.)/g, (written, letter: string) => {
    if (letter === 's') return ' ';
    const found = Object.entries(ESCAPES).find(([, sequence]) => sequence === written);
    return found?.[0] ?? written;
  });
}

/** One argument of `Exec`; a percent sign would begin a field code. */
function quoted(argument: string): string {
  return `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;
}

function firstWord(command: string): string | null {
  const [, inQuotes, bare] = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/s.exec(command) ?? [];
  const word = inQuotes?.replace(/\\(.)/gs, '$1') ?? bare;
  return word?.replaceAll('%%', '%') ?? null;
}
