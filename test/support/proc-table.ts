/** A row of `/proc/net/{tcp,tcp6,udp,udp6}` before it is written. Addresses are 4 or 16 bytes. */
export interface ProcRow {
  readonly local: readonly number[];
  readonly localPort: number;
  readonly remote: readonly number[];
  readonly remotePort: number;
  /** The kernel's number of the state. */
  readonly state: number;
  readonly uid: number;
  readonly inode: number;
}

const HEADING =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';

/** The table as a little-endian kernel prints it. */
export function procTable(rows: readonly ProcRow[]): string {
  return `${[HEADING, ...rows.map(procLine)].join('\n')}\n`;
}

export function procLine(row: ProcRow, index = 0): string {
  const { local, localPort, remote, remotePort, state, uid, inode } = row;
  const sides = `${hexAddress(local)}:${hex(localPort, 4)} ${hexAddress(remote)}:${hex(remotePort, 4)}`;
  const queues = `${hex(state, 2)} 00000000:00000000 00:00000000 00000000`;
  const holder = `${`${uid}`.padStart(5)} ${'0'.padStart(8)} ${inode}`;
  return `${`${index}`.padStart(4)}: ${sides} ${queues} ${holder} 1 0000000000000000 100 0 0 10 0`;
}

/** Each word of four bytes is printed as a number, so that its bytes stand in reverse. */
function hexAddress(bytes: readonly number[]): string {
  let text = '';
  for (let word = 0; word < bytes.length; word += 4) {
    for (const byte of bytes.slice(word, word + 4).reverse()) text += hex(byte, 2);
  }
  return text;
}

function hex(value: number, width: number): string {
  return value.toString(16).toUpperCase().padStart(width, '0');
}

export function ipv4Bytes(address: string): number[] {
  return address.split('.').map(Number);
}

/** @param text eight groups, none left out */
export function ipv6Bytes(text: string): number[] {
  return text.split(':').flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 255];
  });
}
