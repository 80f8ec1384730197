import { app } from 'electron/main';
import { pickLanguage } from '../../shared/messages/language.ts';
import type { Language } from '../../shared/model/language.ts';
import type { Settings } from '../../shared/model/settings.ts';

/** The language that is set, or the first of the system's that Portico speaks. After `ready`. */
export function ownLanguage({ language }: Pick<Settings, 'language'>): Language {
  return language === 'system' ? pickLanguage(app.getPreferredSystemLanguages()) : language;
}
