import { shortName } from '../../../shared/findings/program.ts';
import type { Listener, Watch } from '../../../shared/history/model.ts';
import type { MomentQuestion, Sureness } from '../../../shared/history/questions.ts';

export type Narrowing = Pick<MomentQuestion, 'port' | 'text'>;

/** Whether this one is asked for. */
export function isMeant(
  { port, program, user }: Pick<Listener, 'port' | 'program' | 'user'>,
  narrowing: Narrowing,
): boolean {
  if (narrowing.port !== null && port !== narrowing.port) return false;
  if (narrowing.text === '') return true;
  const wanted = narrowing.text.toLowerCase();
  const { container, unit, script } = program;
  return [shortName(program), container, unit, script, user].some((text) =>
    text?.toLowerCase().includes(wanted),
  );
}

/**
 * How sure it is that it was there at a time; null: it was not.
 * @param until how far was watched
 */
export function surenessAt(
  { began, firstSeen, lastSeen, ended }: Listener,
  time: number,
  isWatched: boolean,
  until: number,
): Sureness | null {
  if (time < began || (ended !== null && time >= ended)) return null;
  const isOpen = lastSeen === null;
  // Of what nobody saw close, nothing is known since watching ended.
  const last = isOpen ? Math.max(until, firstSeen) : lastSeen;
  if (time < firstSeen || time > last) return 'perhaps';
  return isWatched ? 'seen' : 'between';
}

/** In the order of the ports. */
export function byPort(a: Listener, b: Listener): number {
  return a.port - b.port || (a.protocol < b.protocol ? -1 : 1);
}

/** Watches that are less than a step apart become one. */
export function merged(watches: readonly Watch[], step: number): [number, number][] {
  const spans: [number, number][] = [];
  for (const { from, until } of watches) {
    const last = spans.at(-1);
    if (last && from - last[1] < step) last[1] = Math.max(last[1], until);
    else spans.push([from, until]);
  }
  return spans;
}
