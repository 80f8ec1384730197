/** The words of a line of iptables-save: parted by blanks, in quotes where they have some, `\` before a quote. */
export function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [whole, quoted] of line.matchAll(/"((?:[^"\\]|\\.)*)"|[^\s"]+/g)) {
    words.push(quoted === undefined ? whole : quoted.replace(/\\(.)/g, '$1'));
  }
  return words;
}
