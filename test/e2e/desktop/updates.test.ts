import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../build/root.ts';
import { describeOpenDesktop } from './describe-desktop.ts';

/** A bundle and everything that is loaded with it. */
function loadedWith(path: string, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(path)) return seen;
  const code = readFileSync(path, 'utf8');
  seen.set(path, code);
  for (const [, name = ''] of code.matchAll(/^(?:import|export) [^\n]*"(\.\/[^"]+\.js)";$/gm)) {
    loadedWith(join(dirname(path), name), seen);
  }
  return seen;
}

/** What a bundle loads when it comes to it. */
function laterLoads(path: string): string[] {
  const code = readFileSync(path, 'utf8');
  return [...code.matchAll(/\bimport\("(\.\/[^"]+\.js)"\)/g)].map(([, name = '']) =>
    join(dirname(path), name),
  );
}

describeOpenDesktop('bringing the app up to date', (spec) => {
  spec('from its sources it does not, and says so where the menu leads', async (app) => {
    const { page } = app;
    await app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.getMenuItemById('check-updates')?.click(),
    );
    const region = page.getByRole('region', { name: 'Updates' });
    await expect
      .poll(() => region.getByRole('status').textContent())
      .toBe('This Portico runs from its sources: it is brought up to date with them.');
    expect(await region.getByRole('button').count()).toBe(0);
  });
});

test('what brings the app up to date is loaded when it is asked for, and not before', () => {
  const entry = join(ROOT, 'out/desktop/main.js');
  const [main = ''] = laterLoads(entry);
  const start = [...loadedWith(entry), ...loadedWith(main)];
  // Nothing but electron-updater says that.
  const updater = /\bAPPIMAGE_SILENT_INSTALL\b/;
  expect(start.filter(([, code]) => updater.test(code))).toEqual([]);
  const later = start.flatMap(([path]) => laterLoads(path));
  expect(later.filter((path) => updater.test(readFileSync(path, 'utf8')))).toHaveLength(1);
});
