import { LARGEST_REGISTRY_FILE } from '../../../shared/api/registry-upload.ts';

/** One part of a file; `upload` names the sending that it belongs to. */
export interface Part {
  readonly upload: string;
  readonly part: number;
  readonly parts: number;
  readonly text: string;
}

/** A file that comes in parts, because a client's message is short. Of several at once the latest is taken. */
export class Upload {
  #name: string | null = null;
  #parts: string[] = [];
  #length = 0;

  /**
   * Takes the next part. Part 0 begins anew, whatever came before.
   * @returns the whole text once the last part is in, else null
   * @throws RangeError where a part is missing, or there is too much
   */
  take({ upload, part, parts, text }: Part): string | null {
    if (part === 0) this.#begin(upload);
    if (upload !== this.#name) {
      throw new RangeError('another file has come in between: send it again from the beginning');
    }
    if (part !== this.#parts.length || part >= parts) {
      this.#begin(null);
      throw new RangeError('a part of the file is missing: send it again from the beginning');
    }
    this.#length += text.length;
    if (this.#length > LARGEST_REGISTRY_FILE) {
      this.#begin(null);
      throw new RangeError(`the file is longer than ${LARGEST_REGISTRY_FILE} characters`);
    }
    this.#parts.push(text);
    if (this.#parts.length < parts) return null;
    const whole = this.#parts.join('');
    this.#begin(null);
    return whole;
  }

  #begin(name: string | null): void {
    this.#name = name;
    this.#parts = [];
    this.#length = 0;
  }
}
