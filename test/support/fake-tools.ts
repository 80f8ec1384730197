import { accessSync, constants, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tempFolder } from './temp-folder.ts';

/** What the shell lines of systeminformation and of our own fakes need beside the tools that are faked. */
const REAL_TOOLS = ['cat', 'grep', 'head', 'sleep', 'ps'];

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));

/**
 * A folder to be the whole PATH of a process: the tools in `scripts`, each a text for the POSIX shell, and
 * a few harmless real ones. What is not named does not exist there.
 */
export function fakeTools(scripts: Readonly<Record<string, string>>): string {
  const folder = tempFolder();
  for (const tool of REAL_TOOLS) {
    const real = tool in scripts ? null : findOnPath(tool);
    if (real) symlinkSync(real, join(folder, tool));
  }
  for (const [tool, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, tool), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return folder;
}

/** Script of a tool that prints a file below `test/fixtures`. */
export function printsFixture(name: string): string {
  return prints(join(FIXTURES, name));
}

/** Script of a tool that prints a file. */
export function prints(path: string): string {
  return `cat '${path}'`;
}

export function fixturePath(name: string): string {
  return join(FIXTURES, name);
}

/**
 * Script of Windows' command interpreter, as Node calls it: `/d /s /c "the command"`. It leaves the
 * command to the POSIX shell.
 */
export const COMMAND_INTERPRETER = `command=$4
command=\${command#\\"}
command=\${command%\\"}
exec /bin/sh -c "$command"`;

function findOnPath(tool: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, tool);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return null;
}
