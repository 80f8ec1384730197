/** Red, green, blue from 0 to 255, and alpha from 0 to 1. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** Something between an element and the paper that changes the colours of all that is inside. */
interface Veil {
  readonly opacity: number;
  readonly isGrey: boolean;
  readonly behind: Colour;
}

/** A text that can be seen, and how far it stands out. */
export interface TextContrast {
  readonly text: string;
  readonly ratio: number;
}

const WHITE: Colour = [255, 255, 255, 1];
const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** Any CSS colour as the browser would paint it. */
export function parseColour(css: string): Colour {
  if (!pen) throw new Error('there is no canvas');
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = css;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** What a colour token of the page is now. */
export function tokenColour(name: string): Colour {
  const probe = document.createElement('span');
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return parseColour(color);
}

/** Contrast ratio by WCAG 2.2, from 1 to 21. */
export function contrastRatio(a: Colour, b: Colour): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** The contrast of every text on the page with what is painted behind it. */
export function textContrasts(): TextContrast[] {
  const contrasts: TextContrast[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = (walker.currentNode.nodeValue ?? '').trim();
    const element = walker.currentNode.parentElement;
    if (text === '' || !element || !isPainted(element)) continue;
    contrasts.push({ text, ratio: paintedContrast(element) });
  }
  return contrasts;
}

function isPainted(element: Element): boolean {
  if (element.closest('script, style, option, .visually-hidden, .skip:not(:focus)')) return false;
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

function paintedContrast(element: Element): number {
  const chain: Element[] = [];
  for (let step: Element | null = element; step; step = step.parentElement) chain.unshift(step);
  const veils: Veil[] = [];
  let behind = WHITE;
  for (const step of chain) {
    const style = getComputedStyle(step);
    const opacity = Number(style.opacity);
    const isGrey = style.filter.includes('grayscale(1)');
    if (opacity < 1 || isGrey) veils.push({ opacity, isGrey, behind });
    behind = over(parseColour(style.backgroundColor), behind);
  }
  const text = over(parseColour(getComputedStyle(element).color), behind);
  const seen = (colour: Colour) => veils.reduceRight(throughVeil, colour);
  return contrastRatio(seen(text), seen(behind));
}

function throughVeil(colour: Colour, { opacity, isGrey, behind }: Veil): Colour {
  const [red, green, blue] = isGrey ? grey(colour) : colour;
  return over([red, green, blue, opacity], behind);
}

function over([red, green, blue, alpha]: Colour, behind: Colour): Colour {
  const mix = (top: number, bottom: number) => top * alpha + bottom * (1 - alpha);
  return [mix(red, behind[0]), mix(green, behind[1]), mix(blue, behind[2]), 1];
}

function grey([red, green, blue, alpha]: Colour): Colour {
  const shade = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return [shade, shade, shade, alpha];
}

function luminance([red, green, blue]: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
