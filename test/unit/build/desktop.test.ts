import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runDesktop } from '../../../build/start/desktop.ts';
import { startTexts } from '../../../build/start/messages.ts';

const TEXTS = startTexts({ LANG: 'en_US.UTF-8' });
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-runtime-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A program that behaves as a runtime might. */
function runtime(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe.runIf(process.platform !== 'win32')('the desktop app as npm start runs it', () => {
  test('a runtime that dies at once is told with what it said last', async () => {
    const dying = runtime(
      'dying',
      'echo "libnss3.so: cannot open shared object file" >&2; exit 127',
    );
    expect(await runDesktop(dying, TEXTS)).toBe(
      'No desktop window: the Electron runtime ended at once (127: libnss3.so: cannot open shared object file).',
    );
  });

  test('a runtime that a signal ends at once is told with the signal', async () => {
    const killed = runtime('killed', 'kill -TRAP $$');
    expect(await runDesktop(killed, TEXTS)).toContain('(SIGTRAP)');
  });

  test('a program that cannot be started is told with the reason', async () => {
    expect(await runDesktop(join(folder, 'missing'), TEXTS)).toContain('ENOENT');
  });

  test('a second start that only brought the first window to the front is a success', async () => {
    expect(await runDesktop(runtime('second', 'exit 0'), TEXTS)).toBe(0);
  });

  test('a runtime that came up and failed later gives its own exit code', async () => {
    expect(await runDesktop(runtime('later', 'sleep 3.1; exit 7'), TEXTS)).toBe(7);
  });

  test('the runtime is never told to go without its sandbox', async () => {
    const path = runtime('telling', 'echo "$@" >&2; exit 3');
    expect(await runDesktop(path, TEXTS)).not.toContain('--no-sandbox');
  });
});
