import type { Container } from '../../../../../shared/model/socket.ts';
import { containerAt, type NamedContainer, podIn } from './cgroup-containers.ts';
import { readEscapes } from './escapes.ts';

/** Where a process or a socket belongs, as its control group tells it. */
export interface CgroupPlace {
  /**
   * The systemd unit, escapes read: that of the user's manager before the manager's own, that of a system
   * inside the container before the one around it. Null also for a scope that is there only to hold the
   * container and bears its id.
   */
  readonly unit: string | null;
  /** The innermost one. Its name is never known from here. */
  readonly container: Container | null;
  /** Uid of the Kubernetes pod. */
  readonly pod: string | null;
}

export const NO_PLACE: CgroupPlace = { unit: null, container: null, pod: null };

const LINE = /^(\d+):([^:]*):(\/.*)$/;
/** The kernel says so of groups that were removed while something still was in them. */
const DELETED = ' (deleted)';
/** NAME_MAX: no longer name can be in a path of the kernel's. */
const LONGEST_NAME = 255;
/** The characters and kinds of unit names (systemd.unit(5)) that can have processes. */
const UNIT = /^[A-Za-z0-9:_.\\@-]+\.(?:service|scope|socket|mount|swap)$/;
const USER_MANAGER = /^user@\d+\.service$/;
/** The group a manager puts itself into, below its own. */
const MANAGER_ITSELF = 'init.scope';
/** Groups that container managers put between a container's own and those of the system in it. */
const BETWEEN = new Set(['payload', 'ns', 'container']);

/**
 * Reads `/proc/<pid>/cgroup` (cgroups(7)): one line for version 2 (`0::/path`), one for each hierarchy of
 * version 1 (`4:memory:/path`), or both. A line that tells of a container counts alone: in the other
 * hierarchies its processes may have stayed where their starter was.
 */
export function parseCgroupFile(text: string): CgroupPlace {
  const places = pathsIn(text).map(parseCgroupPath);
  return (
    places.find(({ container, pod }) => container !== null || pod !== null) ??
    places.find(({ unit }) => unit !== null) ??
    NO_PLACE
  );
}

/** Reads the path of one control group, as it stands in a line of `/proc/<pid>/cgroup`. */
export function parseCgroupPath(path: string): CgroupPlace {
  if (!path.startsWith('/')) return NO_PLACE;
  const bare = path.endsWith(DELETED) ? path.slice(0, -DELETED.length) : path;
  // Above the root of a cgroup namespace the kernel writes `..`.
  const parts = bare.split('/').filter((name) => name !== '' && name !== '..');
  // systemd puts `_` before names that could be taken for a file of the kernel's.
  const raw = parts.map((name) => (name.startsWith('_') ? name.slice(1) : name));
  if (parts.some((name) => name.length > LONGEST_NAME)) return NO_PLACE;
  const names = raw.map(readEscapes);
  const pod = podIn(names);
  const container = pod ? pod.container : innermost(names);
  return {
    unit: unitIn(names, raw),
    container: container && { id: container.id, name: null, runtime: container.runtime },
    pod: pod?.pod ?? null,
  };
}

/** systemd's own view first: version 2, then its hierarchy of version 1, then the controllers. */
function pathsIn(text: string): string[] {
  const ranked: { rank: number; path: string }[] = [];
  for (const line of text.split('\n')) {
    const [, hierarchy, controllers, path] = LINE.exec(line) ?? [];
    if (path === undefined) continue;
    const isUnified = hierarchy === '0' && controllers === '';
    ranked.push({ rank: isUnified ? 0 : controllers === 'name=systemd' ? 1 : 2, path });
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ path }) => path);
}

function innermost(names: readonly string[]): NamedContainer | null {
  for (let index = names.length - 1; index >= 0; index -= 1) {
    const container = containerAt(names, index);
    if (container) return container;
  }
  return null;
}

/**
 * The first unit below the slices. Groups below it are its own matter and may be named anything, unless
 * another manager rules there: that of a user, or of a system in a container.
 */
function unitIn(names: readonly string[], raw: readonly string[]): string | null {
  let unit: string | null = null;
  let open = true;
  for (const [index, name] of names.entries()) {
    const container = containerAt(names, index);
    const isUnit = container?.isUnit !== false && UNIT.test(raw[index] ?? '');
    if (open && isUnit) unit = unit !== null && name === MANAGER_ITSELF ? unit : name;
    open = isUnit
      ? open && hasManager(name, container)
      : container !== null || (open && isBetween(name));
  }
  return unit;
}

function hasManager(name: string, container: NamedContainer | null): boolean {
  return USER_MANAGER.test(name) || container?.runtime === 'nspawn';
}

function isBetween(name: string): boolean {
  return name.endsWith('.slice') || BETWEEN.has(name);
}
