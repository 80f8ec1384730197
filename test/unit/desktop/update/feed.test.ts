import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feedOf, readFeed } from '../../../../electron/desktop/update/feed.ts';

const GENERIC = { provider: 'generic', url: 'https://portico.example/versions' };

test('a folder on a server is taken as it is, whatever else electron-builder writes there', () => {
  expect(feedOf({ ...GENERIC, updaterCacheDirName: 'x', channel: 'latest' }, 'linux')).toEqual({
    url: 'https://portico.example/versions',
    publishers: [],
  });
});

test('a repository on GitHub is asked for the files of its latest release', () => {
  const config = { provider: 'github', owner: 'somebody', repo: 'portico' };
  expect(feedOf(config, 'darwin')).toEqual({
    url: 'https://github.com/somebody/portico/releases/latest/download/',
    publishers: [],
  });
  expect(feedOf({ ...config, owner: '../..' }, 'darwin')).toBe('no-feed');
});

test('a place without https, or with a password in it, is not asked', () => {
  for (const url of ['http://127.0.0.1/', 'ftp://portico.example', 'https://a:b@portico.example']) {
    expect(feedOf({ ...GENERIC, url }, 'linux')).toBe('not-https');
  }
});

test('on Windows a build that names no publisher is not brought up to date', () => {
  expect(feedOf(GENERIC, 'win32')).toBe('not-signed');
  for (const publisherName of [null, '', ' ', []]) {
    expect(feedOf({ ...GENERIC, publisherName }, 'win32')).toBe('not-signed');
  }
  for (const publisherName of ['Portico', ['Portico']]) {
    expect(feedOf({ ...GENERIC, publisherName }, 'win32')).toMatchObject({
      publishers: ['Portico'],
    });
  }
});

test('what is no description of a feed is none, and nothing throws', () => {
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom('linux', 'darwin', 'win32'), (config, platform) => {
      expect(feedOf(config, platform)).toBe('no-feed');
    }),
  );
});

test('a feed is never asked but over https', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string()), (url) => {
      const feed = feedOf({ ...GENERIC, url }, 'linux');
      if (typeof feed !== 'string') expect(new URL(feed.url).protocol).toBe('https:');
    }),
  );
});

test('a file that is missing or no YAML names no feed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'portico-feed-'));
  try {
    const path = join(folder, 'app-update.yml');
    expect(await readFeed(path, 'linux')).toBe('no-feed');
    await writeFile(path, 'a: [');
    expect(await readFeed(path, 'linux')).toBe('no-feed');
    await writeFile(path, 'provider: generic\nurl: https://portico.example/\n');
    expect(await readFeed(path, 'linux')).toMatchObject({ url: 'https://portico.example/' });
  } finally {
    await rm(folder, { recursive: true });
  }
});
