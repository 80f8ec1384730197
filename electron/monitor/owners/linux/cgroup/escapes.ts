/** Runs of `\x2d` and its like: systemd writes bytes so that a unit's name may not hold. */
const RUN = /(?:\\x[0-9a-f]{2})+/gi;
const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** Control, format (bidi among them), unassigned and lone surrogates: nothing that a name needs. */
const INVISIBLE = /\p{C}/u;

/**
 * Text of a unit or cgroup name with its escapes read. What would not come out as visible text, or as
 * more than one name of a path, stays escaped.
 */
export function readEscapes(name: string): string {
  if (!name.includes('\\x')) return name;
  return name.replace(RUN, (run) => decoded(run) ?? run);
}

/** Whether a text holds only characters that can be seen. */
export function isVisible(text: string): boolean {
  return !INVISIBLE.test(text);
}

function decoded(run: string): string | null {
  const bytes = run.split('\\x').slice(1);
  try {
    const text = UTF8.decode(Uint8Array.from(bytes, (hex) => Number.parseInt(hex, 16)));
    return isVisible(text) && !text.includes('/') ? text : null;
  } catch {
    return null;
  }
}
