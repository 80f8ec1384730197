import { type Box, grown } from '../../shared/building/box.ts';
import { toScreen } from '../../shared/building/camera.ts';
import { DOORS_PER_FLOOR } from '../../shared/building/floors.ts';
import { runsOf } from '../../shared/building/layout.ts';
import { rangeOf } from '../../shared/model/range.ts';
import { drawDoorNumbers } from './draw-numbers.ts';
import { inkOf } from './ink.ts';
import type { Pixels } from './pixels.ts';
import type { Theme } from './theme.ts';
import { type Walls, wallOf } from './walls.ts';

/** One floor: rows of doors with their numbers. */
export function drawFloor(pixels: Pixels, walls: Walls): void {
  const { stage, sight, theme, dynamicRange } = walls;
  const { frame } = stage;
  const layout = stage.layoutOf(sight);
  const [first, last] = layout.ports;
  const whole = { x: 0, y: 0, width: layout.width, height: layout.height };
  const box = toScreen(frame, sight.camera, whole);
  const wall = wallOf(theme, rangeOf(first));
  pixels.rect(box, inkOf(wall));
  if (dynamicRange) {
    const runs = runsOf(layout, Math.max(first, dynamicRange[0]), Math.min(last, dynamicRange[1]));
    const boxes = runs.map((run) => toScreen(frame, sight.camera, run.box));
    walls.hatch.draw(pixels, boxes, { edge: theme.edge, wall: () => wall });
  }
  drawLines(pixels, box, layout.rowLength(first), theme);
  drawDoorNumbers(pixels, walls);
}

function drawLines(pixels: Pixels, box: Box, columns: number, theme: Theme): void {
  const line = inkOf(theme.cell);
  const rows = DOORS_PER_FLOOR / columns;
  for (let index = 1; index < columns; index += 1) {
    pixels.side({ ...box, width: (box.width * index) / columns }, line);
  }
  for (let index = 1; index < rows; index += 1) {
    pixels.sill({ ...box, height: (box.height * index) / rows }, line);
  }
  pixels.border(grown(box, -1), inkOf(theme.edge));
}
