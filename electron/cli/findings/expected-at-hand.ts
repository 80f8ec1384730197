import type { Fault } from '../../../shared/findings/expected-file.ts';
import { damageText, faultText } from '../../../shared/findings/fault-text.ts';
import type { Rule } from '../../../shared/findings/rule.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { ExpectedStore, NewerFileError } from '../../monitor/findings/expected-store.ts';
import { dataFolder } from '../../monitor/settings/data-folder.ts';

/**
 * The expected listeners of the data folder; rules that cannot be understood are named.
 * @throws where the file cannot be read
 */
export async function expectedAtHand(messages: Messages): Promise<ExpectedStore> {
  const store = new ExpectedStore(dataFolder());
  const { unreadable } = messages.findings.terminal;
  await store.load().catch((cause) => {
    throw new Error(unreadable(visibleText(store.path), codeOf(cause)), { cause });
  });
  tellFaults(store.path, store.faults, messages);
  return store;
}

/** @throws where the file is damaged: nothing is known of what is expected then */
export function refuseDamaged({ damage, path }: ExpectedStore, messages: Messages): void {
  if (!damage) return;
  const told = damageText(damage, visibleText(path), messages);
  const what = damage.code === 'newer' ? [told] : [told, messages.findings.aside];
  throw new Error(what.join(messages.sentenceSeparator));
}

/** @throws where they cannot be written, in words */
export async function saveExpected(
  store: ExpectedStore,
  rules: readonly Rule[],
  messages: Messages,
): Promise<void> {
  try {
    await store.save(rules);
  } catch (cause) {
    if (cause instanceof NewerFileError) refuseDamaged(store, messages);
    const { unwritable } = messages.findings.terminal;
    throw new Error(unwritable(visibleText(store.path), codeOf(cause)), { cause });
  }
  if (store.movedTo !== null) {
    complain(messages.findings.asideMoved(visibleText(store.movedTo)));
  }
}

/** Names the rules of a file that cannot be understood. */
export function tellFaults(path: string, faults: readonly Fault[], messages: Messages): void {
  for (const fault of faults) {
    complain(visibleText(`${path}: ${faultText(fault, messages)}`));
  }
  if (faults.length > 0) complain(messages.findings.faultNote);
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}

export function complain(text: string): void {
  process.stderr.write(`portico: ${text}\n`);
}
