/** What may follow a program's name where Node tells that it failed: its arguments. */
const FAILED_COMMAND = /\b(Command failed: |spawn )(\S+)[^\n]*/g;
const ADDRESS = /\b(?!file:|app:|node:)([a-z][a-z0-9+.-]{1,20}):\/\/[^\s'"<>]+/gi;
/** Headers whose value is many words (RFC 9110, 11.4; RFC 6265, 4.2). */
const HEADER = /(authorization|cookie)(\\*["']?\s*[:=]\s*)\S[^\r\n]*/gi;
/** What stands in quotes belongs together, to the end of the line where nothing closes them. */
const NAMED =
  /(token|password|passwd|secret|api[-_]?key)(\\*["']?\s*[:=]\s*)(?:(?:bearer|basic|token|digest)\s+)?(?:"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|[^\s"'])+/gi;
/** Where the name of the header is left out. */
const BEARER = /\b(bearer)(\s+)\S+/gi;
/** Long words without meaning: keys, hashes, ids; 20 signs are enough where digits are among the letters. */
const LONG_WORD = /\b(?=[\w+-]*\d)(?=[\w+-]*[A-Za-z])[\w+-]{20,}={0,2}|[\w+-]{40,}={0,2}/g;
const HIDDEN = '‹hidden›';

/**
 * Text of a failure as it may be written down: without the arguments of a program, what stands behind the
 * scheme of an address, and whatever looks like a key. Paths stay.
 */
export function withoutSecrets(text: string): string {
  return text
    .replace(FAILED_COMMAND, (_all, what: string, program: string) => `${what}${program} …`)
    .replace(ADDRESS, (_all, scheme: string) => `${scheme}://${HIDDEN}`)
    .replace(HEADER, hiddenBehind)
    .replace(NAMED, hiddenBehind)
    .replace(BEARER, hiddenBehind)
    .replace(LONG_WORD, HIDDEN);
}

function hiddenBehind(_all: string, name: string, sign: string): string {
  return `${name}${sign}${HIDDEN}`;
}
