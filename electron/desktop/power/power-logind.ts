import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { askTool, toolEnvironment } from '../../monitor/system/run-tool.ts';

const SERVICE = ['--system', '--dest', 'org.freedesktop.login1'];
const GET = ['--method', 'org.freedesktop.DBus.Properties.Get'];
const SESSION = 'org.freedesktop.login1.Session';
/**
 * For sh(1): starts its arguments as a program, and ends that as soon as standard input is at its end, which it is when
 * this process is gone, however it went. Nothing is ever written there.
 */
const WITH_US = '"$@" </dev/null & exec >&-; read -r _; kill "$!" 2>/dev/null';

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
  /** What cannot be known any more counts as not locked. */
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
  let isKnown = false;
  const fail = (why: NoLogind): void => {
    if (isOver) return;
    isOver = true;
    // Else a view that stands covered would stay so for good.
    if (isKnown) isLocked(false);
    failed(why);
  };
  const tell = (locked: boolean): void => {
    isKnown = true;
    isLocked(locked);
  };
  void start();

  async function start(): Promise<void> {
    const path = await sessionPath(tool);
    if (isOver) return;
    if (typeof path !== 'string') return fail(path);
    // Listens before it asks: what changes in between is heard.
    const monitor = [tool, 'monitor', ...SERVICE, '--object-path', path];
    child = spawn('/bin/sh', ['-c', WITH_US, 'sh', ...monitor], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: toolEnvironment(),
    });
    child.once('error', (error) => fail({ code: 'failed', detail: error.message }));
    child.once('exit', () => fail({ code: 'ended', detail: null }));
    if (!child.stdout) return;
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      const told = lockedByLine(line);
      if (told !== null && !isOver) tell(told);
    });
    // The shell lets go of it: that is the tool's end.
    lines.once('close', () => {
      child?.stdin?.end();
      fail({ code: 'ended', detail: null });
    });
    const answer = await askTool(tool, [
      ...['call', ...SERVICE, '--object-path', path],
      ...[...GET, SESSION, 'LockedHint'],
    ]);
    // What was heard meanwhile is newer.
    if (isOver || isKnown || !answer.ok) return;
    if (answer.text.includes('<true>')) tell(true);
  }

  return () => {
    isOver = true;
    child?.stdin?.end();
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
