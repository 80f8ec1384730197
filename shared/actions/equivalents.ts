import { isConnection } from '../model/role.ts';
import type { SocketRow } from '../model/socket.ts';
import { addressText } from '../text/endpoint.ts';
import { knockAddress } from './address.ts';

/** What a command does: shows this very socket, ends who holds it, closes it, or knocks. */
export type EquivalentKind = 'show' | 'files' | 'end' | 'close' | 'knock';

export interface Equivalent {
  readonly kind: EquivalentKind;
  readonly command: string;
}

/**
 * Commands of this system that do for this very socket what Portico does. They hold numbers and addresses
 * alone, no text of the system's.
 * @param os Node's name of the system
 */
export function equivalentsFor(row: SocketRow, os: string): readonly Equivalent[] {
  switch (os) {
    case 'linux':
      return [...linuxCommands(row), ...filesAndEnd(row), ...knockCommand(row)];
    case 'win32':
      return windowsCommands(row);
    default:
      return [...filesAndEnd(row), ...knockCommand(row)];
  }
}

/** ss(8): filters by both ends; `-K` closes what they match, where the kernel can. */
function linuxCommands(row: SocketRow): Equivalent[] {
  const flag = row.protocol === 'tcp' ? '-t' : '-u';
  const isDoor = !isConnection(row.role);
  const filter = ssFilter(row);
  const show: Equivalent = {
    kind: 'show',
    command: `ss ${flag}${isDoor ? (row.role === 'listener' ? 'l' : 'a') : ''}npe '${filter}'`,
  };
  if (isDoor || row.protocol === 'udp') return [show];
  return [show, { kind: 'close', command: `sudo ss -K ${flag} '${filter}'` }];
}

function ssFilter({ local, remote }: SocketRow): string {
  if (!remote) return `sport = :${local.port}`;
  return `src ${addressText(local.address)}:${local.port} and dst ${addressText(remote.address)}:${remote.port}`;
}

/** lsof(8) and kill(1), of every system but Windows. */
function filesAndEnd(row: SocketRow): Equivalent[] {
  const { protocol, local, remote, role } = row;
  const name = protocol.toUpperCase();
  const end = remote ? `@${addressText(remote.address)}:${remote.port}` : `:${local.port}`;
  const state = role === 'listener' ? ' -sTCP:LISTEN' : '';
  const found: Equivalent[] = [{ kind: 'files', command: `lsof -nP -i${name}${end}${state}` }];
  const pids = pidsOf(row);
  if (pids !== '') found.push({ kind: 'end', command: `kill -TERM ${pids}` });
  return found;
}

function knockCommand(row: SocketRow): Equivalent[] {
  if (row.role !== 'listener' || row.netns !== null) return [];
  const { port } = row.local;
  return [{ kind: 'knock', command: `nc -vz ${knockAddress(row)} ${port}` }];
}

function windowsCommands(row: SocketRow): Equivalent[] {
  const { protocol, local, remote } = row;
  const cmdlet = protocol === 'tcp' ? 'Get-NetTCPConnection' : 'Get-NetUDPEndpoint';
  const other = remote ? ` -RemotePort ${remote.port} -RemoteAddress ${remote.address}` : '';
  const found: Equivalent[] = [
    { kind: 'show', command: `${cmdlet} -LocalPort ${local.port}${other}` },
  ];
  const pids = pidsOf(row, ',');
  if (pids !== '') found.push({ kind: 'end', command: `Stop-Process -Id ${pids}` });
  if (row.role === 'listener') {
    const address = knockAddress(row);
    const command = `Test-NetConnection ${address} -Port ${local.port}`;
    found.push({ kind: 'knock', command });
  }
  return found;
}

function pidsOf({ owners }: SocketRow, separator = ' '): string {
  return owners.map(({ pid }) => pid).join(separator);
}
