import { expect, test } from 'vitest';
import {
  EventSocket,
  EventSocketError,
} from '../../../../../../electron/monitor/sources/netlink/destroy-events/event-socket.ts';
import {
  type LibcScript,
  ScriptedLibc,
} from '../../../../../support/destroy-events/scripted-libc.ts';

const SO_RCVBUF = 8;
const SO_RCVBUFFORCE = 33;
const ENOBUFS = 105;
const ROOM = new Uint8Array(64);

function failureOf(script: LibcScript): { failure: unknown; open: number } {
  const libc = new ScriptedLibc(script);
  try {
    new EventSocket(libc, 1024);
    return { failure: null, open: libc.open.size };
  } catch (error) {
    const failure = error instanceof EventSocketError ? error.failure : error;
    return { failure, open: libc.open.size };
  }
}

test('a system that refuses says with which call and error, and nothing stays open', () => {
  expect(failureOf({ fails: { socket: 93 } })).toEqual({
    failure: { code: 'not-available', detail: 'socket: EPROTONOSUPPORT' },
    open: 0,
  });
  expect(failureOf({ fails: { bind: 1 } })).toEqual({
    failure: { code: 'denied', detail: 'bind: EPERM' },
    open: 0,
  });
  expect(failureOf({ fails: { bind: 105 } })).toEqual({
    failure: { code: 'failed', detail: 'bind: ENOBUFS' },
    open: 0,
  });
});

test('more room than the limit is asked for first, then what everybody may have', () => {
  const root = new ScriptedLibc();
  new EventSocket(root, 4096);
  expect(root.options.get(SO_RCVBUFFORCE)).toBe(4096);
  expect(root.options.has(SO_RCVBUF)).toBe(false);
  const nobody = new ScriptedLibc({ failingOptions: [SO_RCVBUFFORCE] });
  expect(new EventSocket(nobody, 4096).grantedBytes).toBe(8192);
  expect(nobody.options.get(SO_RCVBUF)).toBe(4096);
});

test('what the kernel lost is told once, as a difference to what it had lost before', () => {
  const received = [-ENOBUFS, 40];
  const libc = new ScriptedLibc({ received, dropped: [4_294_967_290, 4, 4] });
  const socket = new EventSocket(libc, 4096);
  expect(socket.receive(ROOM, 200)).toBe(-1);
  expect(socket.receive(ROOM, 200)).toBe(40);
  expect(socket.takeDropped()).toBe(10);
  expect(socket.takeDropped()).toBe(0);
});

test('a kernel that does not count its losses still makes them known', () => {
  const received = [-ENOBUFS, -ENOBUFS];
  const socket = new EventSocket(new ScriptedLibc({ received, dropped: null }), 4096);
  for (const _ of received) socket.receive(ROOM, 200);
  expect(socket.takeDropped()).toBe(2);
  expect(socket.takeDropped()).toBe(0);
});

test('silence and a signal are no failure, a broken socket is', () => {
  const EAGAIN = 11;
  const EINTR = 4;
  const EBADF = 9;
  const received = [-EAGAIN, -EINTR, -EBADF];
  const socket = new EventSocket(new ScriptedLibc({ received, dropped: [0, 0] }), 4096);
  expect(socket.receive(ROOM, 200)).toBe(-1);
  expect(socket.receive(ROOM, 50)).toBe(-1);
  expect(socket.takeDropped()).toBe(0);
  expect(() => socket.receive(ROOM, 200)).toThrow('recv: EBADF');
});
