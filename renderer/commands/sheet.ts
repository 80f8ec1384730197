import type { SheetMessages } from '../../shared/messages/en-sheet.ts';

/** Keys that mean something in one place of the page only. */
export interface SheetSection {
  readonly id: keyof SheetMessages['places'];
  readonly lines: readonly {
    /** Each by itself, written as `Keys` are, with `shift+` and `alt+` too. */
    readonly keys: readonly string[];
    readonly means: keyof SheetMessages['means'];
  }[];
}

/** What the keys do that are no commands of the whole page. */
export const SHEET: readonly SheetSection[] = [
  {
    id: 'lists',
    lines: [
      { keys: ['ArrowUp', 'ArrowDown'], means: 'nextLine' },
      { keys: ['PageUp', 'PageDown'], means: 'nextPage' },
      { keys: ['Home', 'End'], means: 'ends' },
      { keys: ['Enter'], means: 'details' },
      { keys: ['ArrowRight', 'ArrowLeft'], means: 'openGroup' },
      { keys: ['Escape'], means: 'close' },
    ],
  },
  {
    id: 'ports',
    lines: [
      { keys: [' '], means: 'select' },
      { keys: ['shift+ArrowUp', 'shift+ArrowDown'], means: 'selectMore' },
      { keys: ['mod+a'], means: 'selectAll' },
      { keys: ['mod+c'], means: 'copy' },
    ],
  },
  {
    id: 'heads',
    lines: [
      { keys: ['Enter'], means: 'sort' },
      { keys: ['shift+Enter'], means: 'sortToo' },
      { keys: ['alt+ArrowLeft', 'alt+ArrowRight'], means: 'moveColumn' },
    ],
  },
  {
    id: 'filter',
    lines: [
      { keys: ['alt+ArrowDown'], means: 'suggest' },
      { keys: ['ArrowDown'], means: 'toList' },
      { keys: ['Escape'], means: 'clear' },
    ],
  },
  {
    id: 'building',
    lines: [
      { keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], means: 'walk' },
      { keys: ['mod+ArrowLeft', 'mod+ArrowRight', 'shift+ArrowRight'], means: 'walkLit' },
      { keys: ['Home', 'End'], means: 'floorEnds' },
      { keys: ['PageUp', 'PageDown'], means: 'eightFloors' },
      { keys: ['Enter', ' '], means: 'details' },
      { keys: ['+', '=', '-'], means: 'zoom' },
      { keys: ['0'], means: 'whole' },
      { keys: ['Escape'], means: 'back' },
    ],
  },
];
