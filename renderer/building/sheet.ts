/** A canvas of the page whose pixels are those of the screen. */
export class Sheet {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  #ratio = 1;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser has no canvas');
    this.canvas = canvas;
    this.context = context;
  }

  /** How many pixels of the screen a CSS pixel is. */
  get ratio(): number {
    return this.#ratio;
  }

  /** @param width and height in CSS pixels */
  fit(width: number, height: number, ratio: number): void {
    this.#ratio = ratio;
    this.canvas.width = Math.max(1, Math.round(width * ratio));
    this.canvas.height = Math.max(1, Math.round(height * ratio));
  }

  /** Empties it; coordinates are CSS pixels from here on. */
  clear(): CanvasRenderingContext2D {
    const { context, canvas } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    return this.keep();
  }

  /** The same for a drawing that begins with putting pixels in the place of all that is there. */
  keep(): CanvasRenderingContext2D {
    const { context } = this;
    context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    context.globalAlpha = 1;
    return context;
  }
}
