import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FIRST_PORT, LAST_PORT, ListenError, listen } from '../../../electron/web/listen.ts';

function server(): Server {
  const made = createServer();
  onTestFinished(() => new Promise((resolve) => made.close(() => resolve())));
  return made;
}

/** A server of a system on which these ports are taken. */
function serverWhereTaken(taken: ReadonlySet<number>): { server: Server; asked: number[] } {
  const asked: number[] = [];
  const made = Object.assign(new EventEmitter(), {
    listen: ({ port }: { port: number }) => {
      asked.push(port);
      const error = Object.assign(new Error('taken'), { code: 'EADDRINUSE' });
      queueMicrotask(() => (taken.has(port) ? made.emit('error', error) : made.emit('listening')));
    },
  });
  return { server: made as unknown as Server, asked };
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof ListenError ? error.code : `no such error: ${error}`;
}

describe('without a wish for a port', () => {
  test('the ports from 6500 on are tried in order and the first free one is taken', async () => {
    const { server, asked } = serverWhereTaken(new Set([6500, 6501, 6502, 6504]));
    expect(await listen(server, '127.0.0.1', null)).toBe(6503);
    expect(asked).toEqual([6500, 6501, 6502, 6503]);
  });

  test('when all twenty are taken, that is said', async () => {
    const all = Array.from({ length: 20 }, (_, index) => FIRST_PORT + index);
    const { server, asked } = serverWhereTaken(new Set(all));
    expect(await codeOf(listen(server, '127.0.0.1', null))).toBe('all-taken');
    expect(asked).toEqual(all);
    expect(LAST_PORT).toBe(6519);
  });

  test('a wrong address is not tried on every port', async () => {
    expect(await codeOf(listen(server(), '203.0.113.9', null))).toBe('no-such-address');
  });

  test('a real server goes past a real one', async () => {
    const first = await listen(server(), '127.0.0.1', null);
    const second = await listen(server(), '127.0.0.1', null);
    expect(second).toBeGreaterThan(first);
    expect(second).toBeLessThanOrEqual(LAST_PORT);
  });
});

describe('with a wish for a port', () => {
  test('a port that is taken is an error, and no other one is tried', async () => {
    const holder = server().listen({ host: '127.0.0.1', port: 0 });
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    expect(await codeOf(listen(server(), '127.0.0.1', port))).toBe('port-taken');
  });

  test('after an error the same server can be put elsewhere', async () => {
    const holder = server().listen({ host: '127.0.0.1', port: 0 });
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const mine = server();
    await codeOf(listen(mine, '127.0.0.1', port));
    const got = await listen(mine, '127.0.0.1', null);
    expect((mine.address() as AddressInfo).port).toBe(got);
  });

  test('an address of another machine is no address of this one', async () => {
    expect(await codeOf(listen(server(), '203.0.113.9', 6500))).toBe('no-such-address');
  });
});
