import { app, Notification } from 'electron/main';
import type { Supervisor } from '../monitor/host/supervisor.ts';
import { Notifier } from './notifier.ts';

/**
 * Tells the desktop of what the monitor finds, and how much of it there is on the app's icon, where the desktop
 * has a place for that.
 * @param open called when the user asks to see it
 */
export function tellDesktop(supervisor: Supervisor, open: () => void): void {
  /** One that is collected as garbage no longer says that it was clicked. */
  const shown = new Set<Notification>();
  const notifier = new Notifier({
    show: (notice) => {
      if (!Notification.isSupported()) return;
      const notification = new Notification(notice);
      shown.add(notification);
      const forget = (): void => {
        shown.delete(notification);
      };
      notification.on('click', () => {
        forget();
        open();
      });
      notification.on('close', forget);
      notification.show();
    },
    setBadge: (count) => app.setBadgeCount(count),
    languages: () => app.getPreferredSystemLanguages(),
    now: () => Date.now(),
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });
  supervisor.watchFindings(async (news) => notifier.take(news));
}
