import { parseAddress } from '../../../../../shared/address/ip.ts';
import { type Arguments, readArguments } from './arguments.ts';
import type { Door } from './door.ts';
import { pastaTarget, rootlesskitTarget } from './port-forwards.ts';

/** For whom a process holds a door that is not its own. What its command line does not tell is left out. */
export interface Published {
  /** 64 hexadecimal digits; null where only the address, or nothing more, is told. */
  readonly containerId: string | null;
  readonly runtime: string;
  readonly containerName?: string;
  readonly containerAddress?: string;
  readonly containerPort?: number;
}

/** A process that may publish ports: `name` as that of its program's file, if known. */
export interface Publisher {
  readonly name: string;
  readonly commandLine: string | null;
}

type Reader = (args: Arguments, door: Door) => Published | null;

const HASH = /^[0-9a-f]{64}$/;
const HASH_IN_PATH = /(?:^|[/.-])([0-9a-f]{64})(?=[/.-]|$)/;

const READERS: Readonly<Record<string, Reader>> = {
  'docker-proxy': dockerProxy,
  'rootlesskit-docker-proxy': dockerProxy,
  conmon,
  dockerd,
  rootlessport: () => ({ containerId: null, runtime: 'podman' }),
  rootlesskit,
  slirp4netns,
  pasta,
};

/** Names a program goes by beside its own. The kernel cuts names it shows alone to 15 characters. */
const ALIASES: Readonly<Record<string, string>> = {
  'rootlesskit-doc': 'rootlesskit-docker-proxy',
  'rootlessport-child': 'rootlessport',
  'rootlessport-ch': 'rootlessport',
  'containers-rootlessport': 'rootlessport',
  'containers-rootlessport-child': 'rootlessport',
  'containers-roo': 'rootlessport',
  'containers-root': 'rootlessport',
  'pasta.avx2': 'pasta',
};

/**
 * Tells whom a process publishes a port for, by the command lines that container engines give their
 * helpers. To be asked for listening and bound sockets only: the same processes also carry connections
 * that containers open. A command line is the process's own claim.
 * @returns null for every other process
 */
export function publishedBy(publisher: Publisher, door: Door): Published | null {
  const name = own(ALIASES, publisher.name) ?? publisher.name;
  const reader = own(READERS, name);
  return reader ? reader(readArguments(publisher.commandLine ?? ''), door) : null;
}

/** One process for each port and family, started by dockerd. */
function dockerProxy(args: Arguments, door: Door): Published {
  const address = parseAddress(args.last('container-ip') ?? '');
  const isThisDoor =
    args.last('proto') === door.protocol && args.last('host-port') === `${door.port}`;
  return {
    containerId: null,
    runtime: 'docker',
    ...(address && { containerAddress: address.address }),
    ...(isThisDoor && port(args.last('container-port'))),
  };
}

/** Watches one container, and as root holds its published ports so that nobody else takes them. */
function conmon(args: Arguments): Published {
  const id = args.first('c', 'cid') ?? '';
  const name = args.first('n', 'name');
  const isCrio = /\/crio\//.test(args.first('exit-dir') ?? '') || name?.startsWith('k8s_');
  return {
    containerId: HASH.test(id) ? id : null,
    runtime: isCrio ? 'crio' : 'podman',
    ...(name !== null && !HASH.test(name) && { containerName: name }),
  };
}

/** Cluster and unencrypted, encrypted API ports: dockerd's own by default. */
const DOCKERD_PORTS = new Set([2375, 2376, 2377, 7946]);

/** Holds published ports itself where docker-proxy is switched off; its API knows for which container. */
function dockerd(args: Arguments, door: Door): Published | null {
  const hosts = args.all('H', 'host').map((host) => /:(\d+)\/?$/.exec(host)?.[1]);
  if (DOCKERD_PORTS.has(door.port) || hosts.includes(`${door.port}`)) return null;
  return { containerId: null, runtime: 'docker' };
}

const ENGINE = /dockerd|containerd|k3s/;
const ENGINES = { dockerd: 'docker', containerd: 'containerd', k3s: 'kubernetes' };

/** Carries ports for whichever engine it was started with. */
function rootlesskit(args: Arguments, door: Door): Published {
  const engine = args.words.map((word) => ENGINE.exec(word)?.[0]).find((name) => name) ?? '';
  return {
    containerId: null,
    runtime: own(ENGINES, engine) ?? 'rootlesskit',
    ...port(rootlesskitTarget(args.all('p', 'publish'), door)),
  };
}

/** Takes its forwards by a socket that podman names after the container. */
function slirp4netns(args: Arguments): Published {
  const socket = args.last('a', 'api-socket') ?? '';
  return {
    containerId: HASH_IN_PATH.exec(socket)?.[1] ?? null,
    runtime: isOfPodman(args, socket) ? 'podman' : 'slirp4netns',
  };
}

function pasta(args: Arguments, door: Door): Published {
  const specs = door.protocol === 'tcp' ? args.all('t', 'tcp-ports') : args.all('u', 'udp-ports');
  return {
    containerId: null,
    runtime: isOfPodman(args, args.last('netns') ?? '') ? 'podman' : 'pasta',
    ...port(pastaTarget(specs, door)),
  };
}

/** podman keeps the network namespaces of its containers as `netns-<uuid>`, older ones as `cni-<uuid>`. */
function isOfPodman(args: Arguments, path: string): boolean {
  return (
    /\/libpod\//.test(path) ||
    args.words.some((word) => /\/netns\/(?:netns|cni)-[\w-]+$/.test(word))
  );
}

function port(value: string | number | null): { containerPort: number } | null {
  const number = typeof value === 'string' && !/^\d{1,5}$/.test(value) ? 0 : Number(value ?? 0);
  return number >= 1 && number <= 65535 ? { containerPort: number } : null;
}

/** A member of a table, never of what every object has. */
function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
