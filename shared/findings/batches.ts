/** What is left of a client's message for the names of findings or rules, in bytes. */
const MOST_BYTES = 12_000;
/** As many as one command takes. */
const MOST_NAMES = 200;
/** UTF-16 units need so many bytes at most as UTF-8 (RFC 3629). */
const BYTES_OF_UNIT = 3;

/** Names in parts that each fit into one command; one that is longer than a part stands alone. */
export function batches(names: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let part: string[] = [];
  let bytes = 0;
  for (const name of names) {
    const cost = bytesOf(name);
    const isFull = part.length === MOST_NAMES || bytes + cost > MOST_BYTES;
    if (isFull && part.length > 0) {
      parts.push(part);
      part = [];
      bytes = 0;
    }
    part.push(name);
    bytes += cost;
  }
  return part.length > 0 ? [...parts, part] : parts;
}

/** Of the name as an element of a list in JSON, at most. */
function bytesOf(name: string): number {
  const json = JSON.stringify(name);
  const isPlain = /^[ -~]*$/.test(json);
  return json.length * (isPlain ? 1 : BYTES_OF_UNIT) + 1;
}
