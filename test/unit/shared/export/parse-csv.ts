/** Reads CSV as RFC 4180 describes it; throws where a text is not that. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let rest = text;
  while (rest !== '') {
    const record: string[] = [];
    for (let isLast = false; !isLast; ) {
      const [field, length] = readField(rest);
      record.push(field);
      rest = rest.slice(length);
      isLast = rest.startsWith('\r\n');
      if (!isLast && !rest.startsWith(',')) throw new Error(`not CSV at: ${rest.slice(0, 20)}`);
      rest = rest.slice(isLast ? 2 : 1);
    }
    records.push(record);
  }
  return records;
}

/** @returns the field at the start of `text`, and how long it is there */
function readField(text: string): [field: string, length: number] {
  const quoted = /^"((?:[^"]|"")*)"/.exec(text);
  if (quoted) return [(quoted[1] ?? '').replaceAll('""', '"'), quoted[0].length];
  const bare = /^[^",\r\n]*/.exec(text)?.[0] ?? '';
  return [bare, bare.length];
}
