import type { Messages } from '../messages/en.ts';
import { endpointText } from '../text/endpoint.ts';
import { visibleText } from '../text/visible.ts';
import type { ChangedSocket, WatchedField } from './compare.ts';
import type { SavedSocket } from './read-document.ts';

/** A saved socket in one line. */
export function savedSocketText({ protocol, local, remote, state, owners }: SavedSocket): string {
  const sides = [endpointText(local), remote && endpointText(remote)].filter(Boolean).join(' → ');
  const names = [...new Set(owners.map(({ name }) => name))].join(', ');
  return visibleText([`${sides}/${protocol}`, state, names].filter(Boolean).join(' · '));
}

/** A saved socket in one line, and what of it is different now. */
export function changedSocketText(
  { before, after, fields }: ChangedSocket,
  messages: Messages,
): string {
  const { exporting } = messages;
  const changes = fields.map((field) =>
    visibleText(
      exporting.change(
        exporting.fields[field],
        fieldText(before, field, messages),
        fieldText(after, field, messages),
      ),
    ),
  );
  return [savedSocketText(after), ...changes].join(' · ');
}

function fieldText(socket: SavedSocket, field: WatchedField, { exporting }: Messages): string {
  if (field === 'owners') {
    return [...new Set(socket.owners.map(({ name }) => name))].join(', ') || exporting.nothing;
  }
  if (field === 'service') return socket.service?.name ?? exporting.nothing;
  return socket[field] ?? exporting.nothing;
}
