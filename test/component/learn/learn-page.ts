import { type Locator, page } from 'vitest/browser';
import { messagesIn } from '../../../shared/messages/language.ts';
import type { Language } from '../../../shared/model/language.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import type { OpenPage } from '../../support/open-page.ts';
import { openPage } from '../../support/open-page.ts';

export const LANGUAGES = ['en', 'ja'] as const;

/** The Learn view of a machine with these sockets. */
export function openLearn(
  rows: readonly SocketRow[],
  language: Language = 'en',
): Promise<OpenPage> {
  return openPage({ rows, place: 'learn', settings: { language } });
}

export function learnIn(language: Language) {
  return messagesIn(language).learn;
}

/** What is told in a chapter. */
export function chapter(title: string): Locator {
  return page.getByRole('region', { name: title });
}

/** The picture of a chapter. */
export function picture(title: string): Locator {
  return chapter(title).getByRole('img');
}

/** Brings a chapter before the reader's eyes: from then on nothing is exchanged in it. */
export async function read(title: string): Promise<void> {
  chapter(title).element().scrollIntoView({ behavior: 'instant' });
  // What watches the view hears of it with the second frame at the latest.
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
}
