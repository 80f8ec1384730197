import * as v from 'valibot';

const KEY = 'portico-filters';
/** More than anybody finds again. */
const MOST = 50;

export interface SavedFilter {
  readonly name: string;
  readonly query: string;
}

const savedSchema = v.array(v.object({ name: v.string(), query: v.string() }));

/** Filters that the user named, in the order of their names; every page of the same place has them. */
export class SavedFilters {
  readonly #storage: () => Storage;
  #all = $state.raw<readonly SavedFilter[]>([]);

  /** @param storage may throw where a browser keeps nothing: then there are none, and none can be saved */
  constructor(storage: () => Storage) {
    this.#storage = storage;
    this.readAgain();
  }

  get all(): readonly SavedFilter[] {
    return this.#all;
  }

  /** Takes the place of one of the same name. @returns whether it was kept */
  save(filter: SavedFilter): boolean {
    const others = this.#all.filter(({ name }) => name !== filter.name);
    return others.length < MOST && this.#keep([...others, filter]);
  }

  /** @returns whether it is gone */
  remove(name: string): boolean {
    return this.#keep(this.#all.filter((filter) => filter.name !== name));
  }

  /** Another page may have saved something. */
  readAgain(): void {
    try {
      this.#all = v.parse(savedSchema, JSON.parse(this.#storage().getItem(KEY) ?? '[]'));
    } catch {
      this.#all = [];
    }
  }

  #keep(filters: readonly SavedFilter[]): boolean {
    const sorted = [...filters].sort((a, b) => a.name.localeCompare(b.name));
    try {
      this.#storage().setItem(KEY, JSON.stringify(sorted));
    } catch {
      return false;
    }
    this.#all = sorted;
    return true;
  }
}
