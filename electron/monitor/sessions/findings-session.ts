import type { Finding } from '../../../shared/findings/finding.ts';
import type { FindingsNews } from '../../../shared/findings/news.ts';
import { newsOf } from '../publication.ts';

/** Findings that may wait for a slow reader; more are counted. */
const LONGEST_WAIT = 20_000;

type Surroundings = Omit<FindingsNews, 'fresh' | 'dropped'>;

/**
 * The stream of findings, for whoever tells them to somebody: each once, and what holds beside them. One
 * message at a time is under way; what is found meanwhile goes with the next.
 */
export class FindingsSession {
  readonly #send: (news: FindingsNews) => void;
  #awaitsAck = false;
  #fresh: Finding[] = [];
  #dropped = 0;
  #latest: Surroundings | null = null;
  #lastText = '';

  constructor(send: (news: FindingsNews) => void) {
    this.#send = send;
  }

  /** @param fresh gravest first */
  publish(fresh: readonly Finding[], surroundings: Surroundings): void {
    const room = LONGEST_WAIT - this.#fresh.length;
    this.#fresh.push(...fresh.slice(0, room));
    this.#dropped += Math.max(0, fresh.length - room);
    this.#latest = surroundings;
    this.#flush();
  }

  /** The reader has taken what was sent. */
  acknowledge(): void {
    this.#awaitsAck = false;
    this.#flush();
  }

  #flush(): void {
    if (this.#awaitsAck || !this.#latest) return;
    const { status } = this.#latest;
    const text = JSON.stringify({ ...this.#latest, at: 0, status: status && newsOf(status) });
    const isNews = this.#fresh.length > 0 || this.#dropped > 0 || text !== this.#lastText;
    if (!isNews) return;
    this.#lastText = text;
    this.#awaitsAck = true;
    const news = { ...this.#latest, fresh: this.#fresh, dropped: this.#dropped };
    this.#fresh = [];
    this.#dropped = 0;
    this.#send(news);
  }
}
