import type { Doors, Happening } from '../../shared/building/doors.ts';
import { labelMarks, type MarkLabel } from '../../shared/building/scene.ts';
import type { Sight } from '../../shared/building/sight.ts';
import type { DynamicRange } from '../../shared/model/range.ts';
import { drawMarks, drawNotes, LABEL_HEIGHT, labelFont, type Scene } from './draw-doors.ts';
import { type FindingPorts, findingSigns } from './draw-findings.ts';
import { drawLitNumbers } from './draw-numbers.ts';
import { drawWalls } from './draw-walls.ts';
import { Fading } from './fading.ts';
import type { Wish } from './frames.ts';
import { Glow } from './glow.ts';
import { Hatch } from './hatch.ts';
import { Numerals } from './numerals.ts';
import { type PictureState, SETTLE_MS } from './picture-state.svelte.ts';
import { Pixels } from './pixels.ts';
import { Sheet } from './sheet.ts';
import { Stamps } from './stamps.ts';
import type { Theme } from './theme.ts';
import { Turn } from './turn.ts';

/** What is to be painted besides the state of the picture. */
export interface Subject {
  readonly doors: Doors;
  readonly dynamicRange: DynamicRange | null;
  readonly theme: Theme;
  readonly selected: number | null;
  readonly findings: FindingPorts;
  /** Whether the keyboard is in the picture. */
  readonly hasFocus: boolean;
  readonly isStill: boolean;
}

/** What is to be seen of the doors at one moment. */
interface Moment {
  readonly happenings: readonly Happening[];
  readonly fading: Fading;
  readonly hasLabels: boolean;
}

/** What is made once for a theme and a resolution. */
interface Tools {
  readonly theme: Theme;
  readonly hatch: Hatch;
  readonly numerals: Numerals;
  readonly stamps: Stamps;
  readonly glow: Glow;
}

/** Paints walls, doors and numbers as pixels, and above them what only a pen can. */
export class Painter {
  readonly #sheet: Sheet;
  readonly #turn = new Turn();
  #pixels = new Pixels(1, 1, 1);
  #tools: Tools | null = null;
  readonly #widths = new Map<string, number>();
  #sight: Sight | null = null;
  /** What the pixels show: what is only written or ringed needs none of them anew. */
  #painted: readonly unknown[] = [];
  #labels: readonly MarkLabel[] = [];
  #findings: FindingPorts | null = null;
  #hasLabels = false;
  /** When the sight changed last. */
  #movedAt = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.#sheet = new Sheet(canvas);
  }

  fit(width: number, height: number, ratio: number): void {
    this.#sheet.fit(width, height, ratio);
    const { canvas } = this.#sheet;
    this.#pixels = new Pixels(canvas.width, canvas.height, ratio);
    this.#tools = null;
    this.#painted = [];
  }

  /** Keeps what is seen now, to go over from it to what comes next. */
  turn(isNearer: boolean): void {
    this.#turn.begin(this.#sheet.canvas, isNearer);
  }

  /** Paints one frame. @returns what the painting still wants */
  paint(now: number, state: PictureState, subject: Subject): Wish {
    const isGoing = state.advance(now);
    const { doors, isStill } = subject;
    if (state.sight !== this.#sight) this.#movedAt = now;
    this.#sight = state.sight;
    const isMoving = state.isCrowded && now - this.#movedAt < SETTLE_MS;
    const fading = new Fading(Date.now(), isStill);
    const happenings = [...doors.happenings.values()].filter((one) => !fading.isOver(one));
    this.#paint(state, subject, { happenings, fading, hasLabels: !isMoving });
    const isTurning = this.#turn.draw(this.#sheet, now);
    if (isGoing || isTurning) return 'now';
    return sooner(fading.next(happenings), isMoving ? SETTLE_MS : null);
  }

  #paint(state: PictureState, subject: Subject, moment: Moment): void {
    const { theme, dynamicRange, selected, findings, hasFocus } = subject;
    const { stage, sight, marks, ghosts, cursor, hovered } = state;
    const { happenings, fading, hasLabels } = moment;
    const scene = { stage, sight, theme, marks, ghosts, happenings };
    const context = this.#sheet.keep();
    const parts = [stage, sight, theme, marks, ghosts, dynamicRange];
    const isNew = happenings.length > 0 || parts.some((part, at) => part !== this.#painted[at]);
    if (isNew) this.#paintPixels({ ...scene, dynamicRange }, fading);
    // What happened is gone from the picture only when it was painted once more without it.
    this.#painted = happenings.length > 0 ? [] : parts;
    if (isNew || hasLabels !== this.#hasLabels || findings !== this.#findings) {
      this.#labels = hasLabels ? this.#label(context, scene, findings) : [];
      this.#hasLabels = hasLabels;
      this.#findings = findings;
    }
    this.#pixels.put(context);
    const ringed = { cursor: hasFocus ? cursor : null, selected, hovered };
    drawNotes(context, { ...scene, ...ringed, findings, labels: this.#labels }, fading);
  }

  #paintPixels(scene: Scene & Pick<Subject, 'dynamicRange'>, fading: Fading): void {
    const tools = this.#toolsFor(scene.theme);
    const walls = { ...scene, ...tools };
    const pixels = this.#pixels;
    pixels.clear();
    drawWalls(pixels, walls);
    drawMarks(pixels, scene, { ...tools, fading });
    drawLitNumbers(pixels, walls, scene.marks);
  }

  #label(
    context: CanvasRenderingContext2D,
    { stage, sight, theme, marks, ghosts, happenings }: Scene,
    findings: FindingPorts,
  ): MarkLabel[] {
    return labelMarks(marks, {
      hasNumbers: sight.floor !== null,
      ghosts,
      signs: findingSigns({ stage, sight, findings, happenings }).map(({ box }) => box),
      happenings: new Map(happenings.map((one) => [one.door.port, one])),
      bounds: stage.frame,
      height: LABEL_HEIGHT,
      measure: (text) => this.#width(context, text, labelFont(theme)),
    });
  }

  #toolsFor(theme: Theme): Tools {
    if (this.#tools?.theme === theme) return this.#tools;
    const pixels = this.#pixels;
    this.#widths.clear();
    this.#tools = {
      theme,
      hatch: new Hatch(pixels, theme.hatch),
      numerals: new Numerals(theme.family, pixels.ratio),
      stamps: new Stamps(pixels.ratio),
      glow: new Glow(theme.glow),
    };
    return this.#tools;
  }

  #width(context: CanvasRenderingContext2D, text: string, font: string): number {
    const known = this.#widths.get(text);
    if (known !== undefined) return known;
    if (this.#widths.size > MOST_WIDTHS) this.#widths.clear();
    // To name a font makes the browser look whether the styles of the page have changed.
    context.font = font;
    const { width } = context.measureText(text);
    this.#widths.set(text, width);
    return width;
  }
}

const MOST_WIDTHS = 10_000;

function sooner(a: Wish, b: number | null): Wish {
  if (a === 'now' || b === null) return a;
  return a === null ? b : Math.min(a, b);
}
