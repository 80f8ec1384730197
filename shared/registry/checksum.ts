/**
 * FNV-1a, 32 bits, over the UTF-16 code units of a text, as eight hexadecimal digits. It is there to notice
 * damage, not an attacker. Each step is a bijection of the state, so that one changed character is always
 * noticed; and it costs one multiplication a character, where every start of the program pays for it.
 */
export function checksumOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
