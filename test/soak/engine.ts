import { fileURLToPath } from 'node:url';
import { LinuxOwnerReader } from '../../electron/monitor/owners/linux/reader.ts';
import type { OwnerReader } from '../../electron/monitor/owners/owners.ts';
import { NetlinkSource } from '../../electron/monitor/sources/netlink/source.ts';

/** What is soaked: one tick is one reading with its owners. */
export interface Engine {
  tick(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** The listening thread's entry, as it is in the sources. */
export const LISTENER = fileURLToPath(
  new URL('../../electron/monitor/sources/netlink/destroy-events/worker.ts', import.meta.url),
);
/** Of so many readings one is of everything, and the others of doors only. */
const BEATS = 4;

export async function openEngine(): Promise<Engine> {
  const source = new NetlinkSource(LISTENER);
  const owners: OwnerReader = new LinuxOwnerReader();
  await source.probe();
  let ticks = 0;
  return {
    tick: async (signal) => {
      const beat = ticks % BEATS === 0 ? 'all' : 'doors';
      ticks += 1;
      const { changes } = await source.read(signal, beat);
      await owners.attribute(changes, { beat, wait: true, signal });
    },
    close: () => source.close(),
  };
}
