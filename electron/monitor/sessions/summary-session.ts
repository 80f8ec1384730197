import { deltaSize } from '../../../shared/diff/delta.ts';
import { sameValue } from '../../../shared/diff/equal.ts';
import { Summarizer } from '../../../shared/summary/summarizer.ts';
import type { Summary } from '../../../shared/summary/summary.ts';
import type { Publication } from '../publication.ts';

/** Not more often than this, in milliseconds. */
const SHORTEST_MS = 1000;
/** The number of connections changes all the time and is no news by itself: it waits this long. */
const CONNECTIONS_MS = 10_000;

/**
 * What a host tells of this computer beside its window: told when it is another than was told last, at
 * most once a second. What has to wait goes with a later reading.
 */
export class SummarySession {
  readonly #send: (summary: Summary) => void;
  readonly #now: () => number;
  readonly #summarizer = new Summarizer();
  /** Whether there are rows, which the next delta is about. */
  #canSee = false;
  #hasChanged = true;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #sentAt = Number.NEGATIVE_INFINITY;
  #last: Summary | null = null;

  /** @param now milliseconds of a clock that is never set */
  constructor(send: (summary: Summary) => void, now = () => performance.now()) {
    this.#send = send;
    this.#now = now;
  }

  /** @param findings how many hold and are not decided; null: nothing was ever expected */
  publish({ snapshot, delta }: Publication, findings: number | null): void {
    const known = this.#canSee ? delta : null;
    if (snapshot) this.#summarizer.take(snapshot.rows, known);
    if (!known || deltaSize(known) > 0) this.#hasChanged = true;
    this.#canSee = snapshot !== null;
    this.#tell(findings);
  }

  #tell(findings: number | null): void {
    const now = this.#now();
    if (now - this.#lookedAt < SHORTEST_MS) return;
    if (!this.#hasChanged && findings === this.#last?.findings) return;
    this.#lookedAt = now;
    const next: Summary = { sockets: this.#canSee ? this.#summarizer.summary() : null, findings };
    if (newsOf(next) === newsOf(this.#last) && now - this.#sentAt < CONNECTIONS_MS) return;
    this.#hasChanged = false;
    if (sameValue(next, this.#last)) return;
    this.#last = next;
    this.#sentAt = now;
    this.#send(next);
  }
}

/** What of it is news by itself, as text to compare. */
function newsOf(summary: Summary | null): string {
  return JSON.stringify(summary, (key, value) => (key === 'connections' ? null : value));
}
