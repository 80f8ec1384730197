import type { Box } from './box.ts';
import { rankOf, USES } from './door.ts';
import { labelText, shortName } from './door-texts.ts';
import type { Happening } from './doors.ts';
import { type Label, type LabelRoom, type LabelWish, placeLabels } from './labels.ts';
import type { Mark } from './marks.ts';

/** More labels than this help nobody, and cost time in every frame. */
const MOST_WISHES = 200;

export interface LabelOptions extends LabelRoom {
  /** On a floor the numbers stand at the doors already. */
  readonly hasNumbers: boolean;
  /** Marks beside which no label is wanted, but that none may hide. */
  readonly ghosts: readonly Mark[];
  /** What else no label may hide. */
  readonly signs: readonly Box[];
  /** What lately happened, by port. */
  readonly happenings: ReadonlyMap<number, Happening>;
}

/** A label and the mark it belongs to. */
export interface MarkLabel extends Label {
  readonly mark: Mark;
}

/** Where the sign of what happened to a mark stands: before it. */
export function signBox(mark: Box): Box {
  return { x: mark.x - 8, y: mark.y + mark.height / 2 - 3.5, width: 7, height: 7 };
}

/** Labels for the marks of a picture: the most exposed and the newest before all others. */
export function labelMarks(marks: readonly Mark[], options: LabelOptions): MarkLabel[] {
  const { happenings, hasNumbers, ghosts, signs } = options;
  const wanting = mostImportant(marks, options);
  const boxOf = (mark: Mark): Box => (happens(mark, happenings) ? withSign(mark.box) : mark.box);
  const wishes = wanting.map((mark): LabelWish => {
    return { anchor: boxOf(mark), texts: textsOf(mark, hasNumbers) };
  });
  const obstacles = [...marks.map(boxOf), ...ghosts.map(({ box }) => box), ...signs];
  const labels = placeLabels(wishes, obstacles, options);
  return labels.flatMap((label) => {
    const mark = wanting[label.wish];
    return mark ? [{ ...label, mark }] : [];
  });
}

/** Marks that want a label, in the order of their importance. Connections go without, as they come and go. */
function mostImportant(marks: readonly Mark[], { happenings, hasNumbers }: LabelOptions): Mark[] {
  const kinds: Mark[][] = USES.flatMap(() => [[], []]);
  for (const mark of marks) {
    const { door, count } = mark;
    if (door.use === 'connection' && count === 1 && !hasNumbers) continue;
    kinds[rankOf(door.use) * 2 + (happens(mark, happenings) ? 0 : 1)]?.push(mark);
  }
  return kinds.flat().slice(0, MOST_WISHES);
}

function textsOf({ door, count }: Mark, hasNumbers: boolean): string[] {
  const more = count - 1;
  if (more > 0) {
    const named = door.use === 'connection' ? [] : [`${labelText(door)} +${more}`];
    return [...named, `×${count}`];
  }
  if (!hasNumbers) return [labelText(door), `${door.port}`];
  const name = shortName(door);
  return name === '' ? [] : [name];
}

function happens(mark: Mark, happenings: LabelOptions['happenings']): boolean {
  return happenings.size > 0 && mark.doors.some(({ port }) => happenings.has(port));
}

function withSign(box: Box): Box {
  const sign = signBox(box);
  return {
    x: sign.x,
    y: Math.min(sign.y, box.y),
    width: box.x + box.width - sign.x,
    height: Math.max(box.height, sign.height),
  };
}
