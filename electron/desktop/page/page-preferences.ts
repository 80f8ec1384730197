import { fileURLToPath } from 'node:url';
import { app, type WebPreferences } from 'electron/main';

const PRELOAD = fileURLToPath(new URL('./preload.cjs', import.meta.url));

/** All that decides what the page may do is written out, whatever the defaults are. */
export function pagePreferences(): WebPreferences {
  return {
    preload: PRELOAD,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableWebSQL: false,
    plugins: false,
    webgl: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    spellcheck: false,
    devTools: !app.isPackaged,
  };
}
