import type { CommandResult } from '../../shared/api/commands.ts';
import type { HistoryFacts } from '../../shared/history/model.ts';
import { MOST_LANES, MOST_STEPS, type Moment } from '../../shared/history/questions.ts';
import {
  lately,
  moved,
  SPANS,
  showsNow,
  spanOf,
  type TimeWindow,
  within,
  zoomed,
} from '../../shared/history/time-window.ts';
import type { Lane, Timeline } from '../../shared/history/timeline.ts';
import type { MonitorStore } from '../stores/monitor.svelte.ts';

/** What is typed is asked for when nothing more was typed for so long, in milliseconds. */
const TYPING_MS = 200;
/**
 * While the picture shows now, it is asked for anew: as often as something new could be seen in it, and so
 * seldom that a large answer does not keep the monitor busy.
 */
const LIVE_MS = 2000;
const SELDOM_MS = 60_000;
const SEEN_SHARE = 1 / 20_000;
const REST = 10;
/** What was written is so old at most while somebody records. */
const LAG_MS = 15_000;
/** More than is shown is asked for, so that it is there when the picture is moved. */
const BESIDE = 0.5;

/** What the history view shows: a time, what was asked of it, and the moment under the cursor. */
export class HistoryState {
  readonly #monitor: MonitorStore;
  #window = $state.raw<TimeWindow>(lately(SPANS.day, Date.now()));
  #isLive = $state(true);
  /** Whether the time shown is what the user asked for, or fits what there is. */
  #isChosen = false;
  #cursor = $state<number | null>(null);
  #timeline = $state.raw<Timeline | null>(null);
  #moment = $state.raw<Moment | null>(null);
  #facts = $state.raw<HistoryFacts | null>(null);
  #problem = $state<string | null>(null);
  #text = $state('');
  #by = $state<'door' | 'program'>('door');
  /** How wide the picture is, in CSS pixels. */
  #width = 800;
  #asked = 0;
  #isAsking = false;
  #answeredAt = Number.NEGATIVE_INFINITY;
  #tookMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(monitor: MonitorStore) {
    this.#monitor = monitor;
  }

  /** Asks again and again while the view is open. @returns what ends that */
  keepFresh(): () => void {
    void this.load();
    const timer = setInterval(() => {
      if (document.hidden) return;
      if (this.#isLive) this.#window = lately(spanOf(this.#window), Date.now());
      const isDue = performance.now() - this.#answeredAt >= this.#restMs;
      if (isDue && (this.#isLive || showsNow(this.#window, Date.now()))) void this.load();
    }, LIVE_MS);
    return () => {
      clearInterval(timer);
      clearTimeout(this.#timer);
    };
  }

  get window(): TimeWindow {
    return this.#window;
  }

  /** Whether it moves with the time. */
  get isLive(): boolean {
    return this.#isLive;
  }

  get timeline(): Timeline | null {
    return this.#timeline;
  }

  /** The lanes that have something in the time shown. */
  get lanes(): readonly Lane[] {
    const { from, to } = this.#window;
    const lanes = this.#timeline?.lanes ?? [];
    return lanes.filter(({ bars }) => bars.some((bar) => bar.to >= from && bar.from <= to));
  }

  get facts(): HistoryFacts | null {
    return this.#facts;
  }

  get problem(): string | null {
    return this.#problem;
  }

  get cursor(): number | null {
    return this.#cursor;
  }

  /** What listened at the cursor; null while that is not known. */
  get moment(): Moment | null {
    return this.#moment?.time === this.#cursor ? this.#moment : null;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.#loadSoon(TYPING_MS);
  }

  get by(): 'door' | 'program' {
    return this.#by;
  }

  set by(by: 'door' | 'program') {
    this.#by = by;
    void this.load();
  }

  /** Up to which time is known what is still there. */
  get until(): number {
    const last = this.#timeline?.watches.at(-1)?.[1] ?? 0;
    const isRecorded =
      this.#facts?.recording.state === 'recording' || this.#facts?.recording.state === 'reading';
    const now = Date.now();
    return isRecorded && now - last < LAG_MS ? now : last;
  }

  resize(width: number): void {
    if (Math.abs(width - this.#width) < 1) return;
    this.#width = width;
    this.#loadSoon(TYPING_MS);
  }

  show(window: TimeWindow, isLive = false): void {
    this.#isChosen = true;
    this.#isLive = isLive;
    this.#window = within(window, Date.now());
    this.#loadSoon(isLive ? 0 : 80);
  }

  showLast(span: number): void {
    this.show(lately(span, Date.now()), true);
  }

  zoom(factor: number, at: number | null = null): void {
    const { from, to } = this.#window;
    const now = Date.now();
    // What happens now stays at the edge.
    const kept = this.#isLive ? to : (at ?? this.#cursorIn(this.#window) ?? (from + to) / 2);
    this.show(zoomed(this.#window, factor, kept, now), this.#isLive);
  }

  pan(by: number): void {
    this.show(moved(this.#window, by, Date.now()));
  }

  /** Puts the cursor at a time, and asks what listened then. */
  point(time: number | null): void {
    this.#cursor = time === null ? null : Math.round(Math.min(time, Date.now()));
    void this.#look();
  }

  async load(): Promise<void> {
    this.#asked += 1;
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      for (let asked = 0; asked !== this.#asked; ) {
        asked = this.#asked;
        const startedAt = performance.now();
        await this.#ask();
        this.#answeredAt = performance.now();
        this.#tookMs = this.#answeredAt - startedAt;
      }
    } finally {
      this.#isAsking = false;
    }
  }

  /** @throws where it was not cleared */
  async clear(): Promise<void> {
    await this.#monitor.request('clearHistory', null);
    this.point(null);
    await this.load();
  }

  peers(): Promise<CommandResult<'readPeers'>> {
    const { from, to } = this.#window;
    const question = { from, to, most: 200, ...this.#narrowing() };
    return this.#monitor.request('readPeers', question);
  }

  #cursorIn({ from, to }: TimeWindow): number | null {
    const cursor = this.#cursor;
    return cursor !== null && cursor >= from && cursor <= to ? cursor : null;
  }

  #narrowing(): { port: number | null; text: string } {
    const text = this.#text.trim();
    const port = /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null;
    return port === null ? { port, text: text.slice(0, 200) } : { port, text: '' };
  }

  get #restMs(): number {
    const wanted = spanOf(this.#window) * SEEN_SHARE;
    return Math.min(SELDOM_MS, Math.max(wanted, this.#tookMs * REST));
  }

  #loadSoon(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), afterMs);
  }

  /** What is not an hour old would be a stripe at the edge of a day. */
  #fit({ since }: HistoryFacts): void {
    if (this.#isChosen) return;
    this.#isChosen = true;
    const now = Date.now();
    if (since !== null && now - since < SPANS.hour) this.#window = lately(SPANS.hour, now);
  }

  async #ask(): Promise<void> {
    const steps = Math.max(1, Math.min(MOST_STEPS, Math.round(this.#width * (1 + 2 * BESIDE))));
    try {
      this.#facts = await this.#monitor.request('historyFacts', null);
      this.#fit(this.#facts);
      const { from, to } = this.#window;
      const beside = (to - from) * BESIDE;
      this.#timeline = await this.#monitor.request('readTimeline', {
        from: Math.max(0, from - beside),
        to: to + beside,
        steps,
        lanes: MOST_LANES,
        by: this.#by,
        ...this.#narrowing(),
      });
      this.#problem = null;
    } catch (error) {
      this.#problem = this.#monitor.reasonOf(error);
    }
    if (this.#cursor !== null) await this.#look();
  }

  async #look(): Promise<void> {
    const time = this.#cursor;
    if (time === null) return;
    try {
      const moment = await this.#monitor.request('listenedAt', { time, ...this.#narrowing() });
      if (this.#cursor === time) this.#moment = moment;
    } catch (error) {
      this.#problem = this.#monitor.reasonOf(error);
    }
  }
}
