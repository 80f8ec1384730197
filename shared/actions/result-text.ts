import type { Messages } from '../messages/en.ts';
import { visibleText } from '../text/visible.ts';
import type { CloseResult } from './connection.ts';
import type { EndResult, NamedProcess } from './process.ts';

/**
 * What became of ending a process, in words.
 * @param name of the process that was meant, as the system has it
 */
export function endText(result: EndResult, name: string, messages: Messages): string {
  const { ended: text, ending, refusals } = messages.acting;
  const shown = visibleText(name);
  switch (result.state) {
    case 'ended': {
      const others = result.ended.length - 1;
      const said = others > 0 ? text[`${result.by}Tree`](shown, others) : text[result.by](shown);
      return withMissed(said, result.missed, messages);
    }
    case 'waiting':
      return [ending.asked, ending.left(result.left.length)].join(messages.sentenceSeparator);
    case 'still-there':
      return withMissed(text.stillThere(namesText(result.left)), result.missed, messages);
    case 'left-alone':
      return text.leftAlone(shown);
    case 'not-the-same':
      return text.notTheSame[result.why];
    case 'denied':
      return text.denied(shown, visibleText(result.user ?? '') || text.anotherUser);
    case 'refused':
      return refusals[result.why](shown);
    case 'unknown-action':
      return text.unknown;
    case 'failed':
      return text.failed(visibleText(result.detail));
  }
}

/** Whether what was wanted came about. */
export function isEnded(result: EndResult): boolean {
  return result.state === 'ended' && result.missed.length === 0;
}

export function closeText(result: CloseResult, { acting }: Messages): string {
  const text = acting.closing;
  switch (result.state) {
    case 'refused':
      return acting.closeRefusals[result.why];
    case 'failed':
      return text.failed(visibleText(result.detail));
    default:
      return text[result.state];
  }
}

function withMissed(
  said: string,
  missed: readonly NamedProcess[],
  { acting, sentenceSeparator }: Messages,
): string {
  if (missed.length === 0) return said;
  return [said, acting.ended.missed(namesText(missed))].join(sentenceSeparator);
}

function namesText(processes: readonly NamedProcess[]): string {
  return processes.map(({ name, pid }) => `${visibleText(name)} (${pid})`).join(', ');
}
