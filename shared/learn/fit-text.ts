/** Letters that take two columns: Japanese, Chinese, Korean and full-width ones. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Cuts a text that is wider than `columns` columns of a narrow letter, and shows that it is cut. */
export function fitText(text: string, columns: number): string {
  let taken = '';
  let used = 0;
  for (const letter of text) {
    const wide = WIDE.test(letter) ? 2 : 1;
    if (used + wide > columns) return `${shortened(taken, columns)}…`;
    taken += letter;
    used += wide;
  }
  return taken;
}

/** An address in as many lines as it needs; none is longer than `columns`. */
export function foldAddress(address: string, columns: number): string[] {
  const room = Math.max(8, Math.floor(columns));
  if (address.length <= room) return [address];
  const lines: string[] = [];
  let line = '';
  // After a colon or a dot an address breaks best; a part that is too long breaks anywhere.
  for (const part of address.match(/[^:.%]*[:.%]?/gu) ?? []) {
    if (line !== '' && line.length + part.length > room) {
      lines.push(line);
      line = '';
    }
    line += part;
    while (line.length > room) {
      lines.push(line.slice(0, room));
      line = line.slice(room);
    }
  }
  return line === '' ? lines : [...lines, line];
}

function shortened(text: string, columns: number): string {
  const letters = [...text];
  const width = letters.reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);
  return width < columns ? text : letters.slice(0, -1).join('');
}
