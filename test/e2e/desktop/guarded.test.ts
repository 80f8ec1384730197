import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { findBrowser } from '../../../build/test/find-browser.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const [LAUNCH = '', MAIN = ''] = ['launch.ts', 'fixture-apps/guarded-main.ts'].map((file) =>
  fileURLToPath(new URL(`../../support/electron/${file}`, import.meta.url)),
);

/** Starts an app with the product's guards as somebody does who wants to look into its page. */
async function start(asPackage: 'yes' | 'no') {
  const args = [LAUNCH, MAIN, '--remote-debugging-port=0'];
  const env = {
    ...process.env,
    CHROMIUM_PATH: findBrowser() ?? '',
    PORTICO_HOME: tempFolder(),
    AS_PACKAGE: asPackage,
  };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
  return { told: JSON.parse(stdout) as unknown, stderr };
}

test('a package has no tools for developers and opens no port to debug its page', async () => {
  const { told, stderr } = await start('yes');
  expect(told).toMatchObject({ hasSwitch: false, devTools: false });
  expect(stderr).not.toContain('DevTools listening');
});

test('in development there are tools, and a page that is led elsewhere does not go there', async () => {
  const { told, stderr } = await start('no');
  expect(told).toEqual({
    outcome: 'refused',
    asked: ['app://portico/index.html'],
    hasSwitch: true,
    devTools: true,
  });
  expect(stderr).toContain('DevTools listening');
});
