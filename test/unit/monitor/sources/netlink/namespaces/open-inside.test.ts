import { mkdirSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DiagSocket } from '../../../../../../electron/monitor/sources/netlink/diag-socket.ts';
import { openInside } from '../../../../../../electron/monitor/sources/netlink/namespaces/open-inside.ts';
import {
  type LibcScript,
  ScriptedLibc,
} from '../../../../../support/destroy-events/scripted-libc.ts';
import { onlyOn } from '../../../../../support/only-on.ts';
import { tempFolder } from '../../../../../support/temp-folder.ts';

onlyOn('linux', 'network namespaces are of Linux');

const OWN = '/proc/self/ns/net';
const words = new Uint32Array(16);

/** A C library whose calls of setns answer so, in their order; then all succeed. */
class MovingLibc extends ScriptedLibc {
  readonly #answers: number[];
  calls = 0;

  constructor(answers: readonly number[], script: LibcScript = {}) {
    super(script);
    this.#answers = [...answers];
  }

  override setns(): number {
    this.calls += 1;
    return this.#answers.shift() ?? 0;
  }
}

/** Our own namespace, as if it were another one: nothing really moves. */
function open(libc: MovingLibc, namespace = { id: `${statSync(OWN).ino}`, handle: OWN }) {
  let ends = 0;
  const end = (): never => {
    ends += 1;
    throw new Error('this process was ended');
  };
  const files = openFiles();
  const outcome = openInside({ ...namespace, tables: null }, libc, words, end);
  expect(openFiles()).toBe(files);
  return { outcome, ends };
}

function openFiles(): number {
  return readdirSync('/proc/self/fd').length;
}

test('goes there and comes back, with a socket that was opened there', () => {
  const libc = new MovingLibc([]);
  const { outcome, ends } = open(libc);
  expect(outcome).toBeInstanceOf(DiagSocket);
  expect([libc.calls, ends]).toEqual([2, 0]);
});

test('where it may not go it stays, and opens nothing', () => {
  const libc = new MovingLibc([-1]);
  expect(open(libc)).toEqual({ outcome: 'denied', ends: 0 });
  expect([libc.calls, libc.open.size]).toEqual([1, 0]);
});

test('where it cannot come back, the process ends', () => {
  const { ends } = open(new MovingLibc([0, -1]));
  expect(ends).toBe(1);
});

test('where the socket cannot be opened, it comes back all the same', () => {
  const libc = new MovingLibc([], { fails: { socket: 1 } });
  const { outcome, ends } = open(libc);
  expect(outcome).not.toBeInstanceOf(DiagSocket);
  expect([libc.calls, ends]).toEqual([2, 0]);
});

test('a file that is another namespace than it was is not entered', () => {
  const libc = new MovingLibc([]);
  expect(open(libc, { id: '1', handle: OWN }).outcome).toBe('gone');
  expect(libc.calls).toBe(0);
});

test('a namespace that has ended is gone', () => {
  const handle = join(tempFolder(), 'none');
  expect(open(new MovingLibc([]), { id: '1', handle }).outcome).toBe('gone');
});

test('a folder is no namespace', () => {
  const handle = join(tempFolder(), 'folder');
  mkdirSync(handle);
  expect(open(new MovingLibc([-1]), { id: `${statSync(handle).ino}`, handle }).outcome).toBe(
    'denied',
  );
  expect(readlinkSync('/proc/thread-self/ns/net')).toBe(readlinkSync(OWN));
});
