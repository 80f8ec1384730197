import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Shell } from '../../../electron/cli/completion/shells.ts';
import { tempFolder } from '../temp-folder.ts';

const OPTIONS: Readonly<Record<Shell, readonly string[]>> = {
  bash: ['--norc', '--noprofile'],
  zsh: ['-f'],
  fish: ['--no-config'],
};

export function isInstalled(shell: Shell): boolean {
  return spawnSync(shell, ['-c', 'exit']).status === 0;
}

/**
 * What a real shell offers at the end of each line, in the order of their letters.
 * @param script as `portico completion` writes it for that shell. @param files names that are in the folder
 */
export function askShell(
  shell: Shell,
  script: string,
  lines: readonly string[],
  files: readonly string[] = [],
): string[][] {
  const [folder, scratch] = [tempFolder(), tempFolder()];
  const path = join(tempFolder(), 'script');
  writeFileSync(path, script);
  for (const name of files) writeFileSync(join(folder, name), '');
  const asker = fileURLToPath(new URL(`./ask.${shell}`, import.meta.url));
  const { stdout, stderr, status } = spawnSync(shell, [...OPTIONS[shell], asker, path, scratch], {
    cwd: folder,
    encoding: 'utf8',
    input: `${lines.join('\n')}\n`,
    env: { PATH: process.env.PATH, HOME: scratch, LANG: 'C.UTF-8', TERM: 'dumb' },
  });
  const answers = stdout.split('\n').slice(0, -1);
  if (status !== 0 || answers.length !== lines.length) {
    throw new Error(`${shell} answered ${answers.length} of ${lines.length} lines: ${stderr}`);
  }
  return answers.map((answer) => answer.split('\t').filter(Boolean).sort());
}
