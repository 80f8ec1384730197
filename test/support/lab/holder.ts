import { Server } from 'node:net';
import { type Door, type DoorPlan, openDoor } from './open-door.ts';

/** What a holder is asked for: to open a door of its own, or to hold the one that is passed along. */
export type HolderTask =
  | { readonly kind: 'open'; readonly plan: DoorPlan }
  | { readonly kind: 'hold' };

export type HolderAnswer =
  | { readonly ok: true; readonly port: number }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** Entry of a forked process that holds a socket until its parent lets go of it. */
const held: (Door | Server)[] = [];

process.on('message', (task: HolderTask, handle: unknown) => {
  void answer(task, handle).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());

async function answer(task: HolderTask, handle: unknown): Promise<HolderAnswer> {
  if (task.kind === 'hold') {
    if (!(handle instanceof Server))
      return { ok: false, code: '', message: 'no handle came along' };
    held.push(handle);
    return { ok: true, port: 0 };
  }
  try {
    const door = await openDoor(task.plan);
    held.push(door);
    return { ok: true, port: door.port };
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    return { ok: false, code, message };
  }
}
