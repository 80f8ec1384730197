/** Text as Windows' tools print it in the code page of the console. */
const CODE_PAGE_850: Readonly<Record<string, number>> = {
  Ö: 0x99,
  ö: 0x94,
  Ä: 0x8e,
  ä: 0x84,
  Ü: 0x9a,
  ü: 0x81,
  ß: 0xe1,
};

/** German and other western systems. */
export function inCodePage850(text: string): Buffer {
  return Buffer.from([...text].map((letter) => CODE_PAGE_850[letter] ?? letter.charCodeAt(0)));
}

/** Japanese systems. */
export function inCodePage932(text: string): Buffer {
  const table = codePage932();
  return Buffer.from([...text].flatMap((letter) => table.get(letter) ?? [letter.charCodeAt(0)]));
}

/** Two-byte letters of the code page, found by decoding every pair of bytes. */
function codePage932(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0x98; lead += 1) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      try {
        table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
      } catch {}
    }
  }
  return table;
}
