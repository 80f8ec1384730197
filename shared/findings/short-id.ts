const DIGITS = '0123456789abcdefghijklmnopqrstuv';

/**
 * A short name for a text, the same on every machine: 55 bits as eleven digits of base 32. Of ten thousand texts
 * two have the same one with a chance of one in seven hundred million. It is there to name, not to guard.
 */
export function shortId(text: string): string {
  let high = 0x1e3779b1;
  let low = 0x05ebca6b;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x2c1b3c6d);
    low = (Math.imul(low ^ unit, 0x297a2d39) + high) | 0;
  }
  high = mixed(high ^ (low >>> 15));
  low = mixed(low ^ (high >>> 13));
  return digits(high, 5) + digits(low, 6);
}

/** Lets every bit depend on every other. */
function mixed(bits: number): number {
  const once = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

/** The lowest bits, five to a digit. */
function digits(bits: number, count: number): string {
  let text = '';
  for (let digit = 0; digit < count; digit += 1) text += DIGITS.charAt((bits >>> (digit * 5)) & 31);
  return text;
}
