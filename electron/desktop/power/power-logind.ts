import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { askTool } from '../../monitor/system/run-tool.ts';

const SERVICE = ['--system', '--dest', 'org.freedesktop.login1'];
const GET = ['--method', 'org.freedesktop.DBus.Properties.Get'];
const SESSION = 'org.freedesktop.login1.Session';

/** Why nobody tells of the screen's lock. */
export interface NoLogind {
  readonly code:
    | 'missing'
    | 'denied'
    | 'timed-out'
    | 'too-large'
    | 'failed'
    | 'no-session'
    | 'ended';
  readonly detail: string | null;
}

export interface LogindOptions {
  readonly isLocked: (isLocked: boolean) => void;
  /** Called once at most: from then on nothing is told. */
  readonly failed: (why: NoLogind) => void;
  /** The tool that speaks to the bus; its arguments and output are those of gdbus(1). */
  readonly tool?: string;
}

/**
 * Tells whether the screen of this user's session is locked, as logind has it (`LockedHint`, org.freedesktop.login1(5)),
 * which the desktops set. By GLib's own tool: no library of D-Bus comes with Portico for one bit.
 * @returns what ends that
 */
export function followLogind({ isLocked, failed, tool = 'gdbus' }: LogindOptions): () => void {
  let child: ChildProcess | null = null;
  let isOver = false;
  const fail = (why: NoLogind): void => {
    if (isOver) return;
    isOver = true;
    failed(why);
  };
  void start();

  async function start(): Promise<void> {
    const path = await sessionPath(tool);
    if (isOver) return;
    if (typeof path !== 'string') return fail(path);
    // Listens before it asks: what changes in between is heard.
    child = spawn(tool, ['monitor', ...SERVICE, '--object-path', path], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    child.once('error', (error) => fail({ code: 'failed', detail: error.message }));
    child.once('exit', () => fail({ code: 'ended', detail: null }));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const told = lockedByLine(line);
      if (told !== null && !isOver) isLocked(told);
    });
    const answer = await askTool(tool, [
      ...['call', ...SERVICE, '--object-path', path],
      ...[...GET, SESSION, 'LockedHint'],
    ]);
    if (isOver || !answer.ok) return;
    if (answer.text.includes('<true>')) isLocked(true);
  }

  return () => {
    isOver = true;
    child?.kill();
  };
}

/** What a line of `gdbus monitor` says of the lock; null: nothing. */
export function lockedByLine(line: string): boolean | null {
  if (!line.includes('.PropertiesChanged ')) return null;
  const found = /'LockedHint': <(true|false)>/.exec(line)?.[1];
  return found === undefined ? null : found === 'true';
}

/** The object of the session that this user sees, in the answer for the property `Display` of a user. */
export function sessionInAnswer(text: string): string | null {
  const path = /objectpath '([^']+)'/.exec(text)?.[1];
  // A user without a graphical session has the root of all objects there.
  return path === undefined || path === '/' ? null : path;
}

async function sessionPath(tool: string): Promise<string | NoLogind> {
  const answer = await askTool(tool, [
    ...['call', ...SERVICE, '--object-path', '/org/freedesktop/login1/user/self'],
    ...[...GET, 'org.freedesktop.login1.User', 'Display'],
  ]);
  if (!answer.ok) return { code: answer.code, detail: answer.detail };
  return sessionInAnswer(answer.text) ?? { code: 'no-session', detail: null };
}
