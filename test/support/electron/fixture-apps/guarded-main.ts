import { app, BrowserWindow, protocol } from 'electron/main';
import { guardContents } from '../../../../electron/desktop/guard.ts';
import { pagePreferences } from '../../../../electron/desktop/page/page-preferences.ts';
import { registerPages } from './pages.ts';

/**
 * The product's own guards around a page that leads away, in an app that takes itself for a package where
 * `AS_PACKAGE` says so. It writes to stdout what comes of it and ends.
 */
app.setPath('userData', `${process.env.PORTICO_HOME}/guarded`);
Object.defineProperty(app, 'isPackaged', { value: process.env.AS_PACKAGE === 'yes' });
registerPages();
guardContents();
void app.whenReady().then(run);

async function run(): Promise<void> {
  const asked: string[] = [];
  protocol.handle('app', async ({ url }) => {
    asked.push(url);
    return new Response(null, {
      status: 302,
      headers: { Location: 'app://portico/elsewhere.html' },
    });
  });
  const { preload, ...preferences } = pagePreferences();
  const window = new BrowserWindow({ webPreferences: preferences });
  const outcome = await window.loadURL('app://portico/index.html').then(
    () => 'loaded',
    () => 'refused',
  );
  const hasSwitch = app.commandLine.hasSwitch('remote-debugging-port');
  const told = { outcome, asked, hasSwitch, devTools: preferences.devTools };
  process.stdout.write(`${JSON.stringify(told)}\n`, () => app.exit(0));
}
