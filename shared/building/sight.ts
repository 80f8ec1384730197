import { type Box, centreOf, type Point } from './box.ts';
import {
  type Camera,
  centred,
  clampCamera,
  isSame,
  panBy,
  reveal,
  toPicture,
  toScreen,
  zoomAt,
} from './camera.ts';
import { floorOf, portAt } from './floors.ts';
import { BuildingLayout, FloorLayout, type Layout } from './layout.ts';

/** What is looked at: the whole building (`floor` is null) or one floor, and from where. */
export interface Sight {
  readonly floor: number | null;
  readonly camera: Camera;
}

/** How far beyond the greatest zoom one has to go on to enter what is there. */
const ENTER = 1.15;
/** Zoom of the building after leaving a floor by zooming out. */
const LEAVE_SCALE = 3;
const REVEAL_MARGIN = 12;

/** The place where building and floors are shown; everything that moves the sight is here. */
export class Stage {
  /** What of the canvas is left for the doors. */
  readonly frame: Box;
  readonly building: BuildingLayout;
  #floor: { readonly floor: number; readonly layout: FloorLayout } | null = null;

  constructor(frame: Box, isFolded: boolean) {
    this.frame = frame;
    this.building = new BuildingLayout(frame.width, frame.height, isFolded);
  }

  layoutOf({ floor }: Sight): Layout {
    if (floor === null) return this.building;
    if (this.#floor?.floor !== floor) {
      const layout = new FloorLayout(this.frame.width, this.frame.height, floor);
      this.#floor = { floor, layout };
    }
    return this.#floor.layout;
  }

  /** The whole building, or its lower floors where it is higher than the frame. */
  home(): Sight {
    return this.#settled({
      floor: null,
      camera: { scale: 1, x: 0, y: Number.MAX_SAFE_INTEGER },
    });
  }

  wholeFloor(floor: number): Sight {
    return { floor, camera: { scale: 1, x: 0, y: 0 } };
  }

  /** The floor of a door; the part of it with that door, where it is higher than the frame. */
  floorAt(port: number): Sight {
    return this.show(this.wholeFloor(floorOf(port)), port);
  }

  /**
   * What a stage of another size showed: the door in its middle stays there, and the whole building stays
   * whole.
   */
  refit(sight: Sight, before: Stage): Sight {
    const { floor, camera } = sight;
    if (floor === null && isSame(camera, before.home().camera)) return this.home();
    const { width, height } = before.layoutOf(sight);
    const middle = toPicture(before.frame, camera, centreOf(before.frame));
    const port = before.portAt(sight, centreOf(before.frame));
    const cell = port === null ? null : this.layoutOf(sight).cellOf(port);
    const layout = this.layoutOf(sight);
    const at = cell
      ? centreOf(cell)
      : { x: (middle.x / width) * layout.width, y: (middle.y / height) * layout.height };
    return this.#settled({ floor, camera: centred(this.frame, camera.scale, at) });
  }

  pan({ floor, camera }: Sight, dx: number, dy: number): Sight {
    return this.#settled({ floor, camera: panBy(camera, dx, dy) });
  }

  /**
   * Zooms around a point of the screen: from the building into a floor, and from a floor to a door, which
   * is then given as a port instead of a sight.
   * @param factor above 1 to come nearer
   */
  zoom(sight: Sight, at: Point, factor: number): Sight | number {
    const layout = this.layoutOf(sight);
    const { camera, floor } = sight;
    const [least, most] = layout.scales;
    const wished = camera.scale * factor;
    if (factor > 1 && camera.scale >= most && wished >= most * ENTER) {
      const port = layout.portAt(toPicture(this.frame, camera, at));
      if (port === null) return sight;
      return floor === null ? this.floorAt(port) : port;
    }
    if (factor < 1 && camera.scale <= least && floor !== null) return this.#outOf(floor);
    const scale = Math.min(most, Math.max(least, wished));
    return this.#settled({ floor, camera: zoomAt(this.frame, camera, at, scale) });
  }

  /** Moves as little as is needed to see a door. */
  show(sight: Sight, port: number): Sight {
    const floor = sight.floor === null ? null : floorOf(port);
    const next = floor === sight.floor ? sight : { floor, camera: sight.camera };
    const cell = this.layoutOf(next).cellOf(port);
    if (!cell) return sight;
    const camera = reveal(this.frame, next.camera, cell, REVEAL_MARGIN);
    return this.#settled({ floor, camera });
  }

  /** Where a door is on the screen; null where it is not in the picture. */
  cellOf(sight: Sight, port: number): Box | null {
    const cell = this.layoutOf(sight).cellOf(port);
    return cell && toScreen(this.frame, sight.camera, cell);
  }

  portAt(sight: Sight, point: Point): number | null {
    return this.layoutOf(sight).portAt(toPicture(this.frame, sight.camera, point));
  }

  #outOf(floor: number): Sight {
    const middle = centreOf(this.building.cellOf(portAt(floor, 512)));
    return this.#settled({ floor: null, camera: centred(this.frame, LEAVE_SCALE, middle) });
  }

  #settled(sight: Sight): Sight {
    const camera = clampCamera(this.frame, this.layoutOf(sight), sight.camera);
    return { floor: sight.floor, camera };
  }
}
