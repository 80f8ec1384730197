import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusedSignature } from '../../../../electron/desktop/update/strict-signature.ts';

const MODULE = new URL('../../../../electron/desktop/update/strict-signature.ts', import.meta.url);

/** In a folder of its own: a shell that is not the one of Windows takes `>NUL` for the name of a file. */
function answerElsewhere(installer: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'portico-signature-'));
  const script = `
    import { refusedSignature } from ${JSON.stringify(MODULE.href)};
    console.log(JSON.stringify(await refusedSignature(['Portico'], ${JSON.stringify(installer)})));
  `;
  try {
    const args = ['--no-warnings', '--input-type=module', '--eval', script];
    const output = execFileSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('an installer whose signature cannot be looked at is refused', () => {
  // Where there is no PowerShell, electron-updater's own check lets it pass.
  expect(answerElsewhere('/no/such/installer.exe')).toMatch(/\S/);
});

test('without a publisher every installer is refused', async () => {
  expect(await refusedSignature([], 'installer.exe')).toMatch(/\S/);
});
