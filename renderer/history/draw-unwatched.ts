import { HEAD, type Pen, placeOf, type TimelineScene } from './timeline-scene.ts';

const HATCH = 8;
/** How much of what lies below a time without a watcher is veiled. */
const VEIL = 0.7;

type Span = readonly [from: number, to: number];

/** Draws where nobody watched: hatched, and with lines that lie where this computer slept. */
export function drawUnwatched(pen: Pen, scene: TimelineScene): void {
  const { sleeps } = scene.timeline;
  for (const span of unwatchedIn(scene)) {
    for (const rest of without(span, sleeps)) drawSpan(pen, scene, rest, hatch);
  }
  for (const sleep of sleeps) drawSpan(pen, scene, sleep, lie);
}

function unwatchedIn({ window, timeline, until }: TimelineScene): Span[] {
  const spans: Span[] = [];
  let reached = window.from;
  for (const [index, [from, to]] of timeline.watches.entries()) {
    const isLast = index === timeline.watches.length - 1;
    if (from > reached) spans.push([reached, Math.min(from, window.to)]);
    reached = Math.max(reached, isLast ? Math.max(to, until) : to);
  }
  const end = Math.min(window.to, Date.now());
  if (reached < end) spans.push([reached, end]);
  return spans;
}

/** What is left of a span. @param taken oldest first */
function without([from, to]: Span, taken: readonly Span[]): Span[] {
  const left: Span[] = [];
  let reached = from;
  for (const [start, end] of taken) {
    if (end <= reached || start >= to) continue;
    if (start > reached) left.push([reached, start]);
    reached = Math.max(reached, end);
  }
  if (reached < to) left.push([reached, to]);
  return left;
}

type Lines = (pen: Pen, left: number, right: number, height: number) => void;

function drawSpan(pen: Pen, scene: TimelineScene, [from, to]: Span, lines: Lines): void {
  const { window, width, height, theme } = scene;
  const left = Math.max(0, placeOf(from, window, width));
  const right = Math.min(width, placeOf(to, window, width));
  if (right <= left) return;
  pen.save();
  pen.globalAlpha = VEIL;
  pen.fillStyle = theme.wall;
  pen.fillRect(left, HEAD, right - left, height - HEAD);
  pen.globalAlpha = 1;
  pen.strokeStyle = theme.hatch;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.rect(left, HEAD, right - left, height - HEAD);
  pen.clip();
  pen.beginPath();
  lines(pen, left, right, height);
  pen.stroke();
  pen.restore();
}

function hatch(pen: Pen, left: number, right: number, height: number): void {
  const first = Math.floor((left - height) / HATCH) * HATCH;
  for (let x = first; x < right; x += HATCH) {
    pen.moveTo(x, height);
    pen.lineTo(x + height, 0);
  }
}

function lie(pen: Pen, left: number, right: number, height: number): void {
  for (let y = HEAD + HATCH / 2 + 0.5; y < height; y += HATCH) {
    pen.moveTo(left, y);
    pen.lineTo(right, y);
  }
}
