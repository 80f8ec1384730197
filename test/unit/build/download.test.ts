import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { downloadRuntime } from '../../../build/start/download.ts';
import { startTexts } from '../../../build/start/messages.ts';

const TEXTS = startTexts({ LANG: 'en_US.UTF-8' });
let server: Server | null = null;
let cache = '';

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'portico-cache-'));
  vi.stubEnv('electron_config_cache', cache);
});

afterEach(() => {
  vi.unstubAllEnvs();
  server?.closeAllConnections();
  server?.close();
  rmSync(cache, { recursive: true });
});

/** Puts a server in the place of the one that Electron's runtime is downloaded from. */
async function mirror(answer: RequestListener): Promise<void> {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${port}/`);
}

function download(stallMs: number, unpack = vi.fn(async () => {})): Promise<void> {
  const output = new PassThrough() as unknown as WriteStream;
  return downloadRuntime({ texts: TEXTS, output, stallMs, unpack });
}

test('a server that sends no byte is given up', async () => {
  await mirror(() => {});
  await expect(download(300)).rejects.toThrow(TEXTS.stalled(0.3));
});

test('a download that stops halfway is given up', async () => {
  await mirror((_request, response) => {
    response.writeHead(200, { 'Content-Length': '100000000' });
    response.write(Buffer.alloc(1000));
  });
  await expect(download(300)).rejects.toThrow(TEXTS.stalled(0.3));
});

test('a refusal is told in words', async () => {
  await mirror((_request, response) => {
    response.writeHead(404);
    response.end();
  });
  await expect(download(5000)).rejects.toThrow('Response code 404');
});

test('a server that cannot be reached is told with the reason behind it', async () => {
  vi.stubEnv('ELECTRON_MIRROR', 'http://127.0.0.1:1/');
  await expect(download(5000)).rejects.toThrow(/could not be downloaded \((?!fetch failed)/);
});

test('something else than the runtime is not unpacked', async () => {
  await mirror((_request, response) => response.end('not the runtime'));
  const unpack = vi.fn(async () => {});
  await expect(download(5000, unpack)).rejects.toThrow('could not be downloaded');
  expect(unpack).not.toHaveBeenCalled();
});
