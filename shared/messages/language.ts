import type { Language } from '../model/language.ts';
import { en, type Messages } from './en.ts';
import { ja } from './ja.ts';

const CATALOGS: Readonly<Record<Language, Messages>> = { en, ja };

export function messagesIn(language: Language): Messages {
  return CATALOGS[language];
}

/** The first language of `preferred` (BCP 47 or POSIX tags, best first) that Portico speaks, else English. */
export function pickLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split(/[-_.@]/)[0];
    if (primary === 'ja' || primary === 'en') return primary;
  }
  return 'en';
}
