import { type AnyFunction, type Keeper, type Maker, type Parcel, pack, unpack } from './parcel.ts';

/** Something asked of the other world. */
type Asked =
  | { readonly ask: 'call'; readonly id: number; readonly args: readonly Parcel[] }
  | { readonly ask: 'expose'; readonly name: string; readonly value: Parcel }
  | { readonly ask: 'settle'; readonly id: number; readonly ok: boolean; readonly value: Parcel };

type Answered = { readonly ok: true; readonly value: Parcel } | Failed;
interface Failed {
  readonly ok: false;
  readonly error: Parcel;
}

type Detail = { readonly seq: number } & (
  | { readonly asked: Asked }
  | { readonly answer: Answered }
);

interface Settler {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One end of the way between two worlds of a document. They share nothing but the DOM: an event that one
 * dispatches is heard by the other before the dispatch returns, with its detail cloned by Chromium.
 */
export class WorldLink implements Keeper, Maker {
  readonly #out: string;
  readonly #onExpose: (name: string, value: unknown) => void;
  // Taken before the page can put something else in their place.
  readonly #document = document;
  readonly #dispatch = document.dispatchEvent.bind(document);
  readonly #Event = CustomEvent;
  readonly #functions: AnyFunction[] = [];
  readonly #settlers = new Map<number, Settler>();
  readonly #answers = new Map<number, Answered>();
  #seq = 0;
  #promises = 0;

  constructor(
    names: { out: string; in: string },
    onExpose: (name: string, value: unknown) => void,
  ) {
    this.#out = names.out;
    this.#onExpose = onExpose;
    this.#document.addEventListener(names.in, (event) => {
      this.#hear((event as CustomEvent<Detail>).detail);
    });
  }

  expose(name: string, value: unknown): void {
    this.#ask({ ask: 'expose', name, value: pack(value, this) });
  }

  keepFunction(value: AnyFunction): number {
    return this.#functions.push(value) - 1;
  }

  keepPromise(promise: Promise<unknown>): number {
    const id = this.#promises;
    this.#promises += 1;
    const settle = (ok: boolean) => (value: unknown) => {
      this.#ask({ ask: 'settle', id, ok, value: this.#packOrError(value) });
    };
    promise.then(settle(true), settle(false));
    return id;
  }

  makeFunction(id: number): AnyFunction {
    return (...args) => {
      const parcels = args.map((arg) => pack(arg, this));
      return unpack(this.#ask({ ask: 'call', id, args: parcels }), this);
    };
  }

  makePromise(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => this.#settlers.set(id, { resolve, reject }));
  }

  #ask(asked: Asked): Parcel {
    const seq = this.#seq;
    this.#seq += 1;
    this.#say({ seq, asked });
    const answer = this.#answers.get(seq);
    this.#answers.delete(seq);
    if (!answer) throw new Error('the other world does not answer');
    if (!answer.ok) throw unpack(answer.error, this);
    return answer.value;
  }

  #say(detail: Detail): void {
    this.#dispatch(new this.#Event(this.#out, { detail }));
  }

  #hear(detail: Detail): void {
    if ('answer' in detail) this.#answers.set(detail.seq, detail.answer);
    else this.#say({ seq: detail.seq, answer: this.#answer(detail.asked) });
  }

  #answer(asked: Asked): Answered {
    try {
      return { ok: true, value: pack(this.#do(asked), this) };
    } catch (error) {
      return { ok: false, error: this.#packOrError(error) };
    }
  }

  #do(asked: Asked): unknown {
    if (asked.ask === 'call') {
      const called = this.#functions[asked.id];
      return called?.(...asked.args.map((arg) => unpack(arg, this)));
    }
    if (asked.ask === 'expose') {
      this.#onExpose(asked.name, unpack(asked.value, this));
      return undefined;
    }
    const settler = this.#settlers.get(asked.id);
    this.#settlers.delete(asked.id);
    settler?.[asked.ok ? 'resolve' : 'reject'](unpack(asked.value, this));
    return undefined;
  }

  #packOrError(value: unknown): Parcel {
    try {
      return pack(value, this);
    } catch (error) {
      return ['error', String(error)];
    }
  }
}
