import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { VERSION } from '../../../shared/version.ts';
import type { PackedApp } from '../../support/package/packed-app.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** What has to be true of the package for Debian and its relatives. */
export function describeDeb(packed: () => PackedApp): void {
  describe('the .deb', () => {
    const query = (...args: string[]): string =>
      execFileSync('dpkg-deb', args, { encoding: 'utf8' }).trim();
    const needsDeb = (skip: (condition: boolean, why: string) => void): string => {
      skip(packed().deb === null, 'dpkg-deb is not here');
      return packed().deb ?? '';
    };

    test('has each file where Debian looks for it', ({ skip }) => {
      const lines = query('--contents', needsDeb(skip)).split('\n');
      const paths = lines.map((line) => line.split(/\s+/)[5] ?? '');
      expect(paths.filter((path) => !path.endsWith('/') && !path.startsWith('./opt/'))).toEqual([
        './usr/share/applications/portico.desktop',
        './usr/share/bash-completion/completions/portico',
        './usr/share/doc/portico/copyright',
        './usr/share/fish/vendor_completions.d/portico.fish',
        ...[128, 16, 24, 256, 32, 48, 512, 64].map(
          (size) => `./usr/share/icons/hicolor/${size}x${size}/apps/portico.png`,
        ),
        './usr/share/icons/hicolor/scalable/apps/portico.svg',
        './usr/share/man/ja/man1/portico.1.gz',
        './usr/share/man/man1/portico.1.gz',
        './usr/share/metainfo/test.example.portico.metainfo.xml',
        './usr/share/zsh/vendor-completions/_portico',
      ]);
      expect(paths).toContain('./opt/Portico/resources/app.asar');
      expect(paths.filter((path) => path.startsWith('./opt/Portico/usr'))).toEqual([]);
      for (const line of lines) expect(line).toContain(' root/root ');
    });

    test('says who publishes it and what it needs', ({ skip }) => {
      const deb = needsDeb(skip);
      const field = (name: string): string => query('--field', deb, name);
      expect(field('Package')).toBe('portico');
      expect(field('Version')).toBe(VERSION);
      expect(field('Homepage')).toBe('https://example.test');
      expect(field('Maintainer')).toBe('Example <us@example.test>');
      expect(field('Section')).toBe('net');
      expect(field('Depends')).toContain('libgtk-3-0');
    });

    test('opens links with its desktop entry, with the sandbox on', ({ skip }) => {
      const folder = tempFolder();
      query('--extract', needsDeb(skip), folder);
      const entry = readFileSync(join(folder, 'usr/share/applications/portico.desktop'), 'utf8');
      expect(entry).toContain('MimeType=x-scheme-handler/portico;');
      expect(entry).toContain('Exec=/opt/Portico/portico %U');
      expect(entry).toContain('Comment[ja]=');
      expect(entry).toContain('StartupWMClass=portico');
      expect(entry).not.toContain('no-sandbox');
    });

    for (const name of ['postinst', 'postrm']) {
      test(`has a ${name} that a POSIX shell reads`, ({ skip }) => {
        const script = query('--info', needsDeb(skip), name);
        expect(script).not.toContain('${');
        const { status, stderr } = spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' });
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
        expect(script).toContain("folder='/opt/Portico'");
        expect(script).toContain('"$folder/resources/cli/portico"');
      });
    }
  });
}
