import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completionFiles } from '../../../build/completions.ts';
import { item, request, text } from '../../../build/manual/roff.ts';
import { manualFiles } from '../../../build/manual.ts';
import { ROOT } from '../../../build/root.ts';
import { COMMON_OPTIONS } from '../../../electron/cli/command-line.ts';
import { COMMANDS } from '../../../electron/cli/commands/all.ts';
import { messagesIn } from '../../../shared/messages/language.ts';
import { allowTime } from '../../support/real-processes.ts';

allowTime();

const PAGES = [...manualFiles()].map(([path]) => join(ROOT, path));

describe('what packages bring for the terminal', () => {
  test.each([...manualFiles(), ...completionFiles()])(
    '%s is as the commands are now (else: node build/run.mjs manual)',
    (path, content) => {
      expect(readFileSync(join(ROOT, path), 'utf8')).toBe(content);
    },
  );

  test.each([
    ['en', 'portico.1'],
    ['ja', 'ja/portico.1'],
  ] as const)('the manual page in %s tells of every command and option', (language, name) => {
    const page = manualFiles().get(`build/package/man/${name}`) ?? '';
    const messages = messagesIn(language);
    for (const command of COMMANDS) {
      expect(page).toContain(text(command.summary(messages)));
      for (const option of [...command.options, ...COMMON_OPTIONS]) {
        expect(page).toContain(text(`--${option.name}`));
        expect(page).toContain(text(option.summary(messages)));
      }
    }
  });

  test('mandoc finds nothing wrong in them', ({ skip }) => {
    skip(!isThere('mandoc'), 'mandoc is not installed here');
    const { stdout, status } = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning', ...PAGES], {
      encoding: 'utf8',
    });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });

  test('man(1) sets them without a warning, and what is to be copied is found as it is typed', ({
    skip,
  }) => {
    skip(!isThere('man'), 'man is not installed here');
    const page = join(ROOT, 'build/package/man/portico.1');
    const { stdout, stderr } = spawnSync('man', ['--warnings', '-l', page], {
      encoding: 'utf8',
      env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', MANWIDTH: '80', MANPAGER: 'cat' },
    });
    expect(stderr).toBe('');
    expect(stdout).toContain('portico list --filter "exposure:open"');
    expect(stdout).toContain('--allow-actions');
  });
});

describe('text in roff', () => {
  test('is never a request, and every backslash and dash is printed as it is', () => {
    const tricky = fc.stringMatching(/^[-.'\\"\n a-z]*$/);
    fc.assert(
      fc.property(tricky, (plain) => {
        const set = text(plain);
        expect(set).not.toMatch(/^[.']/m);
        const read = set.replaceAll('\\&', '').replaceAll('\\-', '-').replaceAll('\\e', '\\');
        expect(read).toBe(plain);
      }),
    );
  });

  test('is one argument of a request whatever is in it', () => {
    expect(request('B', 'say "hi"', '.x')).toBe('.B "say \\(dqhi\\(dq" "\\&.x"');
    expect(item('--a', "'b'")).toEqual(['.TP', '.B "\\-\\-a"', "\\&'b'"]);
  });
});

function isThere(program: string): boolean {
  const { stdout } = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
  return stdout !== '';
}
