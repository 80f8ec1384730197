/**
 * A colour as it stands in the pixels of a canvas: a whole number of 32 bits with the opacity in its highest
 * byte, as all machines that run browsers have them.
 */
export type Ink = number;

/** The greatest weight of `blended`. */
export const WHOLE = 256;
const HALF_SHIFT = 8;
const OPAQUE = 255;
const ALPHA_SHIFT = 24;
const RED_AND_BLUE = 0xff00ff;
const GREEN = 0x00ff00;

/**
 * A colour laid over another one.
 * @param weight how much of `over` there is, besides its own opacity: from 0 to `WHOLE`
 */
export function blended(under: Ink, over: Ink, weight: number): Ink {
  const alpha = ((over >>> ALPHA_SHIFT) * weight) >> HALF_SHIFT;
  if (alpha === OPAQUE) return over;
  const below = under >>> ALPHA_SHIFT;
  if (below === OPAQUE) return mixed(under, over, alpha + (alpha >> 7), OPAQUE);
  // Beside the walls there may be nothing, or the light of another window.
  const both = alpha + Math.round((below * (OPAQUE - alpha)) / OPAQUE);
  return both === 0 ? 0 : mixed(under, over, Math.round((WHOLE * alpha) / both), both);
}

/** @param share of `over`, from 0 to `WHOLE`; `alpha`: the opacity of the result */
function mixed(under: Ink, over: Ink, share: number, alpha: number): Ink {
  const rest = WHOLE - share;
  const redAndBlue =
    (Math.imul(over & RED_AND_BLUE, share) + Math.imul(under & RED_AND_BLUE, rest)) >>> HALF_SHIFT;
  const green = (Math.imul(over & GREEN, share) + Math.imul(under & GREEN, rest)) >>> HALF_SHIFT;
  return (alpha << ALPHA_SHIFT) | (redAndBlue & RED_AND_BLUE) | (green & GREEN);
}
