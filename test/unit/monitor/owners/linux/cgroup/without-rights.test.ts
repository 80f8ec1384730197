import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { onlyOn } from '../../../../../support/only-on.ts';
import { allowTime } from '../../../../../support/real-processes.ts';
import { tempFolder } from '../../../../../support/temp-folder.ts';
import type { SeenWithoutRights } from './look-as-nobody.ts';

onlyOn('linux', 'sockets in the file system with rights of their own');
allowTime();

async function socketWithMode(mode: number): Promise<string> {
  const folder = tempFolder();
  chmodSync(folder, 0o755);
  const path = join(folder, 'docker.sock');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => {
    server.close();
  });
  chmodSync(path, mode);
  return path;
}

test('without root, only sockets that the user may read and write are used, and control groups are found', async () => {
  const open = await socketWithMode(0o666);
  const closed = await Promise.all([0o444, 0o222, 0o000].map(socketWithMode));
  const entry = fileURLToPath(new URL('./look-as-nobody.ts', import.meta.url));
  const child = fork(entry, [...closed, open]);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [seen] = (await once(child, 'message')) as [SeenWithoutRights];
  expect(seen.uid).not.toBe(0);
  expect(seen.openable).toEqual([open]);
  expect(seen.rootGroup.seen).toBe(seen.rootGroup.expected);
});
