import { centreOf, isNear, type Point } from '../../shared/building/box.ts';
import { between, isSame } from '../../shared/building/camera.ts';
import { type Doors, NO_DOORS } from '../../shared/building/doors.ts';
import { type Mark, marksIn } from '../../shared/building/marks.ts';
import { type Sight, Stage } from '../../shared/building/sight.ts';

/** Room for names of ranges and numbers of floors on the left of the doors, and for marks on their right. */
const LEFT = 54;
const RIGHT = 10;
/** How far from a mark a pointer may be and still mean it. */
const REACH = 3;
const GO_MS = 180;
/** So many times as high as its frame a picture is moved along rather than zoomed. */
const TALL = 1.2;
/** Among so many marks hardly any label finds room, and the picture needs all the time that a frame has. */
const CROWD = 150;
/** How long the sight has to be the same until the picture stands still. */
export const SETTLE_MS = 140;

interface Way {
  readonly from: Sight;
  readonly to: Sight;
  startedAt: number | null;
}

/** Where somebody is in the building, and what they see from there. */
export class PictureState {
  #stage = $state.raw(new Stage({ x: LEFT, y: 0, width: 100, height: 100 }, false));
  #sight = $state.raw<Sight>({ floor: null, camera: { scale: 1, x: 0, y: 0 } });
  #doors = $state.raw<Doors>(NO_DOORS);
  cursor = $state.raw<number | null>(null);
  /** Where the pointer is, while it does nothing but look. */
  pointer = $state.raw<Point | null>(null);
  #isPlaced = false;
  readonly #kept: Sight | null;
  #way: Way | null = null;
  /** Called when the floor that is looked at changes, before it does. */
  onturn: (isNearer: boolean) => void = () => {};

  /** @param kept where to begin; null: with the whole building */
  constructor(kept: Sight | null = null) {
    this.#kept = kept;
  }

  readonly marks: readonly Mark[] = $derived(this.#marksOf(this.#doors.list));
  /** Marks of doors that are not asked for. */
  readonly ghosts: readonly Mark[] = $derived(this.#marksOf(this.#doors.rest));

  readonly hovered: Mark | null = $derived(this.pointer && this.markAt(this.pointer));

  /** Whether texts are to wait until the picture stands still. */
  readonly isCrowded: boolean = $derived(this.marks.length > CROWD);

  /** Whether what is looked at is much higher than its frame: then the wheel moves along it. */
  get isTall(): boolean {
    return this.#stage.layoutOf(this.#sight).height > this.#stage.frame.height * TALL;
  }

  /** Whether all of the building is looked at. */
  get isHome(): boolean {
    const { floor, camera } = this.#sight;
    return floor === null && isSame(camera, this.#stage.home().camera);
  }

  get stage(): Stage {
    return this.#stage;
  }

  get sight(): Sight {
    return this.#sight;
  }

  get doors(): Doors {
    return this.#doors;
  }

  set doors(doors: Doors) {
    this.#doors = doors;
  }

  /** @param width and height of the canvas, in CSS pixels */
  resize(width: number, height: number, isFolded: boolean): void {
    const frame = { x: LEFT, y: 0, width: Math.max(50, width - LEFT - RIGHT), height };
    const [before, sight, { cursor }] = [this.#stage, this.#sight, this];
    const stage = new Stage(frame, isFolded);
    this.#stage = stage;
    this.#way = null;
    if (this.#isPlaced) this.#sight = stage.refit(sight, before);
    else this.#sight = this.#kept ? stage.refit(this.#kept, stage) : stage.home();
    this.#isPlaced = true;
    // Details that open beside the picture must not push out of it the door that they tell of.
    const cell = cursor === null ? null : before.cellOf(sight, cursor);
    if (cursor !== null && cell && isNear(centreOf(cell), before.frame)) {
      this.#sight = stage.show(this.#sight, cursor);
    }
  }

  #marksOf(doors: Doors['list']): readonly Mark[] {
    if (doors.length === 0) return [];
    const layout = this.#stage.layoutOf(this.#sight);
    return marksIn(doors, layout, this.#stage.frame, this.#sight.camera);
  }

  /** @param isSmooth whether to be seen on the way */
  go(sight: Sight, isSmooth = false): void {
    if (sight.floor !== this.#sight.floor) {
      this.onturn(sight.floor !== null);
      this.#way = null;
      this.#sight = sight;
    } else if (isSmooth) {
      this.#way = { from: this.#sight, to: sight, startedAt: null };
    } else {
      this.#way = null;
      // At the end of a zoom the wheel may turn on and on: nothing is to be drawn then.
      if (!isSame(sight.camera, this.#sight.camera)) this.#sight = sight;
    }
  }

  /** From a part of a floor to all of it, from anywhere else to the whole building. */
  goBack(isSmooth: boolean): void {
    const { floor, camera } = this.goal;
    const isPart = floor !== null && camera.scale > 1;
    this.go(isPart ? this.#stage.wholeFloor(floor) : this.#stage.home(), isSmooth);
  }

  /** Where one is, or is on the way to. */
  get goal(): Sight {
    return this.#way?.to ?? this.#sight;
  }

  /** Goes on, one frame. @param now of the frame. @returns whether there is more of the way */
  advance(now: number): boolean {
    const way = this.#way;
    if (!way) return false;
    way.startedAt ??= now;
    const share = Math.min(1, (now - way.startedAt) / GO_MS);
    const eased = 1 - (1 - share) ** 3;
    const camera = between(way.from.camera, way.to.camera, eased);
    this.#sight = share < 1 ? { floor: way.to.floor, camera } : way.to;
    if (share === 1) this.#way = null;
    return share < 1;
  }

  markAt(at: Point): Mark | null {
    let nearest: Mark | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const mark of [...this.marks, ...this.ghosts]) {
      if (!isNear(at, mark.box, REACH)) continue;
      const centre = centreOf(mark.box);
      const distance = Math.hypot(centre.x - at.x, centre.y - at.y);
      if (distance < least) [nearest, least] = [mark, distance];
    }
    return nearest;
  }

  /** The mark that stands for a door, if it is in sight. */
  markOf(port: number): Mark | null {
    return this.marks.find(({ doors }) => doors.some((door) => door.port === port)) ?? null;
  }

  readonly portAt = (at: Point): number | null => this.#stage.portAt(this.#sight, at);
}
