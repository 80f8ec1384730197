import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sizeReport } from '../../../build/package/size-report.ts';
import { ROOT } from '../../../build/root.ts';
import type { PackedApp } from '../../support/package/packed-app.ts';

const LOADED_FILES = fileURLToPath(
  new URL('../../support/package/loaded-files.mjs', import.meta.url),
);

/** What has to be true of the archive that the app is in. */
export function describeContents(packed: () => PackedApp): void {
  describe('what is in the package', () => {
    test('is what was built, the dependencies and their licences, each with its reason', () => {
      const paths = packed().files.map(({ path }) => path);
      const built = globSync('**/*', { cwd: join(ROOT, 'out'), withFileTypes: true })
        .filter(
          (entry) => entry.isFile() && !/^(?:built-from|packages-in-\w+\.json)$/.test(entry.name),
        )
        .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));
      expect(paths.filter((path) => path.startsWith('out/'))).toEqual(built.sort());
      expect(paths.filter((path) => !path.includes('/'))).toEqual(['LICENSE', 'package.json']);
      expect(sizeReport(packed().files)).toContain('systeminformation');
    });

    test('has of the dependencies only what is loaded', () => {
      const output = execFileSync(process.execPath, [LOADED_FILES, packed().extracted], {
        encoding: 'utf8',
      });
      const loaded = output.trim().split('\n');
      const aside = /(^|\/)(package\.json|LICENSE[^/]*)$/;
      const packedFiles = packed()
        .files.map(({ path }) => path)
        .filter((path) => path.startsWith('node_modules/') && !aside.test(path));
      expect(packedFiles).toEqual(loaded.filter((path) => !aside.test(path)).sort());
    });

    test('has each dependency with its licence', () => {
      const folders = packed()
        .files.map(
          ({ path }) => /^(node_modules\/(?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1],
        )
        .filter((folder) => folder !== undefined);
      expect(folders.map((folder) => folder.slice('node_modules/'.length))).toEqual([
        expect.stringMatching(/^@koromix\/koffi-linux-/),
        'koffi',
        'signal-exit',
        'systeminformation',
        'write-file-atomic',
      ]);
      for (const folder of folders.slice(1)) {
        expect(packed().files.some(({ path }) => path.startsWith(`${folder}/LICENSE`))).toBe(true);
      }
    });

    test('keeps beside the archive only the native code, which the system loads from files', () => {
      const beside = packed()
        .files.filter(({ unpacked }) => unpacked)
        .map(({ path }) => path);
      expect(beside).toEqual([
        expect.stringMatching(/koffi-linux-[^/]+\/linux_[^/]+\/koffi\.node$/),
      ]);
      expect(
        existsSync(join(packed().folder, 'resources/app.asar.unpacked', beside[0] ?? '')),
      ).toBe(true);
    });

    test('has no source maps, and no path of the machine that it was made on', () => {
      const places = [ROOT, `${homedir()}/`].filter((place) => place !== '//');
      for (const { path } of packed().files) {
        expect(path).not.toMatch(/\.map$|\.tsx?$|\.svelte$|(^|\/)test\//);
        if (path.endsWith('.node')) continue;
        const text = readFileSync(join(packed().extracted, path), 'latin1');
        const signs = path.startsWith('out/') ? [...places, 'sourceMappingURL='] : places;
        for (const sign of signs) expect(text.includes(sign), `${sign} in ${path}`).toBe(false);
      }
    });

    test('tells of no development dependency and no script', () => {
      const text = readFileSync(join(packed().extracted, 'package.json'), 'utf8');
      const packageJson = JSON.parse(text) as Record<string, unknown>;
      expect(packageJson).not.toHaveProperty('devDependencies');
      expect(packageJson).not.toHaveProperty('scripts');
      expect(packageJson).toMatchObject({
        name: 'portico',
        main: 'out/desktop/main.js',
        desktopName: 'portico.desktop',
        appId: expect.stringMatching(/^[\w.]+$/),
        homepage: 'https://example.test',
      });
    });

    test('has of Chromium the languages that Portico speaks', () => {
      expect(globSync('locales/*', { cwd: packed().folder }).sort()).toEqual([
        'locales/en-US.pak',
        'locales/ja.pak',
      ]);
    });
  });
}
