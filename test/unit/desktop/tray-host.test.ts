import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { hasTrayHost } from '../../../electron/desktop/tray/tray-host.ts';
import { onlyOn } from '../../support/only-on.ts';
import { tempFolder } from '../../support/temp-folder.ts';

afterEach(() => vi.unstubAllEnvs());

/** A system with these tools and no others; each prints that, or fails. */
async function systemWith(tools: Readonly<Record<string, string | null>>): Promise<void> {
  const folder = tempFolder();
  for (const [name, prints] of Object.entries(tools)) {
    const path = join(folder, name);
    await writeFile(
      path,
      prints === null ? '#!/bin/sh\nexit 1\n' : `#!/bin/sh\necho '${prints}'\n`,
    );
    await chmod(path, 0o755);
  }
  vi.stubEnv('PATH', folder);
}

test.each(['win32', 'darwin'] as const)('%s has a place for it always', async (platform) => {
  expect(await hasTrayHost(platform)).toBe(true);
});

onlyOn('linux', 'the tools are shell scripts');

test.each([
  [{ busctl: 'b true' }, true],
  [{ busctl: 'b false', gdbus: '(<true>,)' }, false],
  [{ busctl: null, gdbus: '(<true>,)' }, true],
  [{ gdbus: null, 'dbus-send': '   variant       boolean true' }, true],
  [{ busctl: null, gdbus: null, 'dbus-send': null }, false],
  [{}, false],
] as const)('the first tool that answers is believed: %j means %s', async (tools, isThere) => {
  await systemWith(tools);
  expect(await hasTrayHost('linux')).toBe(isThere);
});
