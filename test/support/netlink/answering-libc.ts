import { ScriptedLibc } from '../destroy-events/scripted-libc.ts';

const EAGAIN = 11;

/** A C library whose netlink sockets receive these bytes, in their order, and then nothing more. */
export class AnsweringLibc extends ScriptedLibc {
  readonly #answers: Uint8Array[];
  readonly #filler: number;
  #last = 0;

  /** @param filler what stands in the buffer behind an answer, as if from an older one */
  constructor(answers: readonly Uint8Array[], filler = 0) {
    super();
    this.#answers = [...answers];
    this.#filler = filler;
  }

  override recv(_fd?: number, buffer?: Uint8Array): number {
    const answer = this.#answers.shift();
    this.#last = answer ? 0 : EAGAIN;
    if (!answer || !buffer) return -1;
    buffer.fill(this.#filler);
    buffer.set(answer.subarray(0, buffer.length));
    return answer.length;
  }

  override errno(): number {
    return this.#last;
  }
}
