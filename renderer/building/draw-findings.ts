import type { Box } from '../../shared/building/box.ts';
import { markBox } from '../../shared/building/form.ts';
import { belowNumber } from '../../shared/building/marks.ts';
import { signBox } from '../../shared/building/scene.ts';
import type { Sight, Stage } from '../../shared/building/sight.ts';
import type { Severity } from '../../shared/registry/life/risks-entry.ts';
import type { Theme } from './theme.ts';

/** The gravest finding at each port. */
export type FindingPorts = ReadonlyMap<number, Severity>;

interface Seen {
  readonly stage: Stage;
  readonly sight: Sight;
  readonly theme: Theme;
  readonly findings: FindingPorts;
  /** Something that just happened has its own sign in the same place. */
  readonly happenings: readonly { readonly door: { readonly port: number } }[];
}

/** Where the sign of each finding stands: before its door. */
export function findingSigns({
  stage,
  sight,
  findings,
  happenings,
}: Omit<Seen, 'theme'>): { readonly box: Box; readonly severity: Severity }[] {
  const taken = new Set(happenings.map(({ door }) => door.port));
  return [...findings].flatMap(([port, severity]) => {
    const cell = taken.has(port) ? null : stage.cellOf(sight, port);
    if (!cell) return [];
    const door = sight.floor === null ? cell : belowNumber(cell);
    return [{ box: signBox(markBox(door, 'any')), severity }];
  });
}

/** Draws an exclamation mark before every door with a finding; where they stand close, one stands for several. */
export function drawFindings(context: CanvasRenderingContext2D, seen: Seen): void {
  const { uses } = seen.theme;
  for (const { box, severity } of findingSigns(seen)) {
    const isGrave = severity === 'critical' || severity === 'high';
    drawExclamation(context, box, isGrave ? uses.any : uses.interface);
  }
}

/** As lines: text would not be sharp at this size. */
function drawExclamation(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Box,
  color: string,
): void {
  const middle = x + width / 2;
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(middle, y - 1);
  context.lineTo(middle, y + height - 3);
  context.moveTo(middle, y + height - 1);
  context.lineTo(middle, y + height + 1);
  context.stroke();
}
