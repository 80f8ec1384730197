import type { Carried, HistoryBatch } from '../../../shared/history/changes.ts';
import type { HistoryFacts, RecordingState } from '../../../shared/history/model.ts';
import type {
  Listeners,
  ListenersQuestion,
  Moment,
  MomentQuestion,
  Peers,
  PeersQuestion,
  TimelineQuestion,
} from '../../../shared/history/questions.ts';
import type { Timeline } from '../../../shared/history/timeline.ts';
import type { Limits } from './retention.ts';

/** What is asked of history, with what it answers. */
export interface Questions {
  readonly timeline: { readonly argument: TimelineQuestion; readonly answer: Timeline };
  readonly listenedAt: { readonly argument: MomentQuestion; readonly answer: Moment };
  readonly listeners: { readonly argument: ListenersQuestion; readonly answer: Listeners };
  readonly peers: { readonly argument: PeersQuestion; readonly answer: Peers };
  readonly facts: { readonly argument: null; readonly answer: HistoryFacts };
  /** Deletes everything; answers whether that could be done: not while another monitor records. */
  readonly clear: { readonly argument: null; readonly answer: boolean };
}
export type QuestionName = keyof Questions;

export interface KeeperSetup {
  readonly folder: string;
  /** Whether history is to be recorded. */
  readonly isOn: boolean;
  readonly limits: Limits;
}

/** What became of recording. */
export interface KeeperReport {
  readonly state: RecordingState;
  /** Counts the times recording began: batches of an earlier time are of no use. */
  readonly session: number;
  /** Where recording begins. */
  readonly carried: Carried | null;
  /** Where a damaged file was moved to. */
  readonly movedTo: string | null;
}

export type ToWorker =
  | { readonly kind: 'configure'; readonly setup: KeeperSetup }
  | { readonly kind: 'write'; readonly session: number; readonly batch: HistoryBatch }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly question: QuestionName;
      readonly argument: unknown;
    }
  | { readonly kind: 'close' };

export type FromWorker =
  | { readonly kind: 'report'; readonly report: KeeperReport }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly detail: string };
