import { app, session, type WebContents } from 'electron/main';
import { PAGE_ADDRESS, PAGE_ORIGIN } from './page/page-protocol.ts';

/** What the buttons that copy something need: to write plain text to the clipboard, never to read it. */
const WRITE_CLIPBOARD = 'clipboard-sanitized-write';

/** Switches that open a door into the page: over a port, for every user of this computer. */
const DEBUGGING = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-allow-origins'];

/**
 * The page needs nothing from outside: no other page, no window, no webview, no request but to its own
 * files, and no permission but to write to the clipboard. All else is refused, whatever asks. To be called
 * before `ready`.
 */
export function guardContents(): void {
  if (app.isPackaged) for (const name of DEBUGGING) app.commandLine.removeSwitch(name);
  app.on('web-contents-created', (_event, contents) => guardPage(contents));
  void app.whenReady().then(guardSession);
}

function guardPage(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void; url?: string }): void => {
    // Loading the page again is a navigation, too.
    if (event.url !== PAGE_ADDRESS) event.preventDefault();
  };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
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
  // Else dictionaries would be fetched from the network.
  defaultSession.setSpellCheckerEnabled(false);
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOwn(details.url) });
  });
  defaultSession.on('will-download', (event, item) => {
    if (!isExport(item.getURL())) event.preventDefault();
  });
}

function isOwn(address: string): boolean {
  return address.startsWith(`${PAGE_ORIGIN}/`) || isOfDevTools(address);
}

/** They bring their own pages, where there are any. */
function isOfDevTools(address: string): boolean {
  return !app.isPackaged && address.startsWith('devtools://');
}

/** What the page wrote itself and the user asked to save. */
function isExport(address: string): boolean {
  return address.startsWith(`blob:${PAGE_ORIGIN}/`);
}
