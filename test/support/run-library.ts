import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import type { Reading } from '../../electron/monitor/sources/source.ts';
import { Library } from '../../electron/monitor/sources/systeminformation/library.ts';
import { mapConnections } from '../../electron/monitor/sources/systeminformation/map-connections.ts';
import type { LibraryProcess } from '../../electron/monitor/sources/systeminformation/protocol.ts';
import { COMMAND_INTERPRETER, fakeTools } from './fake-tools.ts';

const CHILD_AS_ON = fileURLToPath(new URL('./library-on.ts', import.meta.url));

/** The real systeminformation in a child process that believes to be on `platform` and sees only `tools`. */
export function libraryOn(platform: string, tools: Readonly<Record<string, string>>): Library {
  const isWindows = platform === 'win32';
  const folder = fakeTools(isWindows ? { ...tools, 'cmd.exe': COMMAND_INTERPRETER } : tools);
  vi.stubEnv('PATH', folder);
  vi.stubEnv('TEST_PLATFORM', platform);
  vi.stubEnv('comspec', undefined);
  const library = new Library(() => ({ file: process.execPath, args: [CHILD_AS_ON] }));
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await library.close();
  });
  return library;
}

/** What our mapper makes of what the library makes of the output of the tools. */
export async function readConnections(
  platform: string,
  tools: Readonly<Record<string, string>>,
): Promise<Omit<Reading, 'takenAt'>> {
  const rows = await libraryOn(platform, tools).call('connections', new AbortController().signal);
  return mapConnections(rows, platform);
}

export async function readProcesses(
  platform: string,
  tools: Readonly<Record<string, string>>,
): Promise<readonly LibraryProcess[]> {
  return await libraryOn(platform, tools).call('processes', new AbortController().signal);
}

/** A socket in one line: `tcp6 LISTEN [::1]:631 - 700 cupsd`. */
export function inOneLine(socket: Reading['sockets'][number]): string {
  const { protocol, family, state, local, remote, owner } = socket;
  const zone = socket.interface === null ? '' : `%${socket.interface}`;
  const holder = owner.kind === 'pid' ? `${owner.pid} ${owner.name ?? '?'}` : owner.kind;
  const far = remote ? `${remote.address} ${remote.port}` : '-';
  return `${protocol}${family} ${state} ${local.address}${zone} ${local.port} | ${far} | ${holder}`;
}
