import type { Traffic } from '../../../../shared/model/traffic.ts';

/** Places in linux/tcp.h, struct tcp_info, in words. It has grown at its end with the kernel's versions. */
const RTT = 17;
const TOTAL_RETRANSMITS = 25;
const BYTES_ACKED = 30;
const BYTES_RECEIVED = 32;
const SEGMENTS_OUT = 34;
const SEGMENTS_IN = 35;
const MIN_RTT = 37;
const DATA_SEGMENTS_IN = 38;
const BYTES_SENT = 50;
const BYTES_RETRANSMITTED = 52;

/** What tcp_info says of a round-trip time before one was measured. */
const NOT_MEASURED = 0xffffffff;

/**
 * Reads a struct tcp_info.
 * @param place of it in `words`
 * @param byteLength how much of it there is
 * @param unread bytes that the program had not read: idiag_rqueue of the row
 * @param endCame whether the other side said that it sends no more; null where only the counters can tell
 * @returns null where it is too short, or where no segment ever went or came: a socket that was never
 * connected, or one whose program cut the connection, for which the kernel clears all counters first
 */
export function readTraffic(
  words: Uint32Array,
  place: number,
  byteLength: number,
  unread: number,
  endCame: boolean | null = null,
): Traffic | null {
  const count = Math.max(0, byteLength) >>> 2;
  const word = (at: number): number => (at < count ? (words[place + at] ?? 0) : 0);
  const long = (at: number): number => word(at) + word(at + 1) * 2 ** 32;
  if (count <= SEGMENTS_IN || (word(SEGMENTS_OUT) === 0 && word(SEGMENTS_IN) === 0)) return null;
  const hasSent = count > BYTES_RETRANSMITTED + 1;
  const acked = long(BYTES_ACKED);
  // Before Linux 4.19: what was acknowledged, the SYN with it.
  const sent = hasSent
    ? Math.max(0, long(BYTES_SENT) - long(BYTES_RETRANSMITTED))
    : Math.max(0, acked - 1);
  const dataCame = count <= DATA_SEGMENTS_IN || word(DATA_SEGMENTS_IN) > 0;
  const received = long(BYTES_RECEIVED);
  const endCounted =
    received > 0 && (endCame ?? wasEndReceived(unread, hasSent ? acked - sent : 1));
  return {
    bytesSent: sent,
    bytesReceived: dataCame ? received - Number(endCounted) : 0,
    retransmits: word(TOTAL_RETRANSMITS),
    rttUs: measured(word(RTT)),
    minRttUs: count > MIN_RTT ? measured(word(MIN_RTT)) : null,
  };
}

/**
 * Whether the other side said that it sends no more (FIN), which the kernel counts as a byte received and
 * does not tell. It came where that one is all the program had not read; and most likely where everything
 * was read and our own end was acknowledged, which counts as a byte acknowledged beyond those sent.
 */
function wasEndReceived(unread: number, ackedBeyondSent: number): boolean {
  return unread === 1 || (unread === 0 && ackedBeyondSent > 0);
}

function measured(microseconds: number): number | null {
  return microseconds === 0 || microseconds === NOT_MEASURED ? null : microseconds;
}
