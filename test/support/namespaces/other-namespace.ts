import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { InsideFacts } from './listen-inside.ts';

const ENTRY = fileURLToPath(new URL('./listen-inside.ts', import.meta.url));

export interface OtherNamespaceProcess extends InsideFacts {
  end(): Promise<void>;
}

/** Why no process can be started in a network namespace of its own; null where one can. */
export function whyNoNamespaces(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are of Linux';
  if (process.getuid?.() !== 0) return 'needs root';
  const { status, stderr } = spawnSync('unshare', ['--net', 'true'], { encoding: 'utf8' });
  return status === 0 ? null : `unshare --net does not work here: ${stderr}`;
}

/** A process in a network namespace of its own that holds a door of TCP and one of UDP. */
export async function startInOtherNamespace(): Promise<OtherNamespaceProcess> {
  const child = spawn('unshare', ['--net', process.execPath, ENTRY], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const end = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  onTestFinished(end);
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return { ...(JSON.parse(line) as InsideFacts), end };
}
