import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, linkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ResidentTask } from './resident.ts';

/** Addresses of documentation (RFC 5737), so that no real machine is in the picture. */
const HOME_ADDRESS = '192.0.2.10';
const FAR_ADDRESSES = ['203.0.113.80', '198.51.100.22'];
const RESIDENT = fileURLToPath(new URL('./resident.ts', import.meta.url));

/** Programs by name, and what each of them opens. */
const RESIDENTS: Readonly<Record<string, ResidentTask>> = {
  'ssh-server': {
    tcp: [
      ['0.0.0.0', 22],
      ['::', 22],
    ],
    udp: [],
    to: [],
  },
  'name-server': { tcp: [['127.0.0.1', 53]], udp: [['127.0.0.1', 53]], to: [] },
  'web-server': {
    tcp: [
      ['0.0.0.0', 80],
      [HOME_ADDRESS, 443],
    ],
    udp: [[HOME_ADDRESS, 443]],
    to: [],
  },
  printing: {
    tcp: [
      ['127.0.0.1', 631],
      ['::1', 631],
    ],
    udp: [],
    to: [],
  },
  'time-sync': {
    tcp: [],
    udp: [
      ['127.0.0.1', 323],
      ['0.0.0.0', 123],
    ],
    to: [],
  },
  database: {
    tcp: [
      ['127.0.0.1', 5432],
      ['::1', 5432],
    ],
    udp: [],
    to: [],
  },
  cache: { tcp: [['127.0.0.1', 6379]], udp: [], to: [] },
  'dev-server': {
    tcp: [
      ['127.0.0.1', 3000],
      ['0.0.0.0', 8080],
    ],
    udp: [],
    to: [],
  },
  discovery: {
    tcp: [],
    udp: [
      ['0.0.0.0', 5353],
      ['::', 5353],
    ],
    to: [],
  },
  backup: { tcp: [[HOME_ADDRESS, 49_500]], udp: [['0.0.0.0', 61_000]], to: [] },
  faraway: {
    tcp: [
      ['203.0.113.80', 443],
      ['198.51.100.22', 443],
      ['198.51.100.22', 993],
    ],
    udp: [],
    to: [],
  },
  browser: {
    tcp: [],
    udp: [],
    to: [
      [HOME_ADDRESS, 52_001, '203.0.113.80', 443],
      [HOME_ADDRESS, 52_002, '203.0.113.80', 443],
      [HOME_ADDRESS, 52_003, '198.51.100.22', 443],
    ],
  },
  mail: { tcp: [], udp: [], to: [[HOME_ADDRESS, 60_122, '198.51.100.22', 993]] },
  worker: {
    tcp: [],
    udp: [],
    to: [
      ['127.0.0.1', 50_432, '127.0.0.1', 5432],
      ['127.0.0.1', 50_433, '127.0.0.1', 6379],
    ],
  },
};

/** Sets up the network of its own and moves everybody in. */
export async function furnish(scratch: string): Promise<AsyncDisposable> {
  ip('link', 'set', 'lo', 'up');
  for (const address of FAR_ADDRESSES) ip('address', 'add', `${address}/32`, 'dev', 'lo');
  ip('address', 'add', `${HOME_ADDRESS}/32`, 'dev', 'lo');
  // Command lines are in the picture, too: they are to show this folder and not the project's.
  const program = join(scratch, 'main.ts');
  copyFileSync(RESIDENT, program);
  const children: ChildProcess[] = [];
  for (const [name, task] of Object.entries(RESIDENTS)) {
    const child = fork(program, [], { execPath: programNamed(name, scratch), execArgv: [] });
    children.push(child);
    child.send(task);
    await Promise.race([once(child, 'message'), failsWithExit(child, name)]);
  }
  return {
    [Symbol.asyncDispose]: async () => {
      for (const child of children) child.disconnect();
      await Promise.all(children.map((child) => once(child, 'exit')));
    },
  };
}

async function failsWithExit(child: ChildProcess, name: string): Promise<never> {
  await once(child, 'exit');
  throw new Error(`${name} could not open its doors`);
}

function ip(...args: readonly string[]): void {
  execFileSync('ip', args);
}

/** The same Node under another file name: Portico names a process by its file. */
function programNamed(name: string, scratch: string): string {
  const path = join(scratch, name);
  try {
    linkSync(process.execPath, path);
  } catch {
    copyFileSync(process.execPath, path);
  }
  return path;
}
