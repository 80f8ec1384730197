import type { Messages } from '../../../shared/messages/en.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { localText, remoteText } from '../../../shared/text/endpoint.ts';
import { serviceText } from '../../../shared/text/service.ts';
import { visibleText } from '../../../shared/text/visible.ts';

/** Columns of the terminal's tables. */
export const CELL_COLUMNS = [
  'port',
  'protocol',
  'service',
  'state',
  'local',
  'remote',
  'process',
  'pid',
  'user',
  'exposure',
  'netns',
] as const;
export type CellColumn = (typeof CELL_COLUMNS)[number];

/** The texts of one row. */
export function cellsOf(row: SocketRow, messages: Messages): Record<CellColumn, string> {
  return {
    port: `${row.local.port}`,
    protocol: `${row.protocol}${row.family}`,
    service: serviceText(row),
    state: row.state,
    local: visibleText(localText(row)),
    remote: visibleText(remoteText(row) ?? ''),
    process: visibleText(processText(row, messages)),
    pid: pidText(row, messages),
    user: visibleText(row.user ?? ''),
    exposure: row.exposure ? messages.exposures[row.exposure] : '',
    netns: visibleText(row.netns ?? ''),
  };
}

function processText(row: SocketRow, messages: Messages): string {
  const [first, ...others] = row.owners;
  if (!first) return row.ownersStatus === 'none' ? '' : messages.ownerHidden;
  const mark = row.self ? ` (${messages.self})` : containerMark(row);
  const names = new Set(others.map((owner) => owner.name).filter((name) => name !== first.name));
  return [first.name, ...names].join(', ') + mark;
}

/** For whom a process holds it: docker-proxy and its like publish doors for a container. */
function containerMark({ container }: SocketRow): string {
  return container?.name ? ` (${container.name})` : '';
}

function pidText(row: SocketRow, messages: Messages): string {
  const [first, ...others] = row.owners;
  if (!first) return '';
  return others.length > 0 ? `${first.pid} ${messages.moreOwners(others.length)}` : `${first.pid}`;
}
