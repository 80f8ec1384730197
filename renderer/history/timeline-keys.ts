import { spanOf } from '../../shared/history/time-window.ts';
import type { HistoryState } from './history-state.svelte.ts';

/** A step of the cursor, as a share of the time shown; with Shift a larger one. */
const STEP = 0.01;
const LARGE_STEP = 0.1;
/** How far Page keys move the time. */
const PAGE = 0.5;

/** What a key does in the timeline. */
export function actOnKey(event: KeyboardEvent, history: HistoryState): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = actions[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act(history, event.shiftKey ? LARGE_STEP : STEP);
}

const actions: Readonly<Record<string, (history: HistoryState, step: number) => void>> = {
  ArrowLeft: (history, step) => moveCursor(history, -step),
  ArrowRight: (history, step) => moveCursor(history, step),
  Home: (history) => history.point(history.window.from),
  End: (history) => history.point(history.window.to),
  PageUp: (history) => history.pan(-PAGE * spanOf(history.window)),
  PageDown: (history) => history.pan(PAGE * spanOf(history.window)),
  '+': (history) => history.zoom(2),
  '=': (history) => history.zoom(2),
  '-': (history) => history.zoom(0.5),
  '0': (history) => history.showLast(spanOf(history.window)),
  Escape: (history) => history.point(null),
};

/** The cursor comes at the end where there was none, and takes the window with it. */
function moveCursor(history: HistoryState, by: number): void {
  const { cursor, window } = history;
  const span = spanOf(window);
  const now = Date.now();
  const next = cursor === null ? Math.min(now, window.to) : Math.min(now, cursor + by * span);
  history.point(next);
  if (next < window.from) history.pan(next - window.from - span * LARGE_STEP);
  else if (next > window.to) history.pan(next - window.to + span * LARGE_STEP);
}
