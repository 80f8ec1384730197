import type {
  UpdateFailure,
  UpdateObstacle,
  UpdateOffer,
  UpdateState,
  UpdateWish,
} from './update.ts';

/** What can happen to an update: a wish of the user's, or what became of one. */
export type UpdateEvent =
  | { readonly kind: 'wish'; readonly wish: UpdateWish }
  | { readonly kind: 'found'; readonly offer: UpdateOffer }
  | { readonly kind: 'nothing-new'; readonly at: number }
  | { readonly kind: 'impossible'; readonly why: UpdateObstacle }
  | { readonly kind: 'progress'; readonly received: number; readonly total: number | null }
  | { readonly kind: 'downloaded' }
  | { readonly kind: 'failed'; readonly failure: UpdateFailure };

/**
 * What comes next. What does not fit, such as the answer to a question that was taken back, changes nothing:
 * the same object is answered.
 */
export function stepUpdate(state: UpdateState, event: UpdateEvent): UpdateState {
  switch (event.kind) {
    case 'wish':
      return wished(state, event.wish);
    case 'found':
      return state.kind === 'checking' ? { kind: 'found', offer: event.offer } : state;
    case 'nothing-new':
      return state.kind === 'checking' ? { kind: 'none', at: event.at } : state;
    case 'impossible':
      return state.kind === 'checking' ? { kind: 'impossible', why: event.why } : state;
    case 'progress':
      return progressed(state, event.received, event.total);
    case 'downloaded':
      return state.kind === 'downloading' ? { kind: 'ready', offer: state.offer } : state;
    case 'failed':
      return failed(state, event.failure);
  }
}

function wished(state: UpdateState, wish: UpdateWish): UpdateState {
  switch (wish) {
    case 'check':
      return mayCheck(state) ? { kind: 'checking' } : state;
    case 'download': {
      const offer = state.kind === 'found' || state.kind === 'failed' ? state.offer : null;
      return offer ? { kind: 'downloading', offer, received: 0, total: offer.bytes } : state;
    }
    case 'cancel':
      if (state.kind === 'checking') return { kind: 'idle' };
      return state.kind === 'downloading' ? { kind: 'found', offer: state.offer } : state;
    case 'restart':
      return state.kind === 'ready' ? { kind: 'restarting', offer: state.offer } : state;
  }
}

function mayCheck({ kind }: UpdateState): boolean {
  return kind === 'idle' || kind === 'none' || kind === 'found' || kind === 'failed';
}

/** Never goes back, and never beyond the whole. */
function progressed(state: UpdateState, received: number, total: number | null): UpdateState {
  if (state.kind !== 'downloading') return state;
  const whole = total ?? state.total;
  const most = whole ?? Number.MAX_SAFE_INTEGER;
  return { ...state, received: Math.min(Math.max(state.received, received), most), total: whole };
}

function failed(state: UpdateState, failure: UpdateFailure): UpdateState {
  if (state.kind === 'checking') return { kind: 'failed', failure, offer: null };
  if (state.kind === 'downloading' || state.kind === 'restarting') {
    return { kind: 'failed', failure, offer: state.offer };
  }
  return state;
}
