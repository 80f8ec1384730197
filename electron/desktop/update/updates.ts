import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron/main';
import type { CommandHandlers } from '../../../shared/api/commands.ts';
import type { UpdateCommandName } from '../../../shared/api/update-commands.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { UpdateState } from '../../../shared/update/update.ts';
import type { Log } from '../../monitor/log/log.ts';
import type { Door } from '../door.ts';
import { UpdateDesk } from './desk.ts';
import { obstacleOf } from './obstacle.ts';

/** Bringing the app up to date, where that is possible: on the user's word only. */
export interface Updates {
  /** What the page may ask for. */
  readonly handlers: Pick<CommandHandlers, UpdateCommandName>;
  /** Whether the app is about to end for the new version, which closes its windows first on macOS. */
  readonly isRestarting: boolean;
  /** Looks for a newer version; for a menu. */
  check(): void;
  /** Tells the pages how far it is, from now on; and looks once by itself where the settings say so. */
  connect(door: Pick<Door, 'announce'>, settings: SettingsSource): void;
}

interface SettingsSource {
  watchSettings(listener: (settings: Settings) => void): void;
}

/** electron-builder writes there where newer versions are to be had. */
const FEED_FILE = 'app-update.yml';

/** electron-updater itself is loaded when somebody first asks. */
export function offerUpdates(log: Pick<Log, 'write'>): Updates {
  let door: Pick<Door, 'announce'> | null = null;
  let isRestarting = false;
  // There is none where the sources run in plain Node.
  const configPath = join(process.resourcesPath ?? '', FEED_FILE);
  const desk: UpdateDesk = new UpdateDesk({
    obstacle: obstacleOf({
      platform: process.platform,
      isPackaged: app.isPackaged,
      hasFeedFile: existsSync(configPath),
      environment: process.env,
      execPath: process.execPath,
    }),
    openEngine: async (failed) => {
      const { startEngine } = await import('./start-engine.ts');
      return startEngine({
        platform: process.platform,
        configPath,
        mayAsk: () => desk.isAsking,
        log: (line) => log.write('info', 'update', { line }),
        beforeRestart: () => {
          isRestarting = true;
          beforeRestart();
        },
        failed: (error) => {
          isRestarting = false;
          afterFailedRestart();
          failed(error);
        },
      });
    },
    tell: (state) => {
      log.write(state.kind === 'failed' ? 'warn' : 'info', 'update', factsOf(state));
      door?.announce({ type: 'update', state });
    },
    now: () => Date.now(),
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });
  return {
    handlers: { update: async ({ wish }) => desk.wish(wish) },
    get isRestarting() {
      return isRestarting;
    },
    check: () => void desk.wish('check'),
    connect: (pages, settings) => {
      door = pages;
      pages.announce({ type: 'update', state: desk.state });
      let isStart = true;
      settings.watchSettings(({ updates }) => {
        if (isStart && updates.atStart) desk.wish('check');
        isStart = false;
      });
    },
  };
}

/** An AppImage starts the new version before this one has ended, which must not take it for a second one. */
function beforeRestart(): void {
  app.releaseSingleInstanceLock();
}

/** Somebody may have started Portico meanwhile: that one has the place now. */
function afterFailedRestart(): void {
  if (!app.requestSingleInstanceLock()) app.quit();
}

function factsOf(state: UpdateState): Record<string, string | null> {
  const version = 'offer' in state ? (state.offer?.version ?? null) : null;
  if (state.kind === 'failed') return { state: 'failed', version, ...state.failure };
  if (state.kind === 'impossible') return { state: 'impossible', why: state.why };
  return { state: state.kind, version };
}
