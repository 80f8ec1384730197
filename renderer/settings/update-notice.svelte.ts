import { untrack } from 'svelte';
import { visibleText } from '../../shared/text/visible.ts';
import type { Stores } from '../stores/context.ts';

/** Tells of a newer version, such as one that was found at the start, to who does not look at the settings. */
export function tellOfUpdates({ monitor, toasts, view }: Stores): void {
  let told: string | null = null;
  $effect(() => {
    const { update } = monitor;
    if (update?.kind !== 'found' || update.offer.version === told) return;
    const { version } = update.offer;
    told = version;
    untrack(() => {
      if (view.place === 'settings') return;
      const { found, show } = monitor.messages.updates;
      const run = (): void => view.open('settings');
      toasts.done(found(visibleText(version), null), { label: show, run });
    });
  });
}
