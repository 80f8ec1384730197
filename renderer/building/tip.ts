import type { Box } from '../../shared/building/box.ts';
import type { Door } from '../../shared/building/door.ts';
import {
  type DoorText,
  markText,
  placeText,
  spokenText,
  type Words,
} from '../../shared/building/door-texts.ts';
import type { Doors } from '../../shared/building/doors.ts';
import type { Mark } from '../../shared/building/marks.ts';
import { graver } from '../../shared/findings/finding.ts';
import type { Severity } from '../../shared/registry/life/risks-entry.ts';
import type { FindingPorts } from './draw-findings.ts';
import type { PictureState } from './picture-state.svelte.ts';

/** What is told of a place, and where that is in the picture. */
export interface Tip {
  readonly text: DoorText;
  readonly anchor: Box;
}

/**
 * What is told of where the pointer is, else of where the keyboard is; null where nothing is.
 * @param hasFocus whether the keyboard is in the picture
 */
export function tipOf(
  { hovered, pointer, cursor, stage, sight, portAt }: Looked,
  doors: Doors,
  words: Words,
  findings: FindingPorts,
  hasFocus: boolean,
): Tip | null {
  if (hovered) {
    const { door, doors: all, box } = hovered;
    const text = noted(markText(newest(hovered, doors), words), door.port, doors, words);
    const found = all.flatMap(({ port }) => findings.get(port) ?? []);
    return { text: withFindings(text, found, words), anchor: box };
  }
  const pointed = pointer && sight.floor !== null ? portAt(pointer) : null;
  const port = pointed ?? (hasFocus ? cursor : null);
  const anchor = port === null ? null : stage.cellOf(sight, port);
  if (port === null || !anchor) return null;
  const text = noted(placeText(port, doors.get(port), words), port, doors, words);
  const found = findings.get(port);
  return { text: withFindings(text, found ? [found] : [], words), anchor };
}

/** @param found of each door with a finding */
function withFindings(text: DoorText, found: readonly Severity[], { all }: Words): DoorText {
  const [first, ...others] = found;
  if (first === undefined) return text;
  const gravest = others.reduce(graver, first);
  return {
    ...text,
    lines: [`! ${all.findingsView.here(all.panel.severities[gravest])}`, ...text.lines],
  };
}

type Looked = Pick<PictureState, 'hovered' | 'pointer' | 'cursor' | 'stage' | 'sight' | 'portAt'>;

/** What is said of a door that somebody comes to who only hears it. */
export function spokenOf(port: number, doors: Doors, words: Words, findings: FindingPorts): string {
  const { all, building } = words;
  const found = findings.get(port);
  const parts = [
    spokenText(port, doors.get(port), words),
    ...(found ? [all.findingsView.here(all.panel.severities[found])] : []),
    ...(isAsked(port, doors) ? [] : [building.notAsked]),
  ];
  return parts.join(all.listSeparator);
}

function noted(text: DoorText, port: number, doors: Doors, { building }: Words): DoorText {
  return isAsked(port, doors) ? text : { ...text, lines: [...text.lines, building.notAsked] };
}

function isAsked(port: number, { rest }: Doors): boolean {
  return !rest.some((door) => door.port === port);
}

/** The same mark with what is known of its doors now: marks are made anew only when they look different. */
function newest(mark: Mark, doors: Doors): Mark {
  const now = (door: Door): Door => doors.get(door.port) ?? door;
  const { door, doors: all, count, box } = mark;
  return { door: now(door), doors: all.map(now), count, box };
}
