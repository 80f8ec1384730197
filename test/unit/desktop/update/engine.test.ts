import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppImageUpdater } from 'electron-updater/out/AppImageUpdater.js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UpdateDesk } from '../../../../electron/desktop/update/desk.ts';
import { openEngine } from '../../../../electron/desktop/update/engine.ts';
import { readFeed } from '../../../../electron/desktop/update/feed.ts';
import type { UpdateState } from '../../../../shared/update/update.ts';
import { type Published, UpdateServer } from '../../../support/update-server.ts';

/** electron-updater as it is, with a real server; only the app itself and its network are not Electron's. */
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portico-update-'));
  vi.stubEnv('APPIMAGE', join(folder, 'portico.AppImage'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function setUp(published: Published) {
  const server = await UpdateServer.start(published);
  const configPath = join(folder, 'app-update.yml');
  await writeFile(
    configPath,
    `provider: generic\nurl: ${server.url}\nupdaterCacheDirName: portico-updater\n`,
  );
  const feed = await readFeed(configPath, 'linux');
  if (typeof feed === 'string') throw new Error(feed);
  const app = {
    version: '0.1.0',
    name: 'portico',
    isPackaged: true,
    appUpdateConfigPath: configPath,
    userDataPath: join(folder, 'data'),
    baseCachePath: join(folder, 'cache'),
    whenReady: async () => {},
    relaunch: () => {},
    quit: () => {},
    onQuit: () => {},
  };
  const states: UpdateState[] = [];
  const waits: (() => void)[] = [];
  const desk = new UpdateDesk({
    obstacle: null,
    openEngine: async (failed) => {
      const updater = new AppImageUpdater(null, app);
      Object.assign(updater, { httpExecutor: server.executor() });
      return openEngine(updater, {
        feed,
        configPath,
        log: () => {},
        beforeRestart: () => {},
        failed,
      });
    },
    tell: (state) => states.push(state),
    now: () => 7,
    after: (_ms, callback) => {
      waits.push(callback);
      return () => waits.splice(waits.indexOf(callback), 1);
    },
  });
  const reach = (kind: UpdateState['kind']) => vi.waitUntil(() => desk.state.kind === kind, 10_000);
  return { server, desk, states, waits, reach };
}

/** What was downloaded and kept. */
function kept(): readonly string[] {
  const pending = join(folder, 'cache/portico-updater/pending');
  return existsSync(pending) ? readdirSync(pending) : [];
}

test('a newer version is found, downloaded whole, and waits for the user’s word', async () => {
  const file = Buffer.alloc(100_000, 'new');
  const { server, desk, states, reach } = await setUp({ notes: '# New\r\n\tmore', file });
  await using _ = server;
  expect(desk.wish('check')).toEqual({ kind: 'checking' });
  await reach('found');
  const offer = { version: '9.9.9', notes: '# New\n  more', bytes: 100_000 };
  expect(desk.state).toEqual({ kind: 'found', offer });
  expect(kept()).toEqual([]);
  desk.wish('download');
  await reach('ready');
  expect(states.map(({ kind }) => kind).filter((kind) => kind !== 'downloading')).toEqual([
    'checking',
    'found',
    'ready',
  ]);
  const path = join(folder, 'cache/portico-updater/pending/portico-9.9.9.AppImage');
  expect((await readFile(path)).equals(file)).toBe(true);
});

test('what comes with another sha512 than the list names is refused and deleted', async () => {
  const sha512 = createHash('sha512').update('something else').digest('base64');
  const { server, desk, reach } = await setUp({ sha512 });
  await using _ = server;
  desk.wish('check');
  await reach('found');
  desk.wish('download');
  await reach('failed');
  expect(desk.state).toMatchObject({
    failure: { code: 'checksum', detail: null },
    offer: { version: '9.9.9' },
  });
  expect(kept()).toEqual([]);
  // It was the server's fault, and is mended.
  server.publish({});
  desk.wish('check');
  await reach('found');
  desk.wish('download');
  await reach('ready');
});

test('the server learns nothing of this installation, and no id of it is kept', async () => {
  const { server, desk, reach } = await setUp({});
  await using _ = server;
  desk.wish('check');
  await reach('found');
  desk.wish('download');
  await reach('ready');
  expect(server.asked.map(({ path }) => path)).toEqual([
    expect.stringMatching(/^\/versions\/latest-linux[\w-]*\.yml$/),
    '/versions/portico-9.9.9.AppImage',
  ]);
  const names = new Set(server.asked.flatMap(({ headers }) => Object.keys(headers)));
  expect([...names].sort()).toEqual([
    'accept',
    'cache-control',
    'connection',
    'host',
    'user-agent',
  ]);
  expect(existsSync(join(folder, 'data'))).toBe(false);
});

test.each(['0.1.0', '0.0.9', '0.1.0-beta.1'])('version %s is nothing new', async (version) => {
  const { server, desk, reach } = await setUp({ version });
  await using _ = server;
  desk.wish('check');
  await reach('none');
  expect(desk.state).toEqual({ kind: 'none', at: 7 });
});

test.each([
  ['no list at all', { list: 'files: [' }, 'damaged-feed'],
  ['a list that names no file', { list: 'version: 9.9.9\nfiles: []' }, 'damaged-feed'],
  ['a version that is none', { version: 'new!' }, 'damaged-feed'],
  ['a sum that is none', { sha512: 'abc' }, 'damaged-feed'],
] as const)('%s is told as a damaged list of versions', async (_title, published, code) => {
  const { server, desk, reach } = await setUp(published);
  await using _ = server;
  desk.wish('check');
  await reach('failed');
  expect(desk.state).toMatchObject({ failure: { code }, offer: null });
});

test('a file that is to be had by http alone is not fetched', async () => {
  const { server, desk, reach } = await setUp({ fileUrl: 'http://127.0.0.1:9/portico.AppImage' });
  await using _ = server;
  desk.wish('check');
  await reach('found');
  desk.wish('download');
  await reach('failed');
  expect(desk.state).toMatchObject({ failure: { code: 'not-https' } });
  expect(server.asked).toHaveLength(1);
});

test('a download can be called off, and begun anew', async () => {
  const { server, desk, reach } = await setUp({ file: Buffer.alloc(50_000) });
  await using _ = server;
  server.isStalling = true;
  desk.wish('check');
  await reach('found');
  desk.wish('download');
  await vi.waitUntil(() => server.asked.length === 2, 10_000);
  expect(desk.wish('cancel').kind).toBe('found');
  server.isStalling = false;
  desk.wish('download');
  await reach('ready');
});

test('a download that brings nothing any more fails by its time limit', async () => {
  const { server, desk, waits, reach } = await setUp({ file: Buffer.alloc(50_000) });
  await using _ = server;
  server.isStalling = true;
  desk.wish('check');
  await reach('found');
  desk.wish('download');
  await vi.waitUntil(() => server.asked.length === 2 && waits.length === 1, 10_000);
  waits[0]?.();
  expect(desk.state).toMatchObject({ kind: 'failed', failure: { code: 'timed-out' } });
  server.isStalling = false;
  desk.wish('download');
  await reach('ready');
});
