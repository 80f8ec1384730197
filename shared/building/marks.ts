import type { Box } from './box.ts';
import { type Camera, toScreen } from './camera.ts';
import { type Door, rankOf, type Use } from './door.ts';
import { markBox } from './form.ts';
import type { Layout } from './layout.ts';

/** What is drawn for one door, or for several whose marks would overlap. */
export interface Mark {
  /** The one with the strongest use. */
  readonly door: Door;
  /** All of them, in the order of their ports. */
  readonly doors: readonly Door[];
  /** How many they are. */
  readonly count: number;
  readonly box: Box;
}

/** Height of the line with the number above the mark of a door that is shown large enough for one. */
export const NUMBER_LINE = 0.48;

/** The marks that are in the frame, at their places on the screen. */
export function marksIn(
  doors: readonly Door[],
  layout: Layout,
  frame: Box,
  camera: Camera,
): Mark[] {
  const marks: PlacedMark[] = [];
  let last: PlacedMark | null = null;
  const hasNumbers = layout.ports[1] - layout.ports[0] < 1024;
  let row: DoorRow | null = null;
  let index = -1;
  for (const door of doors) {
    index += 1;
    if (!row || door.port >= row.end) {
      row = rowOf(door.port, layout, frame, camera, hasNumbers);
      last = null;
    }
    if (!row.isInFrame) continue;
    const x = row.x + (door.port - row.start) * row.width;
    if (x + row.width < frame.x || x > frame.x + frame.width) continue;
    const form = row.forms[door.use];
    if (last?.covers(x + form.x)) {
      last.join(door, form);
    } else {
      last = new PlacedMark(doors, index, x + form.x, form, door);
      marks.push(last);
    }
  }
  return marks;
}

/**
 * A mark among thousands that are made anew in every frame of a zoom, so it is as small as can be: it says
 * which part of the list of doors it stands for, and shares the sizes of its row.
 *
 * Marks that would overlap are joined. A joined mark stands where its first door is and is no wider than the
 * widest of them: what overlaps it there joins it, what stands beside it stays alone.
 */
class PlacedMark implements Mark {
  door: Door;
  readonly #list: readonly Door[];
  readonly #from: number;
  #to: number;
  readonly #x: number;
  readonly #form: Box;
  #widest: Box;

  constructor(list: readonly Door[], from: number, x: number, form: Box, door: Door) {
    this.door = door;
    this.#list = list;
    this.#from = from;
    this.#to = from + 1;
    this.#x = x;
    this.#form = form;
    this.#widest = form;
  }

  get count(): number {
    return this.#to - this.#from;
  }

  get doors(): readonly Door[] {
    return this.#list.slice(this.#from, this.#to);
  }

  get box(): Box {
    const { y, height } = this.#form;
    return { x: this.#x, y, width: this.#widest.width, height };
  }

  /** Whether a mark that begins at `x` in the same row would overlap this one. */
  covers(x: number): boolean {
    return x < this.#x + this.#widest.width;
  }

  /** Takes in the next door of the list. */
  join(door: Door, form: Box): void {
    this.#to += 1;
    if (rankOf(door.use) < rankOf(this.door.use)) this.door = door;
    if (form.width > this.#widest.width) this.#widest = form;
  }
}

/** What all doors of a row have in common, on the screen. */
interface DoorRow {
  /** The first port, and the one after the last. */
  readonly start: number;
  readonly end: number;
  readonly isInFrame: boolean;
  readonly x: number;
  readonly y: number;
  /** Of each door. */
  readonly width: number;
  /** Boxes of marks by use; `x` from the left end of the door. */
  readonly forms: Readonly<Record<Use, Box>>;
}

function rowOf(
  port: number,
  layout: Layout,
  frame: Box,
  camera: Camera,
  hasNumbers: boolean,
): DoorRow {
  const length = layout.rowLength(port);
  const start = port - (port % length);
  const cell = layout.cellOf(start);
  const { x, y, width, height } = toScreen(frame, camera, cell ?? NOWHERE);
  const isInFrame = cell !== null && y + height >= frame.y && y <= frame.y + frame.height;
  const first = { x: 0, y, width, height };
  const place = hasNumbers ? belowNumber(first) : first;
  const forms = {
    any: markBox(place, 'any'),
    interface: markBox(place, 'interface'),
    'link-local': markBox(place, 'link-local'),
    loopback: markBox(place, 'loopback'),
    connection: markBox(place, 'connection'),
  };
  return { start, end: start + length, isInFrame, x, y, width, forms };
}

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

/** The part of a door below its number. */
export function belowNumber({ x, y, width, height }: Box): Box {
  return { x, y: y + height * NUMBER_LINE, width, height: height * (1 - NUMBER_LINE) };
}
