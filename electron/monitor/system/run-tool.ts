import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LIMIT_MS = 3000;

/** What a tool of the system prints. @throws where it is missing, fails or takes more than three seconds */
export async function toolOutput(file: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(file, args, { timeout: LIMIT_MS, windowsHide: true });
  return stdout;
}
