import { constants } from 'node:fs';
import { access, readdir, readFile, realpath, stat } from 'node:fs/promises';

/** An engine's door in the file system. */
export interface EngineSocket {
  readonly path: string;
  readonly runtime: 'docker' | 'podman';
}

/** Where docker and podman have theirs: the system's, and the user's own. */
export function defaultEngineSockets(
  runtimeFolder = process.env.XDG_RUNTIME_DIR,
): readonly EngineSocket[] {
  const system: EngineSocket[] = [
    { path: '/var/run/docker.sock', runtime: 'docker' },
    { path: '/run/podman/podman.sock', runtime: 'podman' },
  ];
  if (!runtimeFolder) return system;
  return [
    ...system,
    { path: `${runtimeFolder}/docker.sock`, runtime: 'docker' },
    { path: `${runtimeFolder}/podman/podman.sock`, runtime: 'podman' },
  ];
}

/**
 * Those of the sockets that this user may read and write as it is, each once: docker's is often a link to
 * podman's.
 */
export async function openableSockets(sockets: readonly EngineSocket[]): Promise<EngineSocket[]> {
  const found = new Map<string, EngineSocket>();
  for (const { path, runtime } of sockets) {
    const real = await realSocket(path);
    if (real === null) continue;
    found.set(real, { path: real, runtime: real.endsWith('/podman.sock') ? 'podman' : runtime });
  }
  return [...found.values()];
}

/**
 * Engines that run now. An engine's socket may be systemd's, and a question to it would start the engine:
 * looking must not do that. Commands and arguments of all processes can be read without rights.
 */
export async function runningEngines(
  signal: AbortSignal,
  root = '/proc',
): Promise<ReadonlySet<EngineSocket['runtime']>> {
  const running = new Set<EngineSocket['runtime']>();
  for (const name of await readdir(root).catch(() => [])) {
    if (signal.aborted || running.size === 2) break;
    if (!/^\d+$/.test(name)) continue;
    const command = (await readText(`${root}/${name}/comm`)).trim();
    if (command === 'dockerd') running.add('docker');
    if (command === 'podman' && (await isService(`${root}/${name}/cmdline`))) running.add('podman');
  }
  return running;
}

/** `podman system service`, with options anywhere. */
async function isService(commandLine: string): Promise<boolean> {
  const words = (await readText(commandLine)).split('\0');
  return words.includes('system') && words.includes('service');
}

async function realSocket(path: string): Promise<string | null> {
  try {
    const real = await realpath(path);
    if (!(await stat(real)).isSocket()) return null;
    await access(real, constants.R_OK | constants.W_OK);
    return real;
  } catch {
    return null;
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return '';
  }
}
