export interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'problem';
  readonly text: string;
}

/** How long a word of success stays; a problem stays until it is dismissed. */
const STAY_MS = 5000;

/** Short words about what was just done, at the edge of the page. */
export class ToastStore {
  #all = $state.raw<readonly Toast[]>([]);
  #nextId = 1;

  get all(): readonly Toast[] {
    return this.#all;
  }

  done(text: string): void {
    const id = this.#add('done', text);
    setTimeout(() => this.dismiss(id), STAY_MS);
  }

  problem(text: string): void {
    this.#add('problem', text);
  }

  dismiss(id: number): void {
    this.#all = this.#all.filter((toast) => toast.id !== id);
  }

  #add(kind: Toast['kind'], text: string): number {
    const id = this.#nextId;
    this.#nextId += 1;
    this.#all = [...this.#all.filter((toast) => toast.text !== text), { id, kind, text }];
    return id;
  }
}
