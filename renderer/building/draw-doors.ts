import { WHOLE } from '../../shared/building/blend.ts';
import { type Box, grown } from '../../shared/building/box.ts';
import type { Happening } from '../../shared/building/doors.ts';
import { formOf, markBox } from '../../shared/building/form.ts';
import type { Mark } from '../../shared/building/marks.ts';
import { belowNumber } from '../../shared/building/marks.ts';
import { type MarkLabel, signBox } from '../../shared/building/scene.ts';
import type { Sight, Stage } from '../../shared/building/sight.ts';
import { rangeOf } from '../../shared/model/range.ts';
import { drawFindings, type FindingPorts } from './draw-findings.ts';
import { drawForm } from './draw-form.ts';
import type { Fading } from './fading.ts';
import type { Glow } from './glow.ts';
import type { Pixels } from './pixels.ts';
import type { Stamps } from './stamps.ts';
import type { Theme } from './theme.ts';
import { wallOf } from './walls.ts';

/** The doors in use, as they are seen from somewhere. */
export interface Scene {
  readonly stage: Stage;
  readonly sight: Sight;
  readonly theme: Theme;
  readonly marks: readonly Mark[];
  /** Of doors that are not asked for: forms without their colours. */
  readonly ghosts: readonly Mark[];
  readonly happenings: readonly Happening[];
}

/** The same with what is said of them. */
interface DoorPicture extends Scene {
  readonly labels: readonly MarkLabel[];
  readonly findings: FindingPorts;
  /** The door the keyboard is at. */
  readonly cursor: number | null;
  readonly selected: number | null;
  readonly hovered: Mark | null;
}

/** What marks and their light are drawn with. */
export interface Tools {
  readonly stamps: Stamps;
  readonly glow: Glow;
  readonly fading: Fading;
}

/** Above so many lit windows the light of one could not be told from that of the next. */
const MOST_LIGHTS = 400;

/** Draws the doors in use, with their light. */
export function drawMarks(
  pixels: Pixels,
  { marks, ghosts, happenings, stage, theme }: Scene,
  { stamps, glow, fading }: Tools,
): void {
  const opening = new Map(
    happenings
      .filter(({ kind }) => kind === 'opened')
      .map((happening) => [happening.door.port, Math.round(fading.comes(happening) * WHOLE)]),
  );
  if (theme.glow > 0) {
    pixels.bound(withMargin(stage.frame));
    drawLights(pixels, marks, theme, glow);
    pixels.bound(null);
  }
  for (const { door, count, box } of ghosts) {
    const look = { look: door, isJoined: count > 1, isGhost: true, color: theme.ghost };
    stamps.draw(pixels, look, box, WHOLE);
  }
  for (const { door, count, box } of marks) {
    const isJoined = count > 1;
    const look = { look: door, isJoined, isGhost: false, color: theme.uses[door.use] };
    const weight = opening.size === 0 ? WHOLE : (opening.get(door.port) ?? WHOLE);
    stamps.draw(pixels, look, box, weight);
  }
}

function drawLights(pixels: Pixels, marks: readonly Mark[], theme: Theme, glow: Glow): void {
  const lit = marks.filter(({ door }) => door.use !== 'connection');
  if (lit.length > MOST_LIGHTS) return;
  for (const { door, box } of lit) {
    glow.draw(pixels, formOf(door, box).window, theme.uses[door.use]);
  }
}

/** Draws above the doors what is said of them. */
export function drawNotes(
  context: CanvasRenderingContext2D,
  picture: DoorPicture,
  fading: Fading,
): void {
  const { x, y, width, height } = withMargin(picture.stage.frame);
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  drawHappenings(context, picture, fading);
  drawLabels(context, picture);
  drawFindings(context, picture);
  drawRings(context, picture);
  context.restore();
}

/** Marks at the edge, and what belongs to them, stand out of the frame. */
function withMargin(frame: Box): Box {
  return { ...frame, x: frame.x - 8, width: frame.width + 16 };
}

function drawHappenings(
  context: CanvasRenderingContext2D,
  picture: DoorPicture,
  fading: Fading,
): void {
  const { stage, sight, theme } = picture;
  for (const happening of picture.happenings) {
    const { kind, door } = happening;
    const cell = stage.cellOf(sight, door.port);
    if (!cell) continue;
    const box = markBox(sight.floor === null ? cell : belowNumber(cell), door.use);
    if (kind === 'closed') {
      context.globalAlpha = fading.goes(happening);
      drawForm(context, formOf(door, box), theme.uses[door.use], false);
    }
    context.globalAlpha = fading.stays(happening);
    if (kind === 'closed') {
      context.strokeStyle = theme.signs.closed;
      context.lineWidth = 1;
      context.strokeRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
    }
    drawSign(context, kind, signBox(box), theme.signs[kind]);
  }
  context.globalAlpha = 1;
}

/** +, − or ~ as lines: text would not be sharp at this size. */
function drawSign(
  context: CanvasRenderingContext2D,
  kind: Happening['kind'],
  { x, y, width, height }: Box,
  color: string,
): void {
  const middle = { x: x + width / 2, y: y + height / 2 };
  context.strokeStyle = color;
  context.lineWidth = 1.8;
  context.beginPath();
  if (kind === 'changed') {
    context.moveTo(x, middle.y + 1);
    context.bezierCurveTo(
      middle.x - 1,
      y - 1,
      middle.x + 1,
      y + height + 1,
      x + width,
      middle.y - 1,
    );
  } else {
    context.moveTo(x, middle.y);
    context.lineTo(x + width, middle.y);
    if (kind === 'opened') {
      context.moveTo(middle.x, y);
      context.lineTo(middle.x, y + height);
    }
  }
  context.stroke();
}

export const LABEL_SIZE = 11;
export const LABEL_HEIGHT = 12;

export function labelFont(theme: Theme): string {
  return `${LABEL_SIZE}px ${theme.family}`;
}

function drawLabels(context: CanvasRenderingContext2D, { labels, theme }: DoorPicture): void {
  if (labels.length === 0) return;
  context.font = labelFont(theme);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  // Keeps hatching and lines of floors from running through the text.
  context.globalAlpha = 0.8;
  for (const { box, mark } of labels) {
    context.fillStyle = wallOf(theme, rangeOf(mark.door.port));
    context.fillRect(box.x - 1, box.y + 1, box.width + 2, box.height - 2);
  }
  context.globalAlpha = 1;
  for (const { text, box, mark } of labels) {
    context.fillStyle = mark.door.use === 'any' || mark.door.port < 1024 ? theme.ink : theme.ink2;
    context.fillText(text, box.x, box.y + box.height / 2 + 0.5);
  }
}

function drawRings(context: CanvasRenderingContext2D, picture: DoorPicture): void {
  const { cursor, selected, hovered, theme } = picture;
  context.strokeStyle = theme.accent;
  context.lineWidth = 1.5;
  if (hovered) ring(context, grown(hovered.box, 2.5));
  for (const port of [selected, cursor]) {
    const box = port === null ? null : ringBox(picture, port);
    if (box) ring(context, box);
  }
}

/** Around the mark that stands for the door, else around the door itself. */
function ringBox({ marks, stage, sight }: DoorPicture, port: number): Box | null {
  const mark = marks.find(({ doors }) => doors.some((door) => door.port === port));
  if (mark) return grown(mark.box, 3);
  const cell = stage.cellOf(sight, port);
  if (!cell) return null;
  if (sight.floor !== null) return cell;
  const width = Math.max(cell.width, 5);
  return grown({ ...cell, x: cell.x + (cell.width - width) / 2, width }, 1.5);
}

function ring(context: CanvasRenderingContext2D, { x, y, width, height }: Box): void {
  context.strokeRect(x, y, width, height);
}
