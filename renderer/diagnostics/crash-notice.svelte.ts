import { untrack } from 'svelte';
import type { MonitorStore } from '../stores/monitor.svelte.ts';
import type { ToastStore } from '../stores/toasts.svelte.ts';
import type { ViewStore } from '../stores/view.svelte.ts';

/** Says once that the view had ended, as soon as it is known in which language. */
export function tellOfCrash(monitor: MonitorStore, toasts: ToastStore, view: ViewStore): void {
  let hasTold = false;
  $effect.root(() => {
    $effect(() => {
      if (hasTold || monitor.phase === 'connecting') return;
      hasTold = true;
      const { pageCameBack, open } = untrack(() => monitor.messages).diagnostics;
      toasts.done(pageCameBack, { label: open, run: () => view.openDialog('diagnostics') });
    });
  });
}
