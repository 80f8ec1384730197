import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { see } from '../../support/see.ts';
import type { DesktopApp } from '../drivers/desktop-driver.ts';
import { describeOpenDesktop } from './describe-desktop.ts';

/** A server on this machine that the app has no business with; what reaches it is kept. */
const visits: string[] = [];
const server: Server = createServer((request, response) => {
  visits.push(`${request.method} ${request.url}`);
  response.setHeader('Access-Control-Allow-Origin', '*').end('<p>reached</p>');
});
let outside = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  visits.length = 0;
});

afterAll(() => {
  server.close();
});

describeOpenDesktop('denials', (spec) => {
  spec('the page goes nowhere else', async (app) => {
    const { page } = app;
    const home = page.url();
    await page.evaluate((address) => {
      document.title = 'the same document';
      location.assign(`${address}/assigned`);
    }, outside);
    await page.evaluate((address) => {
      const link = Object.assign(document.createElement('a'), { href: `${address}/clicked` });
      document.body.append(link);
      link.click();
      link.remove();
    }, outside);
    await isStillThere(app);
    expect(page.url()).toBe(home);
    expect(await page.title()).toBe('the same document');
    expect(visits).toEqual([]);
  });

  spec('the page may load itself again', async ({ page }) => {
    await page.evaluate(() => {
      document.title = 'the old document';
      location.reload();
    });
    await see(page).toHaveTitle('Portico');
    await see(page.getByRole('navigation')).toBeVisible();
  });

  spec('a window that the page asks for does not open', async (app) => {
    const { page } = app;
    await page.evaluate((address) => {
      window.open(`${address}/opened`);
    }, outside);
    await isStillThere(app);
    await expect.poll(() => page.context().pages().length).toBe(1);
    expect(visits).toEqual([]);
  });

  spec('a webview is nothing but an unknown element', async (app) => {
    const known = await app.page.evaluate((address) => {
      const view = document.createElement('webview');
      view.setAttribute('src', `${address}/viewed`);
      document.body.append(view);
      const found = view.shadowRoot !== null || 'getWebContentsId' in view;
      view.remove();
      return found;
    }, outside);
    expect(known).toBe(false);
    expect(visits).toEqual([]);
  });

  spec('nothing is fetched from anywhere', async ({ page }) => {
    const failures = await page.evaluate(async (address) => {
      const fails = (request: Promise<unknown>): Promise<boolean> =>
        request.then(
          () => false,
          () => true,
        );
      const picture = new Image();
      return Promise.all([
        fails(fetch(`${address}/fetched`)),
        fails(fetch(location.href)),
        fails(
          new Promise((resolve, reject) => {
            picture.onload = resolve;
            picture.onerror = reject;
            picture.src = `${address}/pictured`;
          }),
        ),
      ]);
    }, outside);
    expect(failures).toEqual([true, true, true]);
    expect(visits).toEqual([]);
  });

  spec('every permission but to write to the clipboard is denied', async ({ page }) => {
    const answers = await page.evaluate(async () => {
      const stateOf = async (name: string): Promise<string> =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      const place = new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('told'),
          ({ code }) => resolve(code),
        );
      });
      const notified = await Notification.requestPermission();
      return {
        geolocation: await stateOf('geolocation'),
        reading: await stateOf('clipboard-read'),
        writing: await stateOf('clipboard-write'),
        place: await place,
        notified,
      };
    });
    expect(answers).toEqual({
      geolocation: 'denied',
      reading: 'denied',
      writing: 'granted',
      place: 1,
      notified: 'denied',
    });
  });

  spec('nothing is downloaded but what the page wrote itself', async (app) => {
    await keepDownloads(app);
    await app.page.evaluate(() => {
      const own = URL.createObjectURL(new Blob(['exported']));
      const wanted = ['data:text/plain,downloaded', location.href, own];
      for (const href of wanted) {
        const link = Object.assign(document.createElement('a'), { href, download: 'saved.txt' });
        document.body.append(link);
        link.click();
        link.remove();
      }
    });
    await expect.poll(() => downloads(app)).toContainEqual([expect.stringMatching(/^blob:/), true]);
    for (const [address, isLetThrough] of await downloads(app)) {
      expect([address, isLetThrough]).toEqual([address, address.startsWith('blob:app://portico/')]);
    }
    expect(visits).toEqual([]);
  });

  spec('without its content policy too, the page reaches nothing', async (app) => {
    const { page } = app;
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setBypassCSP', { enabled: true });
    await page.reload();
    const isRefused = await page.evaluate(
      (address) =>
        fetch(`${address}/bypassed`, { mode: 'no-cors' }).then(
          () => false,
          () => true,
        ),
      outside,
    );
    await page.evaluate((address) => {
      const frame = Object.assign(document.createElement('iframe'), { src: `${address}/framed` });
      document.body.append(frame);
    }, outside);
    await isStillThere(app);
    expect(isRefused).toBe(true);
    expect(visits).toEqual([]);
  });
});

/** From now on, what is asked to be downloaded, and whether anybody refused it. */
async function keepDownloads({ evaluate }: DesktopApp): Promise<void> {
  await evaluate(({ session }) => {
    const asked: [address: string, isLetThrough: boolean][] = [];
    Object.assign(globalThis, { downloads: asked });
    session.defaultSession.on('will-download', (event, item) => {
      asked.push([item.getURL(), !event.defaultPrevented]);
    });
  });
}

function downloads({ evaluate }: DesktopApp): Promise<[string, boolean][]> {
  return evaluate(() => (globalThis as unknown as { downloads: [string, boolean][] }).downloads);
}

/** The app answers, so what was asked of it before has been decided. */
async function isStillThere({ page, evaluate }: DesktopApp): Promise<void> {
  await evaluate(({ app }) => app.isReady());
  await see(page.getByRole('navigation')).toBeVisible();
}
