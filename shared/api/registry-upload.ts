/** The largest file that is taken for IANA's, in characters: it has 1.2 million. */
export const LARGEST_REGISTRY_FILE = 4_000_000;
/** Characters of one part; even if each of them is escaped, it fits into a client's message. */
export const REGISTRY_PART = 2500;

/** The parts in which a file goes to the monitor. */
export function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; from += REGISTRY_PART) {
    parts.push(text.slice(from, from + REGISTRY_PART));
  }
  return parts.length > 0 ? parts : [''];
}
