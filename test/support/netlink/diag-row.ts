/** A row of a sock_diag dump before it is written; numbers as in the kernel's headers. */
export interface DiagRow {
  readonly sequence?: number;
  readonly flags?: number;
  readonly family?: 2 | 10;
  readonly state?: number;
  readonly timer?: number;
  readonly local?: readonly number[];
  readonly localPort?: number;
  readonly remote?: readonly number[];
  readonly remotePort?: number;
  readonly interfaceIndex?: number;
  readonly cookie?: bigint;
  readonly uid?: number;
  readonly inode?: number;
  readonly attributes?: readonly (readonly [type: number, value: readonly number[]])[];
}

const LISTENER: Required<DiagRow> = {
  sequence: 1,
  flags: 2,
  family: 2,
  state: 10,
  timer: 0,
  local: [127, 0, 0, 1],
  localPort: 8000,
  remote: [],
  remotePort: 0,
  interfaceIndex: 0,
  cookie: 1n,
  uid: 0,
  inode: 4711,
  attributes: [],
};

/** A TCP listener on 127.0.0.1:8000 unless told otherwise: nlmsghdr, inet_diag_msg, attributes. */
export function diagRow(overrides: DiagRow = {}): Uint8Array {
  const row = { ...LISTENER, ...overrides };
  const attributes = row.attributes.flatMap(([type, value]) => attribute(type, value));
  const bytes = new Uint8Array(88 + attributes.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, bytes.length, true);
  view.setUint16(4, 20, true);
  view.setUint16(6, row.flags, true);
  view.setUint32(8, row.sequence, true);
  bytes[16] = row.family;
  bytes[17] = row.state;
  bytes[18] = row.timer;
  view.setUint16(20, row.localPort);
  view.setUint16(22, row.remotePort);
  bytes.set(row.local, 24);
  bytes.set(row.remote, 40);
  view.setUint32(56, row.interfaceIndex, true);
  view.setBigUint64(60, row.cookie, true);
  // Expiry and both queues: they change all the time, as the timer does.
  view.setUint32(68, row.timer * 1000, true);
  view.setUint32(72, row.timer, true);
  view.setUint32(76, row.timer, true);
  view.setUint32(80, row.uid, true);
  view.setUint32(84, row.inode, true);
  bytes.set(attributes, 88);
  return bytes;
}

/** The end of a dump. @param errno 0, or the negative number that the kernel puts there */
export function dumpEnd(errno = 0, { sequence = 1, flags = 2, type = 3 } = {}): Uint8Array {
  const bytes = new Uint8Array(20);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, bytes.length, true);
  view.setUint16(4, type, true);
  view.setUint16(6, flags, true);
  view.setUint32(8, sequence, true);
  view.setInt32(16, errno, true);
  return bytes;
}

/** Messages one after the other, as words. */
export function asWords(...messages: readonly Uint8Array[]): Uint32Array {
  const bytes = new Uint8Array(messages.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const message of messages) {
    bytes.set(message, at);
    at += message.length;
  }
  return new Uint32Array(bytes.buffer);
}

function attribute(type: number, value: readonly number[]): number[] {
  const length = 4 + value.length;
  const padding = new Array<number>((4 - (length % 4)) % 4).fill(0);
  return [length & 255, length >> 8, type & 255, type >> 8, ...value, ...padding];
}
