/** A text as one word of sh, bash and zsh, whatever is in it. */
export function shellWord(text: string): string {
  return /^[\w./:=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The same for fish, in whose quotation marks a backslash has a meaning. */
export function fishWord(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}
