import { closeRefusalOf } from '../../shared/actions/close-refusal.ts';
import { equivalentsFor } from '../../shared/actions/equivalents.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import type { Command } from '../commands/command.ts';
import type { Stores } from '../stores/context.ts';

/** What is done to the socket whose details are shown, by a key or from the palette. */
export function actingCommands({ acting, monitor, sockets, toasts, view }: Stores): Command[] {
  const text = monitor.messages.acting;
  const withRow = (act: (row: SocketRow) => void) => (): void => {
    const id = view.selectedId;
    const row = id === null ? undefined : sockets.find(id)?.row;
    if (row) act(row);
    else toasts.problem(text.selectFirst);
  };
  return [
    {
      id: 'end-process',
      label: text.end,
      keys: ['a', 'e'],
      run: withRow((row) => acting.askToEnd(row)),
    },
    {
      id: 'close-connection',
      label: text.close,
      keys: ['a', 'c'],
      run: withRow((row) => {
        const refusal = closeRefusalOf(row);
        if (refusal === null) acting.askToClose(row);
        else toasts.problem(text.closeRefusals[refusal]);
      }),
    },
    {
      id: 'knock',
      label: text.knock,
      keys: ['a', 'k'],
      run: withRow((row) => {
        if (row.role === 'listener') void acting.knock(row);
        else toasts.problem(text.selectListener);
      }),
    },
    {
      id: 'browse',
      label: text.browse,
      keys: ['a', 'o'],
      run: withRow((row) => void acting.browse(row)),
    },
    {
      id: 'copy-command',
      label: text.copyCommand(text.equivalents.show),
      keys: ['a', 'y'],
      run: withRow((row) => {
        const [first] = equivalentsFor(row, monitor.host?.os ?? '');
        if (first) void acting.copy(first.command);
      }),
    },
  ].map((command) => ({ ...command, group: 'act' }));
}
