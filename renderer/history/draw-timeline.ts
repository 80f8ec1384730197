import type { HistoryMark } from '../../shared/history/model.ts';
import type { Bar } from '../../shared/history/timeline.ts';
import type { Exposure } from '../../shared/model/exposure.ts';
import type { Theme } from '../building/theme.ts';
import { drawUnwatched } from './draw-unwatched.ts';
import {
  AXIS,
  HEAD,
  LANE,
  MARKS,
  type Pen,
  placeOf,
  type TimelineScene,
} from './timeline-scene.ts';

/** Nothing is drawn smaller. */
const LEAST = 4;

/** Share of a lane's height, as doors have it in the building. */
const HEIGHT: Readonly<Record<Exposure, number>> = {
  any: 18,
  interface: 18,
  'link-local': 13,
  loopback: 9,
};

/** Draws what can be seen of a timeline, in CSS pixels. */
export function drawTimeline(pen: Pen, scene: TimelineScene): void {
  pen.clearRect(0, 0, scene.width, scene.height);
  pen.save();
  pen.beginPath();
  pen.rect(0, HEAD, scene.width, scene.height - HEAD);
  pen.clip();
  drawGrid(pen, scene);
  drawLanes(pen, scene);
  // Over the bars: what was there before and after was seen by nobody in between.
  drawUnwatched(pen, scene);
  pen.restore();
  drawAxis(pen, scene);
  for (const mark of scene.timeline.marks) drawMark(pen, scene, mark);
  if (scene.hover !== null) drawLine(pen, scene, scene.hover, scene.theme.ink3, 1);
  if (scene.cursor !== null) drawLine(pen, scene, scene.cursor, scene.theme.accent, 2);
}

function drawGrid(pen: Pen, { ticks, window, width, height, theme }: TimelineScene): void {
  pen.fillStyle = theme.line;
  for (const { at, kind } of ticks) {
    const x = Math.round(placeOf(at, window, width));
    pen.fillRect(x, HEAD, kind === 'time' ? 1 : 2, height - HEAD);
  }
}

function drawLanes(pen: Pen, scene: TimelineScene): void {
  const { lanes, top, height, width, theme } = scene;
  const first = Math.max(0, Math.floor(top / LANE));
  const last = Math.min(lanes.length, Math.ceil((top + height - HEAD) / LANE));
  for (let index = first; index < last; index += 1) {
    const lane = lanes[index];
    if (!lane) continue;
    const y = HEAD + index * LANE - top;
    pen.fillStyle = theme.line;
    pen.fillRect(0, Math.round(y + LANE) - 1, width, 1);
    for (const bar of lane.bars) drawBar(pen, scene, bar, y);
  }
}

function drawBar(pen: Pen, scene: TimelineScene, bar: Bar, y: number): void {
  const { window, width, theme, until } = scene;
  const to = bar.isOpen ? Math.max(bar.to, until) : bar.to;
  if (to < window.from || bar.from > window.to) return;
  const left = placeOf(bar.from, window, width);
  const right = Math.max(left + LEAST, placeOf(to, window, width));
  const shownLeft = Math.max(-LEAST, left);
  const shownRight = Math.min(width + LEAST, right);
  const high = HEIGHT[bar.exposure];
  const bottom = y + LANE - 5;
  pen.fillStyle = theme.uses[bar.exposure];
  pen.fillRect(shownLeft, bottom - high, shownRight - shownLeft, high);
  // What anybody can come to has a step outside, as in the building.
  if (bar.exposure === 'any') pen.fillRect(shownLeft - 2, bottom, shownRight - shownLeft + 4, 2);
  pen.strokeStyle = theme.edge;
  pen.lineWidth = 1;
  pen.strokeRect(shownLeft + 0.5, bottom - high + 0.5, shownRight - shownLeft - 1, high - 1);
  if (!bar.sureFrom && left > 0) drawUnsure(pen, left, bottom, theme);
  if (!bar.isOpen && !bar.sureTo && right < width) drawUnsure(pen, right, bottom, theme);
}

/** A broken line beside an edge that nobody saw. */
function drawUnsure(pen: Pen, x: number, bottom: number, theme: Theme): void {
  pen.save();
  pen.strokeStyle = theme.ink;
  pen.lineWidth = 2;
  pen.setLineDash([3, 3]);
  pen.beginPath();
  pen.moveTo(x, bottom + 3);
  pen.lineTo(x, bottom - 20);
  pen.stroke();
  pen.restore();
}

function drawAxis(pen: Pen, { ticks, window, width, theme }: TimelineScene): void {
  pen.fillStyle = theme.line;
  pen.fillRect(0, AXIS - 1, width, 1);
  pen.fillRect(0, HEAD - 1, width, 1);
  pen.textBaseline = 'middle';
  let free = 0;
  for (const { at, kind, label } of ticks) {
    const x = placeOf(at, window, width);
    pen.font = `${kind === 'time' ? '' : '600 '}12px ${theme.family}`;
    pen.fillStyle = theme.line;
    pen.fillRect(Math.round(x), AXIS - 7, 1, 6);
    const room = pen.measureText(label).width;
    if (x + 4 < free || x + 4 + room > width) continue;
    pen.fillStyle = kind === 'time' ? theme.ink2 : theme.ink;
    pen.fillText(label, x + 4, AXIS / 2);
    free = x + room + 14;
  }
}

/** A finding is a triangle, an action a square: in the line of marks and, where it has one, on its lane. */
function drawMark(pen: Pen, scene: TimelineScene, mark: HistoryMark): void {
  const { window, width, lanes, top, height, theme } = scene;
  const x = placeOf(mark.at, window, width);
  if (x < -LEAST || x > width + LEAST) return;
  pen.fillStyle = theme.ink;
  pen.strokeStyle = theme.wall;
  sign(pen, x, AXIS + MARKS / 2, mark.type);
  const index = lanes.findIndex(
    ({ port, protocol }) =>
      port !== null && mark.ports.includes(port) && mark.protocol === protocol,
  );
  const y = HEAD + index * LANE - top + 6;
  if (index >= 0 && y > HEAD && y < height) sign(pen, x, y, mark.type);
}

function sign(pen: Pen, x: number, y: number, type: HistoryMark['type']): void {
  pen.beginPath();
  if (type === 'finding') {
    pen.moveTo(x - 6, y + 5);
    pen.lineTo(x, y - 6);
    pen.lineTo(x + 6, y + 5);
    pen.closePath();
  } else pen.rect(x - 5, y - 5, 10, 10);
  pen.fill();
  pen.stroke();
}

function drawLine(pen: Pen, scene: TimelineScene, at: number, color: string, thick: number): void {
  const { window, width, height } = scene;
  const x = Math.round(placeOf(at, window, width));
  if (x < 0 || x > width) return;
  pen.fillStyle = color;
  pen.fillRect(x - Math.floor(thick / 2), AXIS, thick, height - AXIS);
}
