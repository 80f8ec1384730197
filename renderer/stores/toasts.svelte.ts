/** What can be done about what a toast tells. */
export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'problem';
  readonly text: string;
  readonly action: ToastAction | null;
}

/** How long a word of success stays; a problem stays until it is dismissed. */
const STAY_MS = 5000;
/** One that offers something has to be read, and reached. */
const STAY_WITH_ACTION_MS = 15_000;

/** Short words about what was just done, at the edge of the page. */
export class ToastStore {
  #all = $state.raw<readonly Toast[]>([]);
  #nextId = 1;

  get all(): readonly Toast[] {
    return this.#all;
  }

  /** @returns by what it can be {@link dismiss dismissed} before its time */
  done(text: string, action: ToastAction | null = null): number {
    const id = this.#add('done', text, action);
    setTimeout(() => this.dismiss(id), action ? STAY_WITH_ACTION_MS : STAY_MS);
    return id;
  }

  problem(text: string): void {
    this.#add('problem', text, null);
  }

  dismiss(id: number): void {
    this.#all = this.#all.filter((toast) => toast.id !== id);
  }

  #add(kind: Toast['kind'], text: string, action: ToastAction | null): number {
    const id = this.#nextId;
    this.#nextId += 1;
    this.#all = [...this.#all.filter((toast) => toast.text !== text), { id, kind, text, action }];
    return id;
  }
}
