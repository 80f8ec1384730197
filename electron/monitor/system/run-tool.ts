import { execFile } from 'node:child_process';
import { sep } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LIMIT_MS = 3000;

/** What a tool of the system prints. @throws where it is missing, fails or takes more than three seconds */
export async function toolOutput(file: string, args: readonly string[]): Promise<string> {
  const env = systemEnvironment();
  const { stdout } = await run(file, args, { timeout: LIMIT_MS, windowsHide: true, env });
  return stdout;
}

/**
 * - `missing`: there is no such tool
 * - `denied`: this user may not
 * - `timed-out`: it took more than three seconds
 * - `too-large`: it printed more than was wanted
 */
export type ToolFailure = 'missing' | 'denied' | 'timed-out' | 'too-large' | 'failed';

export type ToolAnswer =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: ToolFailure; readonly detail: string | null };

/** Folders of the system's tools, some of which are not on the path of every user. */
const FOLDERS = '/usr/sbin:/sbin:/usr/bin:/bin:/run/current-system/sw/bin';
const DENIED =
  /not permitted|permission denied|must be (?:run as )?root|access denied|need to be root/i;

/**
 * What a tool prints, or why it did not, as a value.
 * @param maxBytes of its output
 */
export async function askTool(
  file: string,
  args: readonly string[],
  maxBytes = 8 * 1024 * 1024,
): Promise<ToolAnswer> {
  try {
    const { stdout } = await run(file, args, {
      timeout: LIMIT_MS,
      maxBuffer: maxBytes,
      windowsHide: true,
      env: toolEnvironment(),
    });
    return { ok: true, text: stdout };
  } catch (error) {
    return { ok: false, ...failureOf(error) };
  }
}

/** For a tool whose words are read, which are to be the same everywhere; it is looked for in the system's folders. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  const path = process.platform !== 'win32' && { PATH: FOLDERS };
  return { ...systemEnvironment(), LC_ALL: 'C', ...path };
}

/**
 * The environment without what the start script of an AppImage put into it for the app alone: libraries that are not
 * the system's.
 * @param program the path of this process's own program
 */
export function systemEnvironment(
  environment: NodeJS.ProcessEnv = process.env,
  program = process.execPath,
): NodeJS.ProcessEnv {
  const { APPDIR } = environment;
  if (!APPDIR || !program.startsWith(`${APPDIR}${sep}`)) return environment;
  const { LD_LIBRARY_PATH: _, ...rest } = environment;
  return rest;
}

interface ExecError {
  readonly code?: string | number | null;
  readonly killed?: boolean;
  readonly stderr?: string;
}

function failureOf(error: unknown): { code: ToolFailure; detail: string | null } {
  const { code, killed, stderr = '' } = error as ExecError;
  const detail = stderr.trim().split('\n')[0]?.slice(0, 300) || null;
  if (code === 'ENOENT') return { code: 'missing', detail: null };
  if (code === 'EACCES' || code === 'EPERM' || DENIED.test(stderr))
    return { code: 'denied', detail };
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return { code: 'too-large', detail: null };
  return { code: killed ? 'timed-out' : 'failed', detail };
}
