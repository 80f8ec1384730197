import type { Messages } from '../messages/en.ts';
import type { Said } from './decisions.ts';

/** What the user said of a finding, and until when that holds, by the clock of this machine. */
export function saidText({ action, until }: Said, messages: Messages): string {
  const { said } = messages.findings;
  if (action === 'acknowledged') return said.acknowledged;
  if (until === null) return said.mutedForGood;
  const time = new Date(until).toLocaleString(messages.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return said.mutedUntil(time);
}
