import { app, session } from 'electron/main';
import { PAGE_ADDRESS } from './page-protocol.ts';

/** What the buttons that copy something need: to write plain text to the clipboard, never to read it. */
const WRITE_CLIPBOARD = 'clipboard-sanitized-write';

/**
 * The page needs nothing from outside: no other page, no window, no webview, no request but to its own
 * files, and no permission but to write to the clipboard. All else is refused, whatever asks.
 */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuse = (event: { preventDefault(): void; url?: string }): void => {
      // Loading the page again is a navigation, too.
      if (event.url !== PAGE_ADDRESS) event.preventDefault();
    };
    contents.on('will-navigate', refuse);
    contents.on('will-frame-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', refuse);
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  void app.whenReady().then(guardSession);
}

function guardSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(permission === WRITE_CLIPBOARD);
  });
  defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === WRITE_CLIPBOARD,
  );
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOwn(details.url) });
  });
}

/** DevTools bring their own pages. */
function isOwn(address: string): boolean {
  return address.startsWith('app://portico/') || address.startsWith('devtools://');
}
