import {
  NLM_F_DUMP_INTR,
  NLMSG_DONE,
  NLMSG_ERROR,
  SOCK_DIAG_BY_FAMILY,
  TCPDIAG_GETSOCK,
} from './constants.ts';

/** Where a dump stands after a piece of it. `interrupted`: the table changed in a way that lost rows. */
export type WalkEnd =
  | { readonly kind: 'more' | 'done'; readonly interrupted: boolean }
  | { readonly kind: 'error'; readonly errno: number }
  | { readonly kind: 'garbage' };

const MORE: WalkEnd = { kind: 'more', interrupted: false };
const MORE_INTERRUPTED: WalkEnd = { kind: 'more', interrupted: true };
const GARBAGE: WalkEnd = { kind: 'garbage' };

/** Words of struct nlmsghdr, and of it with a struct inet_diag_msg behind it. */
const HEADER_WORDS = 4;
const ROW_WORDS = 22;

/**
 * Goes through the messages of one receive (linux/netlink.h: struct nlmsghdr, each padded to four bytes).
 * A failed dump ends with NLMSG_DONE that holds a negative error number, not with NLMSG_ERROR.
 * @param words the buffer as 32-bit words in the byte order of this machine
 * @param byteLength how much of it was received
 * @param sequence of the request; messages of older ones are passed over
 * @param visit is called with the place of each row's nlmsghdr, in words
 */
export function walk(
  words: Uint32Array,
  byteLength: number,
  sequence: number,
  visit: (place: number) => void,
): WalkEnd {
  const end = byteLength >>> 2;
  let interrupted = false;
  for (let place = 0; place < end; ) {
    const next = nextOf(words, place, end);
    if (next === 0) return GARBAGE;
    if (words[place + 2] === sequence) {
      const typeAndFlags = words[place + 1] as number;
      interrupted ||= ((typeAndFlags >>> 16) & NLM_F_DUMP_INTR) !== 0;
      const outcome = visitOne(words, place, next, interrupted, visit);
      if (outcome) return outcome;
    }
    place = next;
  }
  return interrupted ? MORE_INTERRUPTED : MORE;
}

/** Where the next message begins; 0 where the length of this one cannot be right. */
function nextOf(words: Uint32Array, place: number, end: number): number {
  const length = words[place] as number;
  // Told before it is rounded up: a length next to 2^32 would come out as none at all.
  if (length < HEADER_WORDS * 4 || length > (end - place) * 4) return 0;
  return place + ((length + 3) >>> 2);
}

/** @returns how the message ends the dump; null where it does not */
function visitOne(
  words: Uint32Array,
  place: number,
  next: number,
  interrupted: boolean,
  visit: (place: number) => void,
): WalkEnd | null {
  const type = (words[place + 1] as number) & 0xffff;
  if (type === SOCK_DIAG_BY_FAMILY || type === TCPDIAG_GETSOCK) {
    if (next - place < ROW_WORDS) return GARBAGE;
    visit(place);
    return null;
  }
  if (type !== NLMSG_DONE && type !== NLMSG_ERROR) return null;
  const errno = next - place > HEADER_WORDS ? -((words[place + HEADER_WORDS] ?? 0) | 0) : 0;
  return errno === 0 ? { kind: 'done', interrupted } : { kind: 'error', errno };
}
