import type { Sheet } from './sheet.ts';

const TURN_MS = 220;
/** How much larger the old picture grows while it goes. */
const GROWTH = 0.35;

/** The way from one picture to quite another: the old one fades, growing as one comes nearer. */
export class Turn {
  #old: OffscreenCanvas | null = null;
  #isNearer = false;
  #startedAt: number | null = null;

  begin(picture: HTMLCanvasElement, isNearer: boolean): void {
    const old = new OffscreenCanvas(picture.width, picture.height);
    old.getContext('2d')?.drawImage(picture, 0, 0);
    this.#old = old;
    this.#isNearer = isNearer;
    this.#startedAt = null;
  }

  /** Draws what is left of the old picture above the new one. @returns whether there is more to come */
  draw({ context, canvas }: Sheet, now: number): boolean {
    const old = this.#old;
    if (!old) return false;
    this.#startedAt ??= now;
    const share = (now - this.#startedAt) / TURN_MS;
    if (share >= 1) {
      this.#old = null;
      return false;
    }
    const scale = 1 + GROWTH * share * (this.#isNearer ? 1 : -1);
    const [width, height] = [canvas.width * scale, canvas.height * scale];
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = (1 - share) ** 2;
    context.drawImage(old, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
    context.restore();
    return true;
  }
}
