import type { Point } from '../../shared/building/box.ts';

/** What somebody does with pointer and wheel; places in CSS pixels of the element. */
export interface Gestures {
  pan(dx: number, dy: number): void;
  /** @param factor above 1 to come nearer */
  zoom(at: Point, factor: number): void;
  hover(at: Point | null): void;
  click(at: Point): void;
  doubleClick(at: Point): void;
  /** Whether the wheel moves the picture; else it zooms. With Ctrl it always zooms, as a pinch does. */
  wheelPans(): boolean;
}

/** A pointer that moves no further is meant to stand still. */
const STILL = 4;
const LINE = 16;
const WHEEL_ZOOM = 0.0022;
const PINCH_ZOOM = 0.01;

/** Listens to an element. @returns what ends that */
export function listen(element: HTMLElement, gestures: Gestures): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const drag = new Drag(element, gestures);
  element.addEventListener('pointerdown', (event) => drag.down(event), { signal });
  element.addEventListener('pointermove', (event) => drag.move(event), { signal });
  element.addEventListener('pointerup', (event) => drag.up(event), { signal });
  element.addEventListener('pointercancel', (event) => drag.cancel(event), { signal });
  element.addEventListener('pointerleave', () => gestures.hover(null), { signal });
  element.addEventListener('dblclick', (event) => gestures.doubleClick(placeOf(event)), { signal });
  const options = { signal, passive: false };
  element.addEventListener('wheel', (event) => wheel(event, gestures), options);
  return () => ended.abort();
}

function placeOf({ offsetX, offsetY }: MouseEvent): Point {
  return { x: offsetX, y: offsetY };
}

function wheel(event: WheelEvent, gestures: Gestures): void {
  event.preventDefault();
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
  const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
  if (!event.ctrlKey && (gestures.wheelPans() || event.shiftKey)) return gestures.pan(-dx, -dy);
  const speed = event.ctrlKey && Math.abs(dy) < 50 ? PINCH_ZOOM : WHEEL_ZOOM;
  gestures.zoom(placeOf(event), Math.exp(-dy * speed));
  if (dx !== 0) gestures.pan(-dx, 0);
}

/** One finger or the mouse drags or clicks; two fingers pinch. */
class Drag {
  readonly #element: HTMLElement;
  readonly #gestures: Gestures;
  readonly #pointers = new Map<number, Point>();
  #isMoving = false;

  constructor(element: HTMLElement, gestures: Gestures) {
    this.#element = element;
    this.#gestures = gestures;
  }

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (this.#pointers.size === 0) this.#isMoving = false;
    this.#pointers.set(event.pointerId, placeOf(event));
  }

  move(event: PointerEvent): void {
    const at = placeOf(event);
    const before = this.#pointers.get(event.pointerId);
    if (!before) return this.#gestures.hover(at);
    if (!this.#isMoving && distance(before, at) < STILL) return;
    if (!this.#isMoving) this.#begin(event);
    const [other] = [...this.#pointers].filter(([id]) => id !== event.pointerId);
    if (other) {
      const factor = distance(other[1], at) / Math.max(1, distance(other[1], before));
      this.#gestures.zoom(other[1], factor);
    } else {
      this.#gestures.pan(at.x - before.x, at.y - before.y);
    }
    this.#pointers.set(event.pointerId, at);
  }

  up(event: PointerEvent): void {
    if (!this.#pointers.delete(event.pointerId) || this.#isMoving) return;
    this.#gestures.click(placeOf(event));
  }

  cancel(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
    this.#isMoving = true;
  }

  #begin(event: PointerEvent): void {
    this.#isMoving = true;
    this.#gestures.hover(null);
    this.#element.setPointerCapture(event.pointerId);
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
