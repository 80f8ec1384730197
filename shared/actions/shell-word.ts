const PLAIN = /^[A-Za-z0-9@%_+=:,./-]+$/;

/**
 * A text as one word of a POSIX shell. Names of units and containers come from the system: none may become
 * a second command when it is pasted.
 * @returns null where it holds what no terminal should be given
 */
export function shellWord(text: string): string | null {
  if (text === '' || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) return null;
  // Whatever begins with a dash would be taken for an option.
  if (text.startsWith('-')) return null;
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
