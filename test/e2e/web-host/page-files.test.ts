import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../../build/root.ts';
import { ask, askForStream } from '../../support/raw-request.ts';
import { type Served, serveAside } from '../../support/served.ts';

let served: Served;

beforeAll(async () => {
  served = await serveAside();
});

afterAll(() => served[Symbol.asyncDispose]());

const FILES = readdirSync(join(ROOT, 'out/renderer'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(join(ROOT, 'out/renderer').length));

describe('the files of the page', () => {
  test.each(FILES)('%s is served to anybody, holds no secret and sets no cookie', async (path) => {
    const { status, headers, body } = await ask(served.port, { path });
    expect(status).toBe(200);
    expect(body.length).toBeGreaterThan(0);
    expect(body + JSON.stringify(headers)).not.toContain(served.token);
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('the page is at the root', async () => {
    const { status, headers, body } = await ask(served.port);
    expect([status, headers['content-type']]).toEqual([200, 'text/html;charset=utf-8']);
    expect(body).toMatch(/<!doctype html>/i);
  });

  test.each([
    '/no-such-file',
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/cli/index.js',
    '/assets/../../cli/index.js',
    '/.%00',
    '/stream',
    '/%',
  ])('there is nothing at %s', async (path) => {
    const { status, body } = await ask(served.port, { path });
    expect(status).toBe(404);
    expect(body).toBe('404\n');
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('nobody can %s', async (method) => {
    expect((await ask(served.port, { method })).status).toBe(405);
  });
});

describe('the headers', () => {
  const PATHS = ['/', '/no-such-file', FILES.find((path) => path.endsWith('.js')) ?? '/'];

  test.each(PATHS)('those of %s let nothing foreign in and no address out', async (path) => {
    const { headers } = await ask(served.port, { path });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('the content policy allows our own files and stream, and nothing inline', async () => {
    const { headers } = await ask(served.port);
    const policy = `${headers['content-security-policy']}`;
    const rules = Object.fromEntries(
      policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
    );
    expect(rules).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'connect-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
    });
    expect(policy).not.toMatch(/unsafe|\*|http/);
  });
});

describe('who asks for what under which name', () => {
  const ours = () => ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${served.port}`);
  const foreign = () => [
    `rebind.example:${served.port}`,
    'rebind.example',
    '127.0.0.1',
    `127.0.0.1:${served.port + 1}`,
    `localhost.rebind.example:${served.port}`,
    `0.0.0.0:${served.port}`,
  ];

  test('our own names are welcome, as host and as origin', async () => {
    for (const host of ours()) {
      const headers = { Host: host, Origin: `http://${host}` };
      expect((await ask(served.port, { headers })).status).toBe(200);
      expect((await askForStream(served.port, headers)).status).toBe(101);
    }
  });

  test('a foreign host gets 403 and nothing of us', async () => {
    for (const host of foreign()) {
      const answer = await ask(served.port, { headers: { Host: host } });
      expect([answer.status, answer.body]).toEqual([403, '403\n']);
      const headers = { Host: host, Origin: `http://${host}` };
      expect((await askForStream(served.port, headers)).status).toBe(403);
    }
  });

  test('a foreign origin gets 403, and the stream has to have one', async () => {
    const origins = [...foreign().map((host) => `http://${host}`), 'null', 'file://'];
    for (const Origin of [...origins, `https://127.0.0.1:${served.port}`]) {
      expect((await ask(served.port, { headers: { Origin } })).status).toBe(403);
      expect((await askForStream(served.port, { Origin })).status).toBe(403);
    }
    expect((await askForStream(served.port, {})).status).toBe(403);
  });

  test('the stream is at one place only', async () => {
    const Origin = served.origin;
    expect((await askForStream(served.port, { Origin }, '/')).status).toBe(404);
    expect((await askForStream(served.port, { Origin }, '/stream/')).status).toBe(404);
    expect((await askForStream(served.port, { Origin }, `/stream?${served.token}`)).status).toBe(
      404,
    );
  });

  test('after all of that it still serves', async () => {
    expect((await ask(served.port)).status).toBe(200);
    expect(served.run.stderr).not.toMatch(/error/i);
  });
});
