import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messagesIn } from '../shared/messages/language.ts';
import { completionFiles } from './completions.ts';
import { manualPage } from './manual/page.ts';
import { en } from './manual/texts-en.ts';
import { ja } from './manual/texts-ja.ts';
import { ROOT } from './root.ts';

/** The manual pages that packages bring, by path: made, and kept with the sources. */
export function manualFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['build/package/man/portico.1', manualPage(en, messagesIn('en'))],
    ['build/package/man/ja/portico.1', manualPage(ja, messagesIn('ja'))],
  ]);
}

/** `node build/run.mjs manual`: writes manual pages and completions anew from the commands. */
export async function run(): Promise<number> {
  for (const [path, content] of [...manualFiles(), ...completionFiles()]) {
    const file = join(ROOT, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log(path);
  }
  return 0;
}
