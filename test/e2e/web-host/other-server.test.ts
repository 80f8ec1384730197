import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../../build/test/find-browser.ts';
import { BROWSER_FLAGS } from '../../support/browser-flags.ts';
import { HousePage } from '../../support/house-page.ts';
import { Lab } from '../../support/lab/lab.ts';
import { PATIENT } from '../../support/polling.ts';
import { type Served, serveAside } from '../../support/served.ts';

/** Another program of this machine with a server on the loopback, that writes down all it is sent. */
class OtherServer implements AsyncDisposable {
  readonly log: (readonly string[])[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      this.#write(request);
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>other</title><p>Another server</p>');
    });
    this.#server.on('upgrade', (request, socket) => {
      this.#write(request);
      socket.destroy();
    });
  }

  async open(): Promise<string> {
    this.#server.listen({ host: '127.0.0.1', port: 0 });
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #write({ method, url, rawHeaders }: IncomingMessage): void {
    this.log.push([`${method} ${url}`, ...rawHeaders]);
  }
}

let browser: Browser;
let context: BrowserContext;
let served: Served;
let lab: Lab;
let other: OtherServer;
let otherAddress: string;

beforeAll(async () => {
  const executablePath = findBrowser();
  browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [...BROWSER_FLAGS],
  });
  context = await browser.newContext({ locale: 'en-US' });
  lab = new Lab();
  served = await serveAside();
  other = new OtherServer();
  otherAddress = await other.open();
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([served, other, lab].map((resource) => resource?.[Symbol.asyncDispose]()));
});

/** Our page, at work: it shows a door that was opened for this. */
async function openOurs(): Promise<Page> {
  const door = await lab.open();
  const page = await context.newPage();
  await page.goto(served.address);
  const house = new HousePage(page);
  await house.openRange('registered');
  await house.filter(`${door.local.port}`);
  await house.row(door).waitFor();
  return page;
}

/** What was sent to the other server names us in no way. */
function expectNothingOfOurs(): void {
  expect(other.log).not.toEqual([]);
  for (const [what, ...headers] of other.log) {
    const text = [what, ...headers].join(' ');
    expect(text).not.toContain(served.token);
    expect(text).not.toContain(`:${served.port}`);
    const named = Object.fromEntries(
      headers.flatMap((name, index) =>
        index % 2 === 0 ? [[name.toLowerCase(), headers[index + 1]]] : [],
      ),
    );
    expect(named.cookie).toBeUndefined();
    expect(named.authorization).toBeUndefined();
    // Its own page may be the referrer of its own icon.
    expect([undefined, otherAddress]).toContain(named.referer);
  }
}

describe('our page', () => {
  test('takes the token out of the address and sets no cookie', async () => {
    const page = await openOurs();
    expect(page.url()).toBe(`${served.origin}/`);
    expect(await context.cookies()).toEqual([]);
    await page.close();
  });

  test('works on after it was loaded again, and by the back button', async () => {
    const page = await openOurs();
    const door = await lab.open();
    await page.reload();
    const house = new HousePage(page);
    await house.openRange('registered');
    await house.filter(`${door.local.port}`);
    await house.row(door).waitFor();
    await page.goto(otherAddress);
    await page.goBack();
    await house.openRange('registered');
    await house.filter(`${door.local.port}`);
    await house.row(door).waitFor();
    await page.close();
  });

  test('without the token shows no sockets', async () => {
    const stranger = await browser.newContext({ locale: 'en-US' });
    const page = await stranger.newPage();
    await page.goto(`${served.origin}/`);
    await expect.poll(() => page.locator('body').innerText(), PATIENT).not.toBe('');
    const closed = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('close'));
    await page.reload();
    await closed;
    expect(await page.getByRole('gridcell').count()).toBe(0);
    await stranger.close();
  });
});

describe('another server that the same browser visits', () => {
  test('by a link from our page, in another tab and in the same one', async () => {
    const page = await openOurs();
    const tab = await context.newPage();
    await tab.goto(otherAddress);
    await Promise.all([
      page.waitForURL(otherAddress),
      page.evaluate((address) => {
        const link = document.createElement('a');
        link.href = address;
        document.body.append(link);
        link.click();
      }, otherAddress),
    ]);
    expectNothingOfOurs();
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toBe('{}');
    await Promise.all([page.close(), tab.close()]);
  });

  test('cannot be sent anything by our page, even by a script in it', async () => {
    const page = await openOurs();
    const before = other.log.length;
    const sent = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = `${address}image`;
      const failed = await fetch(`${address}fetch`, { mode: 'no-cors' }).then(
        () => false,
        () => true,
      );
      return !failed;
    }, otherAddress);
    expect(sent).toBe(false);
    expect(other.log).toHaveLength(before);
    await page.close();
  });

  test('can neither read our page, frame it, nor open our stream', async () => {
    const ours = await openOurs();
    const page = await context.newPage();
    await page.goto(otherAddress);
    const outcome = await page.evaluate(
      async ({ origin, token }) => {
        const read = await fetch(`${origin}/`).then(
          () => true,
          () => false,
        );
        const stream = await new Promise<string>((resolve) => {
          const socket = new WebSocket(`${origin.replace('http:', 'ws:')}/stream`);
          socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', contract: 1, token }));
          socket.onmessage = () => resolve('message');
          socket.onclose = () => resolve('closed');
        });
        return { read, stream };
      },
      { origin: served.origin, token: served.token },
    );
    expect(outcome).toEqual({ read: false, stream: 'closed' });
    const frame = await page.evaluate(async (origin) => {
      const element = document.createElement('iframe');
      const loaded = new Promise((resolve) => element.addEventListener('load', resolve));
      element.src = `${origin}/`;
      document.body.append(element);
      await loaded;
      return element.contentDocument === null;
    }, served.origin);
    expect(frame).toBe(true);
    expect(page.frames().some((part) => part.url() === `${served.origin}/`)).toBe(false);
    expectNothingOfOurs();
    await Promise.all([page.close(), ours.close()]);
  });
});
