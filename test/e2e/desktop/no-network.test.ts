import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findBrowser } from '../../../build/test/find-browser.ts';
import { nodeInOwnNetwork } from '../../support/namespaces/own-network.ts';
import type { SessionReport } from '../../support/no-network/run-session.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const [SESSION = '', SPY = ''] = ['run-session.ts', 'spy.ts'].map((file) =>
  fileURLToPath(new URL(`../../support/no-network/${file}`, import.meta.url)),
);

const VIEWS = 11;
const LOOPBACK = /^(\w+) (localhost|127(\.\d+){3}|::1)( \d+)?$/;
const OWN_ADDRESS =
  /^(https:\/\/portico\.app-scheme\.test\/|(http|ws):\/\/127\.0\.0\.1:\d+\/|blob:|data:)/;

interface Session {
  readonly reports: readonly SessionReport[];
  /** What the counter of a network that leads nowhere says to one attempt to get out. */
  readonly attempted: number;
}

let session: Session;
const [program, ...before] = nodeInOwnNetwork();
const isAlone = program !== process.execPath;

beforeAll(async () => {
  if (process.platform !== 'linux') return;
  const env = { ...process.env, CHROMIUM_PATH: findBrowser() ?? '' };
  const { stdout } = await promisify(execFile)(
    program,
    [...before, SESSION, isAlone ? 'alone' : 'among others'],
    { env },
  );
  session = JSON.parse(stdout) as Session;
}, 120_000);

describe('a whole session of every host', () => {
  beforeEach(({ skip }) => skip(process.platform !== 'linux', 'only on linux: looks at /proc'));

  test('opens every view', () => {
    expect(session.reports).toHaveLength(2);
    for (const { host, views } of session.reports)
      expect([host, views.length]).toEqual([host, VIEWS]);
  });

  test('connects to nobody and asks for no name, by what its processes call', () => {
    for (const { host, spied } of session.reports) {
      const elsewhere = spied.filter((line) => !LOOPBACK.test(line));
      expect([host, ...elsewhere]).toEqual([host]);
    }
  });

  test('loads its own files, and nothing else', () => {
    for (const { host, requests } of session.reports) {
      expect(requests.length).toBeGreaterThan(1);
      const elsewhere = requests.filter((address) => !OWN_ADDRESS.test(address));
      expect([host, ...elsewhere]).toEqual([host]);
    }
  });

  test('sends nothing out, by what the kernel counts in a network of its own', ({ skip }) => {
    skip(!isAlone, 'no network of its own can be had here; the other tests look at the calls');
    expect(session.attempted).toBeGreaterThan(0);
    for (const { host, refused } of session.reports) expect([host, refused]).toEqual([host, 0]);
  });
});

test('the spy sees connections, packets and questions for names', async () => {
  const code = `
    import { connect } from 'node:net';
    import { createSocket } from 'node:dgram';
    import { lookup, promises } from 'node:dns';
    connect(9, '127.0.0.9').on('error', () => {});
    createSocket('udp4').unref().send('x', 9, '127.0.0.8');
    lookup('127.0.0.7', () => {});
    promises.lookup('127.0.0.6');
    fetch('http://127.0.0.5:4099/').catch(() => {});
  `;
  const args = [`--import=${SPY}`, '--input-type=module', '--eval', code];
  const NETWORK_SPY = join(tempFolder(), 'spied');
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, NETWORK_SPY } });
  expect(readFileSync(NETWORK_SPY, 'utf8').split('\n')).toEqual(
    expect.arrayContaining([
      'connect 127.0.0.5 4099',
      'connect 127.0.0.9 9',
      'lookup 127.0.0.6',
      'lookup 127.0.0.7',
      'send x 9 127.0.0.8',
    ]),
  );
});
