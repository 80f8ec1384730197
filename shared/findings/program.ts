import { interpreterOf, plainName, scriptOf } from '../model/interpreters.ts';
import type { Owner, SocketRow } from '../model/socket.ts';
import { isCalled } from '../registry/life/known-programs.ts';

/**
 * Which program holds a door, in words that outlive its process: everything that is known is kept, and the
 * strongest that two sides both know decides. Null: not known.
 */
export interface Program {
  /** `runtime:name`. */
  readonly container: string | null;
  readonly unit: string | null;
  /** The program's file. */
  readonly path: string | null;
  /** For interpreters: script, module or archive, as the command line has it. */
  readonly script: string | null;
  /** Only where the path is not known. */
  readonly name: string | null;
  /** User who opened the socket. */
  readonly uid: number | null;
}

export const HIDDEN_PROGRAM: Program = {
  container: null,
  unit: null,
  path: null,
  script: null,
  name: null,
  uid: null,
};

/** `unknown`: the two sides know nothing in common, which is no difference. */
export type ProgramMatch = 'same' | 'different' | 'unknown';

/** They open doors and hand them over to the program that then answers. */
const STARTERS = new Set(['systemd', 'init', 'launchd', 'inetd', 'xinetd']);

/** Units that are named anew at every start, or hold whatever somebody runs in a session. */
const PASSING_UNIT = /\.scope$|^(?:run-|dbus-:|app-)|^user@\d+\.service$/;

/** The different programs that hold a socket; where none can be seen, one that is hidden. */
export function programsOf(row: SocketRow): readonly Program[] {
  const holders = row.owners.filter(({ name }) => !isStarter(name));
  const owners = holders.length > 0 ? holders : row.owners;
  const place = {
    container: row.container?.name ? `${row.container.runtime}:${row.container.name}` : null,
    unit: row.unit !== null && !PASSING_UNIT.test(row.unit) ? row.unit : null,
    uid: row.uid,
  };
  if (owners.length === 0) return [{ ...HIDDEN_PROGRAM, ...place }];
  const programs = new Map<string, Program>();
  for (const owner of owners) {
    const program: Program = { ...place, ...fileOf(owner) };
    programs.set(programKey(program), program);
  }
  return [...programs.values()];
}

function fileOf({ name, path, commandLine }: Owner): Pick<Program, 'path' | 'script' | 'name'> {
  if (path === null) return { path: null, script: null, name: name || null };
  return { path, script: scriptOf(name, commandLine), name: null };
}

/** Whether nothing is known of the program itself. */
export function isHidden(program: Program): boolean {
  return program.container === null && program.unit === null && shortName(program) === null;
}

/** Whether a door of `seen` is one of the program that `known` names. */
export function compareProgram(known: Program, seen: Program): ProgramMatch {
  return (
    both(known.container, seen.container, isEqual) ??
    both(known.unit, seen.unit, (a, b) => a === b && !isOtherInUnit(known, seen)) ??
    compareFile(known, seen)
  );
}

function compareFile(known: Program, seen: Program): ProgramMatch {
  if (isHeldForOthers(known) || isHeldForOthers(seen)) return 'unknown';
  const hasUser = both(known.uid, seen.uid, isEqual);
  return (
    both(known.path, seen.path, (a, b) => a === b && known.script === seen.script) ??
    both(known.name, seen.name, (a, b) => isCalled(b, a) || isCalled(a, b)) ??
    // The same user is no proof that it is the same program.
    (hasUser === 'different' ? 'different' : 'unknown')
  );
}

/** Null where one side does not know. */
function both<T>(
  known: T | null,
  seen: T | null,
  isSame: (known: T, seen: T) => boolean,
): ProgramMatch | null {
  if (known === null || seen === null) return null;
  return isSame(known, seen) ? 'same' : 'different';
}

function isEqual<T>(a: T, b: T): boolean {
  return a === b;
}

/** The strongest that is known, as text: equal for all processes of one program. */
export function programKey(program: Program): string {
  const { container, unit, path, script, name, uid } = program;
  if (container !== null) return `container ${container}`;
  if (unit !== null) return `unit ${unit} ${kindOf(program) ?? ''}`.trimEnd();
  if (path !== null) return script === null ? `path ${path}` : `path ${path} ${script}`;
  if (name !== null) return `name ${name}`;
  return uid === null ? 'hidden' : `uid ${uid}`;
}

/** File name of the program, or what it is called; null where that is hidden. */
export function shortName({ path, name }: Program): string | null {
  return path === null
    ? name
    : path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** A unit may run anything: what it runs has to be of the same kind, in whatever version or folder. */
function isOtherInUnit(known: Program, seen: Program): boolean {
  if (isHeldForOthers(known) || isHeldForOthers(seen)) return false;
  const [a, b] = [kindOf(known), kindOf(seen)];
  return a !== null && b !== null && a !== b;
}

function kindOf(program: Program): string | null {
  const name = shortName(program);
  return name === null ? null : (interpreterOf(name) ?? plainName(name));
}

function isHeldForOthers(program: Program): boolean {
  return isStarter(shortName(program) ?? '');
}

function isStarter(name: string): boolean {
  return STARTERS.has(name);
}
