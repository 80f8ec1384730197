import { nativeImage } from 'electron/common';
import { app, BrowserWindow, Notification } from 'electron/main';
import { muteUntil } from '../../../shared/findings/mute-until.ts';
import type { Notice } from '../../../shared/findings/notification.ts';
import type { Supervisor } from '../../monitor/host/supervisor.ts';
import { askMonitor } from '../ask-monitor.ts';
import { OVERLAY_PICTURE } from '../tray/tray-pictures.ts';
import { appIdIn } from './app-id.ts';
import { makeBadge } from './badge.ts';
import { type NoticeSubject, Notifier } from './notifier.ts';

/** The buttons of a notification, in their order. Systems that know no buttons leave them out. */
const ACTIONS = ['expect', 'mute', 'show'] as const;
type NoticeAction = (typeof ACTIONS)[number];

/**
 * Tells the desktop of what the monitor finds, and how much of it there is on the app's icon, where the desktop
 * has a place for that.
 * @param open called when the user asks to see it
 */
export function tellDesktop(supervisor: Supervisor, open: () => void): void {
  // Windows shows notifications of programs alone whose id their entry in the Start menu has, too.
  const id = process.platform === 'win32' ? appIdIn(app.getAppPath()) : null;
  if (id !== null) app.setAppUserModelId(id);
  const shown = new ShownNotifications(open, (action, ids) =>
    decide(supervisor, action, ids, open),
  );
  const badge = makeBadge({
    platform: process.platform,
    setCount: (count) => app.setBadgeCount(count),
    windows: () => BrowserWindow.getAllWindows(),
    onWindow: (listener) => app.on('browser-window-created', (_event, window) => listener(window)),
    picture: () => nativeImage.createFromPath(OVERLAY_PICTURE),
  });
  const notifier = new Notifier({
    show: (notice, subject) => shown.show(notice, subject),
    setBadge: (count, text) => badge.set(count, text),
    languages: () => app.getPreferredSystemLanguages(),
    now: () => Date.now(),
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });
  supervisor.watchFindings(async (news) => notifier.take(news));
}

class ShownNotifications {
  readonly #open: () => void;
  readonly #decide: (action: NoticeAction, ids: readonly string[]) => void;
  /** One that is collected as garbage no longer says that it was clicked. */
  readonly #shown = new Set<Notification>();

  constructor(open: () => void, decide: (action: NoticeAction, ids: readonly string[]) => void) {
    this.#open = open;
    this.#decide = decide;
  }

  show(notice: Notice, { ids, texts }: NoticeSubject): void {
    if (!Notification.isSupported()) return;
    // What cannot be named as a whole is not decided as a whole.
    const actions = ids ? ACTIONS : [];
    const notification = new Notification({
      ...notice,
      actions: actions.map((action) => ({ type: 'button', text: texts[action] })),
    });
    this.#shown.add(notification);
    const forget = (): void => {
      this.#shown.delete(notification);
    };
    notification.on('click', () => {
      forget();
      this.#open();
    });
    notification.on('action', ({ actionIndex }) => {
      forget();
      const action = actions[actionIndex];
      if (action && ids) this.#decide(action, ids);
    });
    notification.on('close', forget);
    notification.on('failed', forget);
    notification.show();
  }
}

/** Through the same commands as the page: what is gone meanwhile is passed over, and all of it can be taken back there. */
function decide(
  supervisor: Supervisor,
  action: NoticeAction,
  ids: readonly string[],
  open: () => void,
): void {
  if (action === 'show') return open();
  const until = action === 'mute' ? muteUntil('hour', Date.now()) : null;
  const argument = { of: { ids: [...ids] }, action, until };
  void askMonitor(supervisor, 'decideFindings', argument).then((isDone) => {
    if (!isDone) open();
  });
}
