import type { Finding } from '../findings/finding.ts';
import type { ActionRecord, ConnectionTally, Listener, ListenerHolder, Watch } from './model.ts';

/** What happened, to be written down. */
export type HistoryChange =
  | { readonly kind: 'opened'; readonly listener: Listener }
  /** More became known of who listens. */
  | { readonly kind: 'known'; readonly id: number; readonly holder: ListenerHolder }
  | {
      readonly kind: 'closed';
      readonly id: number;
      readonly lastSeen: number;
      readonly ended: number;
    }
  /** It was Portico's own, which was not known at first. */
  | { readonly kind: 'forgotten'; readonly id: number }
  | { readonly kind: 'connections'; readonly tally: ConnectionTally }
  /** This computer slept between two readings. */
  | { readonly kind: 'slept'; readonly from: number; readonly until: number }
  | { readonly kind: 'finding'; readonly at: number; readonly finding: Finding }
  | { readonly kind: 'action'; readonly at: number; readonly action: ActionRecord };

/** Changes in their order, and how far was watched when they were given out. */
export interface HistoryBatch {
  readonly watch: Watch | null;
  readonly changes: readonly HistoryChange[];
}

/** What was known when recording last ended: with it, it goes on. */
export interface Carried {
  /** The listeners that had not closed. */
  readonly open: readonly Listener[];
  readonly nextId: number;
  /** How far was watched; null: never yet. */
  readonly until: number | null;
}
