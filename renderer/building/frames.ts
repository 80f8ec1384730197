/** What a drawing still wants: another frame at once, one after so many milliseconds, or none. */
export type Wish = 'now' | number | null;

/** Draws when asked to, once a frame at most, and rests when there is nothing more to draw. */
export class Frames {
  readonly #draw: (now: number) => Wish;
  #frame: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(draw: (now: number) => Wish) {
    this.#draw = draw;
  }

  request(): void {
    clearTimeout(this.#timer);
    this.#frame ??= requestAnimationFrame((now) => {
      this.#frame = null;
      const wish = this.#draw(now);
      if (wish === 'now') this.request();
      else if (wish !== null) this.#timer = setTimeout(() => this.request(), wish);
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
  }
}
