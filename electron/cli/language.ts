import { pickLanguage } from '../../shared/messages/language.ts';
import type { Language } from '../../shared/model/language.ts';
import { LANGUAGES } from '../../shared/model/language.ts';

/** By `--lang`, else by the locale of the terminal in the order of POSIX (LC_ALL, LC_MESSAGES, LANG). */
export function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const chosen = langArgument(args);
  const known = LANGUAGES.find((language) => language === chosen);
  if (known) return known;
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return pickLanguage([locale]);
}

/** Looked up before the command line is read, so that its errors are in the right language too. */
function langArgument(args: readonly string[]): string | undefined {
  const joined = args.find((arg) => arg.startsWith('--lang='));
  if (joined) return joined.slice('--lang='.length);
  const index = args.indexOf('--lang');
  return index === -1 ? undefined : args[index + 1];
}
