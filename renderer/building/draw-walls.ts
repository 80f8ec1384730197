import { type Box, grown } from '../../shared/building/box.ts';
import { toScreen } from '../../shared/building/camera.ts';
import { FLOORS, floorOf } from '../../shared/building/floors.ts';
import { blocksOf, runsOf } from '../../shared/building/layout.ts';
import { rangeOf } from '../../shared/model/range.ts';
import { drawFloor } from './draw-floor.ts';
import { drawSideNumbers } from './draw-numbers.ts';
import { inkOf } from './ink.ts';
import type { Pixels } from './pixels.ts';
import { type Walls, wallOf } from './walls.ts';

export function drawWalls(pixels: Pixels, walls: Walls): void {
  const { frame } = walls.stage;
  // The outer walls are lines beside the frame.
  pixels.bound({ ...frame, x: frame.x - 1, width: frame.width + 2 });
  if (walls.sight.floor === null) drawBuilding(pixels, walls);
  else drawFloor(pixels, walls);
  pixels.bound(null);
  drawSideNumbers(pixels, walls);
}

function drawBuilding(pixels: Pixels, walls: Walls): void {
  drawStructure(pixels, walls);
  drawFloorLines(pixels, walls);
  drawDynamicRange(pixels, walls);
  drawLobby(pixels, walls);
  drawOutline(pixels, walls);
}

function screenBox({ stage, sight }: Walls, box: Box): Box {
  return toScreen(stage.frame, sight.camera, box);
}

function drawStructure(pixels: Pixels, walls: Walls): void {
  for (const range of ['ephemeral', 'registered', 'well-known'] as const) {
    const box = screenBox(walls, walls.stage.building.boxOfRange(range));
    pixels.rect(box, inkOf(wallOf(walls.theme, range)));
  }
}

function drawDynamicRange(pixels: Pixels, walls: Walls): void {
  const { dynamicRange, theme, stage } = walls;
  if (!dynamicRange) return;
  const blocks = blocksOf(runsOf(stage.building, ...dynamicRange));
  const ranges = new Map(blocks.map(({ first, box }) => [screenBox(walls, box), rangeOf(first)]));
  const wall = (box: Box) => wallOf(theme, ranges.get(box) ?? 'registered');
  walls.hatch.draw(pixels, [...ranges.keys()], { edge: theme.edge, wall });
  const line = inkOf(theme.line);
  for (const { first, last, box } of blocks) {
    const floors = floorOf(last) - floorOf(first) + 1;
    const height = box.height / floors;
    for (let floor = 0; floor < floors; floor += 1) {
      pixels.sill(screenBox(walls, { ...box, y: box.y + floor * height, height }), line);
    }
  }
}

function drawFloorLines(pixels: Pixels, walls: Walls): void {
  const line = inkOf(walls.theme.line);
  const { building } = walls.stage;
  for (let floor = 1; floor < FLOORS; floor += 1) {
    pixels.sill(screenBox(walls, building.boxOfFloor(floor)), line);
  }
}

function drawLobby(pixels: Pixels, walls: Walls): void {
  const { building } = walls.stage;
  const lobby = screenBox(walls, building.boxOfFloor(0));
  const cell = screenBox(walls, building.cellOf(0));
  const line = inkOf(walls.theme.cell);
  for (let height = cell.height; height < lobby.height - 1; height += cell.height) {
    pixels.sill({ ...lobby, height }, line);
  }
  for (let width = cell.width; width < lobby.width - 1; width += cell.width) {
    pixels.side({ ...lobby, width }, line);
  }
}

/** Outer walls, the line between the ranges, the roof and the steps before the entrance. */
function drawOutline(pixels: Pixels, walls: Walls): void {
  const { building } = walls.stage;
  const edge = inkOf(walls.theme.edge);
  const tower = screenBox(walls, building.boxOfRange('ephemeral'));
  const floors = screenBox(walls, building.boxOfRange('registered'));
  const lobby = screenBox(walls, building.boxOfFloor(0));
  pixels.rect({ ...grown(tower, 1), y: tower.y - 3, height: 2 }, edge);
  pixels.sill(tower, edge);
  pixels.border({ ...tower, height: floors.y + floors.height - tower.y }, edge);
  pixels.border(lobby, edge);
  const bottom = lobby.y + lobby.height;
  const middle = lobby.x + lobby.width / 2;
  for (const [index, half] of [0.08, 0.1].entries()) {
    const width = lobby.width * half;
    const y = bottom + 2 + index * 3;
    pixels.rect({ x: middle - width, y, width: 2 * width, height: 2 }, edge);
  }
}
