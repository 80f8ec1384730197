import { existsSync, readFileSync } from 'node:fs';
import type { NativeImage } from 'electron/common';

type Modelled = 'getSize' | 'isEmpty' | 'isTemplateImage' | 'setTemplateImage';

/** What every PNG begins with, up to where its width stands (PNG specification, 5.2 and 11.2.2). */
const WIDTH_AT = 16;

/** A picture that nobody sees: of a file it knows where it is and how large its picture is. */
export class StandInImage implements Pick<NativeImage, Modelled> {
  readonly path: string;
  readonly #size: { readonly width: number; readonly height: number };
  #isTemplate: boolean;

  constructor(path: string) {
    this.path = path;
    this.#size = sizeOf(path);
    // By its name, as on macOS.
    this.#isTemplate = /Template(@\S+)?\.\w+$/.test(path);
  }

  getSize(): { width: number; height: number } {
    return { ...this.#size };
  }

  isEmpty(): boolean {
    return this.#size.width === 0;
  }

  isTemplateImage(): boolean {
    return this.#isTemplate;
  }

  setTemplateImage(option: boolean): void {
    this.#isTemplate = option;
  }
}

function sizeOf(path: string): { readonly width: number; readonly height: number } {
  if (!existsSync(path)) return { width: 0, height: 0 };
  const bytes = readFileSync(path);
  return { width: bytes.readUInt32BE(WIDTH_AT), height: bytes.readUInt32BE(WIDTH_AT + 4) };
}

export const nativeImage = {
  createFromPath: (path: string): StandInImage => new StandInImage(path),
};
