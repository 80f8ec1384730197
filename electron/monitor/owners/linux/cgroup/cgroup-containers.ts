import { isVisible } from './escapes.ts';

/** A container, as one name in a cgroup's path tells it. */
export interface NamedContainer {
  readonly id: string;
  readonly runtime: string;
  /** Whether its name is that of a unit which says more than that the container is there. */
  readonly isUnit: boolean;
}

/** A Kubernetes pod in a path, and the container of it where the path goes on to one. */
export interface PodInPath {
  readonly pod: string;
  readonly container: NamedContainer | null;
}

const HASH = /^[0-9a-f]{64}$/;
/** `docker-<id>.scope`; without the suffix where the group was made without systemd. */
const BY_HASH =
  /^(docker|libpod|libpod-payload|crio|cri-containerd|nerdctl)-([0-9a-f]{64})(?:\.scope)?$/;
/** A name for systemd that was used as a plain group: `parent.slice:cri-containerd:<id>`. */
const BY_COLONS = /^.+\.slice:(docker|libpod|crio|cri-containerd|nerdctl):([0-9a-f]{64})$/;
const POD =
  /(?:^|-)pod([0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}|[0-9a-f]{32})(?:\.slice)?(?::|$)/;
const LXC_NAME = /^[A-Za-z0-9][\w.:-]*$/;
const LXC_PAYLOAD = /^lxc\.payload\.(.+)$/;
const LIBVIRT =
  /^(?:machine-(?:qemu|lxc)-\d+-(.+)\.scope|(?:qemu|lxc)-\d+-(.+)\.libvirt-(?:qemu|lxc))$/;
const MACHINE = /^machine-(.+)\.scope$/;
const NSPAWN = /^systemd-nspawn@(.+)\.service$/;
const SNAP = /^snap\.([a-z0-9][a-z0-9-]*(?:_[a-z0-9]+)?)\..+\.(?:service|scope)$/;
const FLATPAK = /^(?:app-)?flatpak-([A-Za-z_][\w-]*(?:\.[\w-]+)+)-\d+\.scope$/;

const RUNTIMES: Readonly<Record<string, string>> = {
  docker: 'docker',
  libpod: 'podman',
  'libpod-payload': 'podman',
  crio: 'crio',
  'cri-containerd': 'cri-containerd',
  nerdctl: 'containerd',
};

/** Parents of groups that bear nothing but the id. ECS has the task's id between. */
const PARENTS: Readonly<Record<string, string>> = {
  docker: 'docker',
  ecs: 'docker',
  libpod_parent: 'podman',
};

/** The container that the name at `index` of a path tells of. */
export function containerAt(names: readonly string[], index: number): NamedContainer | null {
  const name = names[index] ?? '';
  return (
    byHash(name) ??
    lxc(name, names[index - 1]) ??
    byParent(name, names.slice(Math.max(0, index - 3), index)) ??
    machine(name, names[index + 1]) ??
    app(name)
  );
}

/**
 * Kubernetes has a group for each pod and in it one for each container. To be asked before everything
 * else: its containers are made by runtimes that also work alone, and its nodes may be containers.
 */
export function podIn(names: readonly string[]): PodInPath | null {
  const root = names.findIndex((name) => name.includes('kubepods'));
  if (root < 0) return null;
  const at = names.findLastIndex((name, index) => index >= root && POD.test(name));
  const pod = POD.exec(names[at] ?? '')?.[1];
  if (pod === undefined) return null;
  const name = names[at + 1] ?? '';
  const bare = HASH.test(name) ? own(name, 'kubernetes') : null;
  return {
    pod: pod.replaceAll('_', '-'),
    container: byHash(names[at] ?? '') ?? bare ?? byHash(name),
  };
}

function byHash(name: string): NamedContainer | null {
  const [, kind, id] = BY_HASH.exec(name) ?? BY_COLONS.exec(name) ?? [];
  return kind === undefined || id === undefined ? null : own(id, RUNTIMES[kind] ?? kind);
}

/** `lxc/web`, `lxc.payload/web` and `lxc.payload.web`; `lxc.monitor…` is the process beside it. */
function lxc(name: string, parent: string | undefined): NamedContainer | null {
  const isBelow = parent === 'lxc' || parent === 'lxc.payload';
  const id = isBelow ? name : LXC_PAYLOAD.exec(name)?.[1];
  return id !== undefined && LXC_NAME.test(id) ? own(id, 'lxc') : null;
}

function byParent(name: string, parents: readonly string[]): NamedContainer | null {
  if (!HASH.test(name)) return null;
  const known = parents.findLast((parent) => Object.hasOwn(PARENTS, parent));
  return own(name, (known === undefined ? null : PARENTS[known]) ?? 'oci');
}

/** What registers with systemd's machine manager: nspawn containers, machines of libvirt, others. */
function machine(name: string, below: string | undefined): NamedContainer | null {
  // systemd-nspawn itself, beside what it runs.
  if (below === 'supervisor') return null;
  const nspawn = NSPAWN.exec(name)?.[1];
  if (nspawn !== undefined) return visible({ id: nspawn, runtime: 'nspawn', isUnit: true });
  const libvirt = LIBVIRT.exec(name);
  const guest = libvirt?.[1] ?? libvirt?.[2];
  if (guest !== undefined) return visible(own(guest, 'libvirt'));
  const other = MACHINE.exec(name)?.[1];
  return other === undefined ? null : visible(own(other, 'machine'));
}

function app(name: string): NamedContainer | null {
  const snap = SNAP.exec(name)?.[1];
  if (snap !== undefined) return { id: snap, runtime: 'snap', isUnit: true };
  const flatpak = FLATPAK.exec(name)?.[1];
  return flatpak === undefined ? null : { id: flatpak, runtime: 'flatpak', isUnit: true };
}

function own(id: string, runtime: string): NamedContainer {
  return { id, runtime, isUnit: false };
}

function visible(container: NamedContainer): NamedContainer | null {
  return isVisible(container.id) ? container : null;
}
