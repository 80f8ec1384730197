import type { CommandHandlers } from '../../shared/api/commands.ts';
import type { historyCommands } from '../../shared/api/history-commands.ts';
import type { HistoryFacts, Listener, RecordingState } from '../../shared/history/model.ts';
import type {
  Moment,
  MomentQuestion,
  Peers,
  PeersQuestion,
  TimelineQuestion,
} from '../../shared/history/questions.ts';
import { lanesOf, type Timeline } from '../../shared/history/timeline.ts';

type HistoryHandlers = Pick<CommandHandlers, keyof typeof historyCommands>;

/** The history of a host that records nothing: a test gives what is there. */
export class FakeHistory {
  listeners: Listener[] = [];
  watches: [number, number][] = [];
  sleeps: [number, number][] = [];
  marks: Timeline['marks'] = [];
  peers: Peers['peers'] = [];
  recording: RecordingState = { state: 'recording' };
  /** While set, questions fail with this error. */
  error: Error | null = null;
  /** Every question for a timeline that came, in order. */
  readonly questions: TimelineQuestion[] = [];
  /** How often it was cleared. */
  cleared = 0;

  get handlers(): HistoryHandlers {
    return {
      readTimeline: async (question) => this.#timeline(question),
      listenedAt: async (question) => this.#moment(question),
      readPeers: async (question) => this.#peers(question),
      historyFacts: async () => this.#facts(),
      clearHistory: async () => {
        if (this.error) throw this.error;
        this.cleared += 1;
        this.listeners = [];
        this.watches = [];
        return null;
      },
    };
  }

  #timeline(question: TimelineQuestion): Timeline {
    if (this.error) throw this.error;
    this.questions.push(question);
    const { from, to } = question;
    const all = this.#meant(question).filter(
      ({ firstSeen, lastSeen }) => firstSeen <= to && (lastSeen ?? to) >= from,
    );
    const until = this.watches.at(-1)?.[1] ?? 0;
    const { lanes, more } = lanesOf(all, { ...question, until });
    const { watches, sleeps, marks } = this;
    return { from, to, lanes, more, listeners: all.length, watches, sleeps, marks, moreMarks: 0 };
  }

  #meant({ port, text }: Pick<MomentQuestion, 'port' | 'text'>): Listener[] {
    return this.listeners.filter(
      (listener) =>
        (port === null || listener.port === port) && (listener.program.path ?? '').includes(text),
    );
  }

  #moment(question: MomentQuestion): Moment {
    const { time } = question;
    const listeners = this.#meant(question)
      .filter(({ firstSeen, lastSeen }) => firstSeen <= time && (lastSeen ?? time) >= time)
      .map((listener) => ({ ...listener, sure: 'seen' as const }));
    const isWatched = this.watches.some(([from, to]) => from <= time && time <= to);
    const isAsleep = !isWatched && this.sleeps.some(([from, to]) => from <= time && time <= to);
    return { time, isWatched, isAsleep, listeners, more: 0 };
  }

  #peers({ most }: PeersQuestion): Peers {
    const { peers } = this;
    const connections = peers.reduce((sum, { count }) => sum + count, 0);
    return { peers: peers.slice(0, most), more: Math.max(0, peers.length - most), connections };
  }

  #facts(): HistoryFacts {
    if (this.error) throw this.error;
    return {
      recording: this.recording,
      since: this.watches[0]?.[0] ?? null,
      until: this.watches.at(-1)?.[1] ?? null,
      sizeBytes: 120_000,
      listeners: this.listeners.length,
    };
  }
}
