import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../build/root.ts';
import { HousePage } from '../../support/house-page.ts';
import { Lab } from '../../support/lab/lab.ts';
import type { PackedApp } from '../../support/package/packed-app.ts';
import { see } from '../../support/see.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openCommand, packed as packedCommand } from '../drivers/stand-in.ts';

/** What the packed app does when it is started. */
export function smokePackage(packed: () => PackedApp): void {
  test('a package without the runtime says so and fails when it is started', () => {
    const { status, stderr } = spawnSync(packed().program, { encoding: 'utf8', env: {} });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('without the Electron runtime'),
    });
  });

  test('the launcher in the package is the program in a terminal, with the same source as elsewhere', () => {
    const sourceOf = (program: string, args: readonly string[], env = {}): unknown => {
      const home = { PORTICO_HOME: tempFolder() };
      const options = { encoding: 'utf8' as const, env: { ...process.env, ...home, ...env } };
      const { source } = JSON.parse(execFileSync(program, [...args, 'list', '--json'], options));
      return source;
    };
    const launcher = join(packed().folder, 'resources/cli/portico');
    expect(sourceOf(launcher, [], packedCommand('').env)).toEqual(
      sourceOf(process.execPath, [join(ROOT, 'out/cli/index.js')]),
    );
  });

  test('the packed app opens its window and shows a door that opens and closes', async () => {
    const home = mkdtempSync(join(tmpdir(), 'portico-home-'));
    const opened = await openCommand(packedCommand(packed().program), { home });
    try {
      const house = new HousePage(opened.page);
      await using lab = new Lab();
      const door = await lab.open();
      await house.openRange('registered');
      await see(opened.page.getByRole('contentinfo')).toContainText('read at');
      await house.filter(`${door.local.port}`);
      await see(house.row(door)).toContainText(`${process.pid}`);
      await lab.close(door);
      await see(house.row(door)).toHaveCount(0);
    } finally {
      await opened.close();
      rmSync(home, { recursive: true, force: true });
    }
    expect(await opened.exited).toBe(0);
  });
}
