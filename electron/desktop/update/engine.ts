import { AppImageUpdater } from 'electron-updater/out/AppImageUpdater.js';
import type { AppUpdater } from 'electron-updater/out/AppUpdater.js';
import { MacUpdater } from 'electron-updater/out/MacUpdater.js';
import { NsisUpdater } from 'electron-updater/out/NsisUpdater.js';
import { CancellationToken } from 'electron-updater/out/types.js';
import type { UpdateEngine } from './desk.ts';
import type { Feed } from './feed.ts';
import { httpsFeed } from './https-feed.ts';
import { offerOf } from './offer.ts';
import { refusedSignature } from './strict-signature.ts';

export interface EngineOptions {
  readonly feed: Feed;
  /** Path of `app-update.yml`: electron-updater looks there for the name of its folder. */
  readonly configPath: string;
  readonly log: (line: string) => void;
  /** Done right before the new version is put in place. */
  readonly beforeRestart: () => void;
  /** Hears of what went wrong while the new version was being put in place. */
  readonly failed: (error: unknown) => void;
}

/** electron-updater for this system. Loaded when the user first asks for an update, and not before. */
export function createUpdater(platform: string): AppUpdater {
  if (platform === 'darwin') return new MacUpdater();
  return platform === 'win32' ? new NsisUpdater() : new AppImageUpdater();
}

/** Everything that decides what electron-updater does by itself is written out, whatever its defaults are. */
export function openEngine(updater: AppUpdater, options: EngineOptions): UpdateEngine {
  const { feed, configPath, log, beforeRestart, failed } = options;
  let isRestarting = false;
  const logLine = (line: unknown): void => log(String(line));
  updater.logger = { info: logLine, warn: logLine, error: logLine };
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.autoRunAppAfterInstall = true;
  updater.allowPrerelease = false;
  updater.fullChangelog = false;
  updater.disableWebInstaller = true;
  updater.disableDifferentialDownload = true;
  updater.updateConfigPath = configPath;
  // It would make up an id of this installation, keep it and send it along.
  Object.assign(updater, { stagingUserIdPromise: { value: Promise.resolve('') } });
  updater.isUserWithinRollout = () => true;
  // The last one: setting a channel or a feed may allow it.
  updater.setFeedURL({ provider: 'custom', updateProvider: httpsFeed(feed.url) });
  updater.allowDowngrade = false;
  if (updater instanceof NsisUpdater) {
    updater.verifyUpdateCodeSignature = (_names, installer) =>
      refusedSignature(feed.publishers, installer);
  }
  updater.on('error', (error) => {
    if (!isRestarting) return;
    isRestarting = false;
    failed(error);
  });

  return {
    check: async () => {
      const result = await updater.checkForUpdates();
      return result?.isUpdateAvailable ? offerOf(result.updateInfo) : null;
    },
    download: async (progress, signal) => {
      const token = new CancellationToken();
      const cancel = (): void => token.cancel();
      const tell = ({ transferred, total }: { transferred: number; total: number }): void =>
        progress(transferred, total);
      signal.addEventListener('abort', cancel);
      updater.on('download-progress', tell);
      try {
        await updater.downloadUpdate(token);
      } finally {
        updater.off('download-progress', tell);
        signal.removeEventListener('abort', cancel);
      }
    },
    restart: () => {
      isRestarting = true;
      beforeRestart();
      updater.quitAndInstall();
    },
  };
}
