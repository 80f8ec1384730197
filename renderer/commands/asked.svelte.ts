import { untrack } from 'svelte';
import type { Shown } from '../../shared/api/show.ts';
import type { Stores } from '../stores/context.ts';
import { commandsOf } from './commands.ts';

/** Shows what the user asks for outside of the page, each once. Called while the page is made. */
export function showWhatIsAsked(stores: Stores): void {
  const { monitor } = stores;
  let last: Shown | null = null;
  $effect(() => {
    const { asked } = monitor;
    if (!asked || asked === last) return;
    // Which sockets there are is known only then.
    if (asked.kind === 'socket' && monitor.phase === 'connecting') return;
    last = asked;
    untrack(() => show(asked, stores));
  });
}

function show(shown: Shown, stores: Stores): void {
  const { sockets, view } = stores;
  // What lies over the page would hide it.
  if (view.dialog !== null) view.closeDialog(view.dialog);
  switch (shown.kind) {
    case 'view':
      return view.open(shown.view);
    case 'port':
      return view.select({ kind: 'port', port: shown.port });
    case 'socket': {
      const entry = sockets.find(shown.id);
      if (!entry) return view.select({ kind: 'port', port: shown.port });
      view.open(entry.row.range);
      return view.select({ kind: 'socket', id: shown.id });
    }
    case 'command':
      commandsOf(stores)
        .find(({ id }) => id === shown.command)
        ?.run();
  }
}
