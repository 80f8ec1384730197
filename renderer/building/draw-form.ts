import type { Box } from '../../shared/building/box.ts';
import type { Form } from '../../shared/building/form.ts';

/** What draws on a canvas, be it on the page or not. */
export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Between the two panes of a mark that stands for several doors. */
const PANE_GAP = 1;

/** Draws a mark in one colour. */
export function drawForm(context: Pen, form: Form, color: string, isJoined: boolean): void {
  const { window, step, notch, isRound, isDashed } = form;
  context.fillStyle = color;
  if (step) context.fillRect(step.x, step.y, step.width, step.height);
  if (isDashed) {
    drawDashed(context, form, color);
  } else if (isRound || notch) {
    context.beginPath();
    trace(context, form);
    context.fill();
  } else {
    context.fillRect(window.x, window.y, window.width, window.height);
  }
  if (isJoined) {
    const gap = Math.min(PANE_GAP, window.width / 4);
    context.clearRect(window.x + (window.width - gap) / 2, window.y, gap, window.height);
  }
}

function drawDashed(context: Pen, form: Form, color: string): void {
  const alpha = context.globalAlpha;
  context.beginPath();
  trace(context, { ...form, window: inset(form.window) });
  context.globalAlpha = alpha * 0.22;
  context.fill();
  context.globalAlpha = alpha;
  context.strokeStyle = color;
  context.lineWidth = 1.2;
  context.setLineDash([2, 1.3]);
  context.stroke();
  context.setLineDash([]);
}

/** The outline of the window, with its round top and the corner that is cut out. */
function trace(context: Pen, { window, notch, isRound }: Form): void {
  const { x, y, width, height } = window;
  const radius = isRound ? Math.min(width / 2, height / 2) : 0;
  context.moveTo(x, y + height);
  context.lineTo(x, y + radius);
  if (radius > 0) context.arcTo(x, y, x + radius, y, radius);
  if (notch) {
    context.lineTo(Math.max(x + radius, notch.x), y);
    context.lineTo(Math.max(x + radius, notch.x), y + notch.height);
    context.lineTo(x + width, y + notch.height);
  } else {
    context.lineTo(x + width - radius, y);
    if (radius > 0) context.arcTo(x + width, y, x + width, y + radius, radius);
  }
  context.lineTo(x + width, y + height);
  context.closePath();
}

/** The line of an outline is half outside of it. */
function inset({ x, y, width, height }: Box): Box {
  return { x: x + 0.6, y: y + 0.6, width: width - 1.2, height: height - 1.2 };
}
