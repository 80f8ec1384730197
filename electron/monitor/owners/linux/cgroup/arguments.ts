/** Options of a command line, whatever way their values were given: `-x v`, `-x=v`, `--long v`, `--long=v`. */
export interface Arguments {
  readonly words: readonly string[];
  /** Value of the first option of one of these names (without dashes); null where there is none. */
  first(...names: string[]): string | null;
  last(...names: string[]): string | null;
  all(...names: string[]): readonly string[];
}

/**
 * Splits a command line at NUL, or, where it was joined for showing, at blanks. Which options take a value
 * is not known here: the word behind one is its value unless it looks like an option itself.
 */
export function readArguments(commandLine: string): Arguments {
  const words = commandLine.split(commandLine.includes('\0') ? '\0' : ' ').filter(Boolean);
  const values = new Map<string, string[]>();
  for (const [index, word] of words.entries()) {
    const [, name, joined] = /^--?([A-Za-z][\w-]*)(?:=(.*))?$/.exec(word) ?? [];
    const next = words[index + 1];
    const value = joined ?? (next?.startsWith('-') ? undefined : next);
    if (name === undefined || value === undefined) continue;
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  const all = (...names: string[]) => names.flatMap((name) => values.get(name) ?? []);
  return {
    words,
    all,
    first: (...names) => all(...names)[0] ?? null,
    last: (...names) => all(...names).at(-1) ?? null,
  };
}
