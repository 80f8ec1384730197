import { expect } from 'vitest';
import { type Bridge, DOOR_CHANNEL } from '../../../shared/api/bridge.ts';
import { describeOpenDesktop } from './describe-desktop.ts';

declare global {
  interface Window {
    portico: Bridge;
  }
}

describeOpenDesktop('isolation', (spec) => {
  spec('the page gets the bridge and nothing else of the app', async ({ page }) => {
    const added = await page.evaluate(() => {
      // A frame without a page of its own has what every page has.
      const frame = document.body.appendChild(document.createElement('iframe'));
      const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      frame.remove();
      return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name));
    });
    const ofTheTools = /^(\d+|__playwright.*|__svelte|bits[A-Z].*)$/;
    expect(added.filter((name) => !ofTheTools.test(name))).toEqual(['portico']);
  });

  spec('the bridge opens a line, and cannot be put aside or added to', async ({ page }) => {
    const found = await page.evaluate(() => {
      const refused = (change: () => void): boolean => {
        try {
          change();
          return false;
        } catch {
          return true;
        }
      };
      return {
        names: Object.keys(window.portico),
        keepsBridge: refused(() => Object.defineProperty(window, 'portico', { value: 1 })),
        keepsParts: refused(() => Object.defineProperty(window.portico, 'open', { value: 1 })),
        takesNothing: refused(() => Object.defineProperty(window.portico, 'more', { value: 1 })),
      };
    });
    expect(found).toEqual({
      names: ['open'],
      keepsBridge: true,
      keepsParts: true,
      takesNothing: true,
    });
  });

  spec('a subframe of the page gets no bridge', async ({ page }) => {
    const kind = await page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const kind = typeof frame.contentWindow?.window.portico;
      frame.remove();
      return kind;
    });
    expect(kind).toBe('undefined');
  });

  spec('the page has nothing of Node', async ({ page }) => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'global', 'Buffer', '__dirname', 'electron'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(found).toEqual([]);
  });

  spec('the page is sandboxed, isolated and without Node, by what is in force', async (app) => {
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const contents = window?.webContents as unknown as { getLastWebPreferences(): object };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      plugins: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });

  spec('no dictionary is fetched to check spelling by', async ({ evaluate }) => {
    const isOn = await evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled());
    expect(isOn).toBe(false);
  });

  spec('pages are heard on one channel, and no other way leads in', async ({ evaluate }) => {
    const channels = await evaluate(({ ipcMain }) => ipcMain.eventNames());
    expect(channels).toEqual([DOOR_CHANNEL]);
  });
});
