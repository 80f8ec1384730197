import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loginEntryText, readLoginEntry } from '../../../electron/desktop/login/login-entry.ts';

function entry(...command: string[]): string {
  return loginEntryText({ name: 'Portico', comments: { '': 'Doors', ja: 'ドア' }, command });
}

function execOf(text: string): string | undefined {
  return /^Exec=(.*)$/m.exec(text)?.[1];
}

describe('the entry that starts the app at login', () => {
  test('is a desktop entry of an application, with its comment in each language', () => {
    expect(entry('/usr/bin/portico', '--hidden').split('\n')).toEqual([
      '[Desktop Entry]',
      'Type=Application',
      'Version=1.0',
      'Name=Portico',
      'Comment=Doors',
      'Comment[ja]=ドア',
      'Exec="/usr/bin/portico" "--hidden"',
      'Icon=portico',
      'Terminal=false',
      '',
    ]);
  });

  // The doubled backslashes are the specification's: values of type string are unescaped before words are.
  test.each([
    ['/opt/My Apps/portico', '"/opt/My Apps/portico"'],
    ['/opt/a"b', '"/opt/a\\\\"b"'],
    ['/opt/a`b', '"/opt/a\\\\`b"'],
    ['/opt/$HOME', '"/opt/\\\\$HOME"'],
    ['/opt/a\\b', '"/opt/a\\\\\\\\b"'],
    ['/opt/100%u', '"/opt/100%%u"'],
    ['/opt/a\nHidden=true', '"/opt/a\\nHidden=true"'],
  ])('starts the program %j and no other', (program, written) => {
    expect(execOf(entry(program))).toBe(written);
  });

  test('whatever the path is made of, it is one line that names that program', () => {
    const path = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(path, path, (program, argument) => {
        const text = entry(program, argument);
        expect(text.split('\n')).toHaveLength(10);
        expect(readLoginEntry(text)).toEqual({ on: true, program });
      }),
    );
  });
});

describe('an entry that somebody else wrote', () => {
  test('is off where a desktop switched it off in place', () => {
    expect(readLoginEntry('[Desktop Entry]\nExec=portico\nHidden=true\n').on).toBe(false);
    const gnome = '[Desktop Entry]\nExec=portico\nX-GNOME-Autostart-enabled = false \n';
    expect(readLoginEntry(gnome).on).toBe(false);
  });

  test('is on where the key that would switch it off is of another group, or a comment', () => {
    const text =
      '# Hidden=true\n[Desktop Entry]\nExec=portico\n[Desktop Action New]\nHidden=true\n';
    expect(readLoginEntry(text)).toEqual({ on: true, program: 'portico' });
  });

  test.each([
    ['Exec=/usr/bin/portico --hidden %U', '/usr/bin/portico'],
    ['Exec = "/opt/My Apps/portico" --hidden', '/opt/My Apps/portico'],
    ['Exec=/opt/My\\sApps/portico', '/opt/My'],
    ['Exec=', null],
    ['Exec="', null],
    ['Name=Portico', null],
  ])('%s starts %s', (line, program) => {
    expect(readLoginEntry(`[Desktop Entry]\n${line}\n`).program).toBe(program);
  });
});
