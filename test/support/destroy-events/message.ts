/** What a message of a destroy group is to say; numbers as in the kernel's headers. */
export interface MessagePlan {
  readonly type?: number;
  readonly family?: number;
  readonly state?: number;
  readonly local?: readonly number[];
  readonly localPort?: number;
  readonly remote?: readonly number[];
  readonly remotePort?: number;
  readonly interfaceIndex?: number;
  readonly cookie?: bigint;
  readonly unread?: number;
  /** Values by their type, in the order in which they are to stand. */
  readonly attributes?: readonly (readonly [type: number, value: Uint8Array])[];
}

export const PROTOCOL_TCP: readonly [number, Uint8Array] = [10, Uint8Array.of(6)];
export const PROTOCOL_UDP: readonly [number, Uint8Array] = [10, Uint8Array.of(17)];

const HEADER = 16;
const ROW = 72;

/** Writes a message as the kernel does: a TCP connection between two ends on 127.0.0.1 unless told otherwise. */
export function destroyedMessage(plan: MessagePlan = {}): Uint32Array<ArrayBuffer> {
  const attributes = plan.attributes ?? [PROTOCOL_TCP];
  const values = attributes.map(([type, value]) => attributeBytes(type, value));
  const length = HEADER + ROW + values.reduce((sum, value) => sum + value.length, 0);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, length, true);
  view.setUint16(4, plan.type ?? 20, true);
  bytes[16] = plan.family ?? 2;
  bytes[17] = plan.state ?? 7;
  view.setUint16(20, plan.localPort ?? 40_000);
  view.setUint16(22, plan.remotePort ?? 8000);
  bytes.set(plan.local ?? [127, 0, 0, 1], 24);
  bytes.set(plan.remote ?? [127, 0, 0, 1], 40);
  view.setUint32(56, plan.interfaceIndex ?? 0, true);
  view.setBigUint64(60, plan.cookie ?? 1n, true);
  view.setUint32(72, plan.unread ?? 0, true);
  let at = HEADER + ROW;
  for (const value of values) {
    bytes.set(value, at);
    at += value.length;
  }
  return new Uint32Array(bytes.buffer);
}

/** Counters of a struct tcp_info. */
export interface TcpInfoPlan {
  readonly rtt?: number;
  readonly minRtt?: number;
  readonly retransmits?: number;
  readonly acked?: bigint;
  readonly received?: bigint;
  readonly segmentsOut?: number;
  readonly segmentsIn?: number;
  readonly dataSegmentsIn?: number;
  readonly sent?: bigint;
  readonly retransmitted?: bigint;
}

/** @param length 280 bytes in Linux 6.18; less in older ones */
export function tcpInfo(plan: TcpInfoPlan, length = 280): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(280);
  const view = new DataView(bytes.buffer);
  view.setUint32(68, plan.rtt ?? 0, true);
  view.setUint32(100, plan.retransmits ?? 0, true);
  view.setBigUint64(120, plan.acked ?? 0n, true);
  view.setBigUint64(128, plan.received ?? 0n, true);
  view.setUint32(136, plan.segmentsOut ?? 3, true);
  view.setUint32(140, plan.segmentsIn ?? 3, true);
  view.setUint32(148, plan.minRtt ?? 0xffffffff, true);
  view.setUint32(152, plan.dataSegmentsIn ?? 1, true);
  view.setBigUint64(200, plan.sent ?? 0n, true);
  view.setBigUint64(208, plan.retransmitted ?? 0n, true);
  return bytes.slice(0, length);
}

/** Messages one after the other. */
export function joined(...messages: readonly Uint32Array[]): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(messages.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const message of messages) {
    words.set(message, at);
    at += message.length;
  }
  return words;
}

function attributeBytes(type: number, value: Uint8Array): Uint8Array {
  const bytes = new Uint8Array((4 + value.length + 3) & ~3);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 4 + value.length, true);
  view.setUint16(2, type, true);
  bytes.set(value, 4);
  return bytes;
}
