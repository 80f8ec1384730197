import type { Finding } from '../../../shared/findings/finding.ts';
import type { FindingsNews } from '../../../shared/findings/news.ts';
import { type Notice, noticeOf } from '../../../shared/findings/notification.ts';
import { quietUntil } from '../../../shared/findings/quiet-hours.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { messagesIn, pickLanguage } from '../../../shared/messages/language.ts';
import type { Language } from '../../../shared/model/language.ts';
import type { AlertSettings } from '../../../shared/model/settings.ts';

/** What a notice is about, and what can be said to that. */
export interface NoticeSubject {
  /** Of all its findings; null where they are too many to be named one by one. */
  readonly ids: readonly string[] | null;
  readonly texts: Messages['tray']['actions'];
}

/** What the desktop does for it. */
export interface NotifierDesk {
  show(notice: Notice, subject: NoticeSubject): void;
  /** @param text the same in words; empty for none */
  setBadge(count: number, text: string): void;
  /** What the user reads, best first, as the system has it. */
  languages(): readonly string[];
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** @returns what calls it off */
  after(ms: number, callback: () => void): () => void;
}

/** Not more often than this, in milliseconds: what is found meanwhile is told together. */
const REST_MS = 10_000;
/** Findings kept to be told one by one. */
const MOST_KEPT = 200;
/** Ids that were told are remembered up to this many. */
const MOST_TOLD = 50_000;

/**
 * Tells the desktop of findings: each once, grouped, and not in quiet hours, after which it is told what was found
 * in them.
 */
export class Notifier {
  readonly #desk: NotifierDesk;
  /** The monitor may be started again; what was told stays told. */
  readonly #told = new Set<string>();
  #waiting: Finding[] = [];
  #more = 0;
  #badge = '';
  #total = 0;
  #alerts: AlertSettings = { notifications: false, quiet: null };
  #language: Language = 'en';
  #restUntil = Number.NEGATIVE_INFINITY;
  #callOff: (() => void) | null = null;

  constructor(desk: NotifierDesk) {
    this.#desk = desk;
  }

  take({ fresh, dropped, counts, alerts, language }: FindingsNews): void {
    this.#alerts = alerts;
    this.#language = language === 'system' ? pickLanguage(this.#desk.languages()) : language;
    this.#total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    this.#setBadge();
    const news = fresh.filter(({ id }) => !this.#told.has(id));
    this.#remember(news);
    if (!alerts.notifications || this.#total === 0) this.#forget();
    else this.#add(news, dropped);
    this.#tell();
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  #setBadge(): void {
    const text = this.#total > 0 ? messagesIn(this.#language).tray.findings(this.#total) : '';
    if (text !== this.#badge) this.#desk.setBadge(this.#total, text);
    this.#badge = text;
  }

  #add(news: readonly Finding[], dropped: number): void {
    const all = [...this.#waiting, ...news];
    this.#waiting = all.slice(0, MOST_KEPT);
    this.#more += dropped + all.length - this.#waiting.length;
  }

  #forget(): void {
    this.#waiting = [];
    this.#more = 0;
  }

  /** Now, or as soon as it may. */
  #tell(): void {
    this.stop();
    if (this.#waiting.length === 0) return;
    const now = this.#desk.now();
    const end = quietUntil(this.#alerts.quiet, now);
    if (end === null) return;
    const at = Math.max(end, this.#restUntil);
    if (at > now) {
      this.#callOff = this.#desk.after(at - now, () => this.#tell());
      return;
    }
    this.#restUntil = now + REST_MS;
    const messages = messagesIn(this.#language);
    const ids = this.#more > 0 ? null : this.#waiting.map(({ id }) => id);
    const notice = noticeOf(this.#waiting, this.#more, messages, this.#language);
    this.#desk.show(notice, { ids, texts: messages.tray.actions });
    this.#forget();
  }

  #remember(news: readonly Finding[]): void {
    for (const { id } of news) this.#told.add(id);
    for (const id of this.#told) {
      if (this.#told.size <= MOST_TOLD) break;
      this.#told.delete(id);
    }
  }
}
