import type { Sight } from '../../shared/building/sight.ts';
import type { Place } from './places.ts';

/** What the details panel tells of. */
export type Selection =
  | { readonly kind: 'socket'; readonly id: string }
  | { readonly kind: 'port'; readonly port: number }
  | { readonly kind: 'process'; readonly pid: number };

/** What lies over the page and has to be closed before anything else is done. */
export type DialogName =
  | 'palette'
  | 'shortcuts'
  | 'export'
  | 'compare'
  | 'opinion'
  | 'diagnostics'
  | 'expect-all'
  | 'end-process'
  | 'close-connection';

/** Which view is open, what is selected in it, and what lies over it. */
export class ViewStore {
  #place = $state<Place>('building');
  #selection = $state.raw<Selection | null>(null);

  #dialog = $state<DialogName | null>(null);
  /** What was last seen of the building, and from where. */
  sight = $state.raw<Sight | null>(null);
  #keptSight: Sight | null = null;

  get place(): Place {
    return this.#place;
  }

  open(place: Place): void {
    this.#place = place;
  }

  /** What the page before this one saw of the building: for the first picture of it, and no other. */
  takeKeptSight(): Sight | null {
    const kept = this.#keptSight;
    this.#keptSight = null;
    return kept;
  }

  keepSight(sight: Sight): void {
    this.#keptSight = sight;
  }

  get selection(): Selection | null {
    return this.#selection;
  }

  select(selection: Selection | null): void {
    this.#selection = selection;
  }

  /** The selected socket, where it is a socket that is selected. */
  get selectedId(): string | null {
    return this.#selection?.kind === 'socket' ? this.#selection.id : null;
  }

  set selectedId(id: string | null) {
    this.#selection = id === null ? null : { kind: 'socket', id };
  }

  get dialog(): DialogName | null {
    return this.#dialog;
  }

  openDialog(name: DialogName): void {
    this.#dialog = name;
  }

  /** Closes that dialog; one that has taken its place stays. */
  closeDialog(name: DialogName): void {
    if (this.#dialog === name) this.#dialog = null;
  }
}
