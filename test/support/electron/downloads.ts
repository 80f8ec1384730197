import type { DownloadItem } from 'electron/main';
import { toApp } from './addresses.ts';
import type { CdpSession } from './cdp.ts';
import { PreventableEvent } from './prevent.ts';
import { session } from './session.ts';

interface Beginning {
  readonly guid: string;
  readonly url: string;
  readonly suggestedFilename: string;
}

/**
 * Asks about every download before it goes on. To be called before a page is there; where downloads go is for
 * those to say who watch the browser.
 */
export async function guardDownloads(browser: CdpSession): Promise<void> {
  browser.on('Browser.downloadWillBegin', (told: Beginning) => {
    const { guid, url, suggestedFilename } = told;
    const item: Pick<DownloadItem, 'getURL' | 'getFilename'> = {
      getURL: () => toApp(url),
      getFilename: () => suggestedFilename,
    };
    const event = new PreventableEvent();
    session.defaultSession.emit('will-download', event, item);
    if (event.defaultPrevented) void browser.tellOrForget('Browser.cancelDownload', { guid });
  });
  const behavior = { behavior: 'default', eventsEnabled: true };
  await browser.send('Browser.setDownloadBehavior', behavior);
}
