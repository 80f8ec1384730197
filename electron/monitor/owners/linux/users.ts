import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** User names by uid: from `/etc/passwd`, and for users of a directory service through `getent`. */
export class Users {
  readonly #names: Map<number, string | null>;

  constructor(passwd = '/etc/passwd') {
    this.#names = new Map(parsePasswd(readText(passwd)));
  }

  nameOf(uid: number): string | null {
    const known = this.#names.get(uid);
    if (known !== undefined) return known;
    const name = askDirectory(uid);
    this.#names.set(uid, name);
    return name;
  }
}

/** Lines `name:password:uid:gid:…` of passwd(5); the first name of a uid counts. */
export function parsePasswd(text: string): Map<number, string> {
  const names = new Map<number, string>();
  for (const line of text.split('\n')) {
    const [name, , uid] = line.split(':');
    if (!name || uid === undefined || !/^\d+$/.test(uid)) continue;
    if (!names.has(Number(uid))) names.set(Number(uid), name);
  }
  return names;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Asked once for each uid that passwd does not have; half a second at most. */
function askDirectory(uid: number): string | null {
  try {
    const line = execFileSync('getent', ['passwd', `${uid}`], {
      encoding: 'utf8',
      timeout: 500,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return parsePasswd(line).get(uid) ?? null;
  } catch {
    return null;
  }
}
