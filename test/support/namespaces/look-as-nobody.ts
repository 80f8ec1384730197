import { loadLibc } from '../../../electron/monitor/sources/netlink/libc.ts';
import { ForeignTables } from '../../../electron/monitor/sources/netlink/namespaces/foreign-tables.ts';
import type { RawSocket } from '../../../electron/monitor/sources/source.ts';

/** What the child saw of the door that it was to look for. */
export interface SeenAbroad {
  readonly uid: number;
  readonly doors: readonly RawSocket[];
  /** Codes of what it could not tell. */
  readonly problems: readonly string[];
  /** What differs in a second reading, of this door. */
  readonly again: readonly RawSocket[];
}

const NOBODY = 65534;

/** Entry of a child that gives up root and then reads other namespaces. Argument: a port to look for. */
async function look(port: number): Promise<SeenAbroad> {
  // Loaded before: the program may lie where nobody may read.
  const tables = new ForeignTables(await loadLibc());
  process.setgroups?.([]);
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
  const { signal } = new AbortController();
  const ofDoor = ({ local }: RawSocket): boolean => local.port === port;
  const doors = tables.read(signal).opened.filter(ofDoor);
  const second = tables.read(signal);
  return {
    uid: process.getuid?.() ?? -1,
    doors,
    problems: tables.problems.map(({ code }) => code),
    again: [...second.opened, ...second.changed].filter(ofDoor),
  };
}

void look(Number(process.argv[2])).then((seen) => {
  process.send?.(seen);
  process.disconnect();
});
