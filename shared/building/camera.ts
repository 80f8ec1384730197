import type { Box, Point } from './box.ts';

/** What part of a picture is in its frame: the point at the frame's top left corner, and how much larger it is. */
export interface Camera extends Point {
  readonly scale: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** From a box of the picture to one on the screen. */
export function toScreen(frame: Box, { scale, x, y }: Camera, box: Box): Box {
  return {
    x: frame.x + (box.x - x) * scale,
    y: frame.y + (box.y - y) * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
}

/** From a point on the screen to one of the picture. */
export function toPicture(frame: Box, { scale, x, y }: Camera, point: Point): Point {
  return { x: x + (point.x - frame.x) / scale, y: y + (point.y - frame.y) / scale };
}

/** The camera nearest to this one that shows nothing beside the picture. */
export function clampCamera(frame: Box, picture: Size, { scale, x, y }: Camera): Camera {
  const most = (whole: number, shown: number) => Math.max(0, whole - shown / scale);
  return {
    scale,
    x: Math.min(Math.max(0, x), most(picture.width, frame.width)),
    y: Math.min(Math.max(0, y), most(picture.height, frame.height)),
  };
}

/** Zooms so that what is at the point `at` of the screen stays there. */
export function zoomAt(frame: Box, camera: Camera, at: Point, scale: number): Camera {
  const { x, y } = toPicture(frame, camera, at);
  return { scale, x: x - (at.x - frame.x) / scale, y: y - (at.y - frame.y) / scale };
}

/** The camera that has a point of the picture in the middle of the frame. */
export function centred({ width, height }: Size, scale: number, { x, y }: Point): Camera {
  return { scale, x: x - width / 2 / scale, y: y - height / 2 / scale };
}

/** Moves the picture by so many pixels of the screen. */
export function panBy({ scale, x, y }: Camera, dx: number, dy: number): Camera {
  return { scale, x: x - dx / scale, y: y - dy / scale };
}

/** Moves no more than needed to bring `box` into the frame, with `margin` pixels of the screen around it. */
export function reveal(frame: Box, camera: Camera, box: Box, margin: number): Camera {
  const { scale } = camera;
  const along = (start: number, shown: number, from: number, size: number) => {
    const space = margin / scale;
    const least = from + size + space - shown / scale;
    return Math.min(Math.max(start, least), from - space);
  };
  return {
    scale,
    x: along(camera.x, frame.width, box.x, box.width),
    y: along(camera.y, frame.height, box.y, box.height),
  };
}

/** The camera on the way from one to another; `share` goes from 0 to 1. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const mix = (a: number, b: number) => a + (b - a) * share;
  return { scale: mix(from.scale, to.scale), x: mix(from.x, to.x), y: mix(from.y, to.y) };
}

export function isSame(a: Camera, b: Camera): boolean {
  return a.scale === b.scale && a.x === b.x && a.y === b.y;
}
