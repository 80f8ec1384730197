import type { Beat, RawChanges, RawSocket } from '../source.ts';
import { IPPROTO_TCP, IPPROTO_UDP, TCP_LISTEN } from './constants.ts';
import { CookieIndex, cookieNumber, larger } from './cookie-index.ts';
import { decodeRow, ROW, type RowContext } from './decode-row.ts';
import type { DumpKind } from './diag-request.ts';

/** One socket, as the kernel is asked for it. */
export interface SocketQuestion {
  readonly kind: DumpKind;
  readonly socketId: Uint32Array;
}

/** Words kept of each row: family, state and protocol; ports, addresses and interface; uid; inode. */
const FACT_WORDS = 13;
/** For so many readings it is remembered that a socket was there: what tells of its end may come later. */
const LEFT_READINGS = 16;
/** Words of a row from its ports to its interface, which lie side by side. */
const SIDE_WORDS = 10;

/**
 * The kernel's table as it was last seen. A row that is the same as before costs a look at its words: no
 * string and no object is made for it.
 */
export class SocketTable {
  readonly #context: RowContext;
  readonly #index = new CookieIndex();
  readonly #sockets: (RawSocket | null)[] = [];
  #facts = new Uint32Array(512 * FACT_WORDS);
  #seenIn = new Uint32Array(512);
  #reading = 0;
  /** Cookies of sockets that left lately, with the reading in which they did. */
  readonly #left = new Map<number, number>();
  /**
   * Cookies of sockets that were in TIME_WAIT when first seen: from Linux 6.x on the kernel lets them keep
   * the cookie of the connection, where anybody had asked for it.
   */
  readonly #remains = new Set<number>();
  #opened: RawSocket[] = [];
  #changed: RawSocket[] = [];
  /** Rows of the last reading in a state that is none. */
  unreadable = 0;

  constructor(context: RowContext) {
    this.#context = context;
  }

  get size(): number {
    return this.#index.size;
  }

  /** Whether a socket with this cookie is in the table, or left it lately, and was seen while it lived. */
  hasSeen(cookieLow: number, cookieHigh: number): boolean {
    const cookie = cookieNumber(cookieLow, cookieHigh);
    if (this.#remains.has(cookie)) return false;
    return this.#index.find(cookieLow, cookieHigh) >= 0 || this.#left.has(cookie);
  }

  /** How to ask the kernel for the socket with this cookie alone; null where it is not in the table. */
  questionFor(cookieLow: number, cookieHigh: number): SocketQuestion | null {
    const number = this.#index.find(cookieLow, cookieHigh);
    if (number < 0) return null;
    const at = number * FACT_WORDS;
    const head = this.#facts[at] ?? 0;
    const sides = this.#facts.slice(at + 1, at + 1 + SIDE_WORDS);
    if (head >>> 16 === IPPROTO_UDP) swapSides(sides);
    return {
      kind: { family: head & 0xff, protocol: head >>> 16 },
      socketId: Uint32Array.of(...sides, cookieLow, cookieHigh),
    };
  }

  begin(): void {
    this.#reading = (this.#reading + 1) >>> 0;
    this.#opened = [];
    this.#changed = [];
    this.unreadable = 0;
  }

  /** Takes in one row of the reading; one that comes twice counts once. */
  see(words: Uint32Array, place: number, protocol: number): void {
    const low = words[place + ROW.cookieLow] ?? 0;
    const high = words[place + ROW.cookieHigh] ?? 0;
    const number = this.#index.find(low, high);
    if (number < 0) return this.#open(words, place, protocol);
    this.#seenIn[number] = this.#reading;
    if (this.#isSame(number, words, place, protocol)) return;
    const socket = decodeRow(words, place, protocol, this.#context);
    if (!socket) {
      this.unreadable += 1;
      return;
    }
    this.#store(number, words, place, protocol);
    // A socket that came and changed within one reading is still only a new one.
    const before = this.#sockets[number];
    const opened = before ? this.#opened.lastIndexOf(before) : -1;
    if (opened >= 0) this.#opened[opened] = socket;
    else this.#changed.push(socket);
    this.#sockets[number] = socket;
  }

  /** What changed, now that all rows of the reading were seen. */
  end(beat: Beat): RawChanges {
    const closed: string[] = [];
    for (let number = 0; number < this.#index.bound; number += 1) {
      if (this.#seenIn[number] === this.#reading) continue;
      const socket = this.#sockets[number];
      if (!socket || (beat === 'doors' && !this.#isMissedAmongDoors(number))) continue;
      closed.push(socket.key);
      this.#left.set(this.#index.cookieOf(number), this.#reading);
      this.#sockets[number] = null;
      this.#index.remove(number);
    }
    for (const [cookie, reading] of this.#left) {
      if (this.#reading - reading < LEFT_READINGS) break;
      this.#left.delete(cookie);
      this.#remains.delete(cookie);
    }
    return { opened: this.#opened, changed: this.#changed, closed };
  }

  /**
   * Whether a row that a reading of doors did not bring is gone: it asks for TCP's doors and for all of UDP.
   * A TCP socket that was bound may be connecting now, and is looked for in the next reading of everything.
   */
  #isMissedAmongDoors(number: number): boolean {
    const facts = this.#facts[number * FACT_WORDS] ?? 0;
    return facts >>> 16 === IPPROTO_UDP || isTcpListener(facts);
  }

  #open(words: Uint32Array, place: number, protocol: number): void {
    // A raw socket without a port has no door.
    if (((words[place + ROW.ports] ?? 0) & 0xffff) === 0) return;
    const socket = decodeRow(words, place, protocol, this.#context);
    if (!socket) {
      this.unreadable += 1;
      return;
    }
    const number = this.#index.add(
      words[place + ROW.cookieLow] ?? 0,
      words[place + ROW.cookieHigh] ?? 0,
    );
    while (number >= this.#seenIn.length) {
      this.#seenIn = larger(this.#seenIn);
      this.#facts = larger(this.#facts);
    }
    this.#sockets[number] = socket;
    this.#seenIn[number] = this.#reading;
    this.#store(number, words, place, protocol);
    this.#opened.push(socket);
    if (socket.state === 'TIME_WAIT') this.#remains.add(this.#index.cookieOf(number));
  }

  #isSame(number: number, words: Uint32Array, place: number, protocol: number): boolean {
    const facts = this.#facts;
    const at = number * FACT_WORDS;
    if (facts[at] !== headOf(words, place, protocol)) return false;
    for (let offset = 0; offset < SIDE_WORDS; offset += 1) {
      if (facts[at + 1 + offset] !== words[place + ROW.ports + offset]) return false;
    }
    return (
      facts[at + SIDE_WORDS + 1] === words[place + ROW.uid] &&
      facts[at + SIDE_WORDS + 2] === words[place + ROW.inode]
    );
  }

  #store(number: number, words: Uint32Array, place: number, protocol: number): void {
    const facts = this.#facts;
    const at = number * FACT_WORDS;
    facts[at] = headOf(words, place, protocol);
    for (let offset = 0; offset < SIDE_WORDS; offset += 1) {
      facts[at + 1 + offset] = words[place + ROW.ports + offset] ?? 0;
    }
    facts[at + SIDE_WORDS + 1] = words[place + ROW.uid] ?? 0;
    facts[at + SIDE_WORDS + 2] = words[place + ROW.inode] ?? 0;
  }
}

/**
 * The kernel wants to be asked for one UDP socket as the other side sees it, so local and remote change
 * places (net/ipv4/udp_diag.c, udp_dump_one).
 * @param sides ports, both addresses and the interface
 */
function swapSides(sides: Uint32Array): void {
  const [ports = 0] = sides;
  const local = sides.slice(1, 5);
  sides[0] = (ports << 16) | (ports >>> 16);
  sides.copyWithin(1, 5, 9);
  sides.set(local, 5);
}

/** Family, state and protocol; the timer beside them changes all the time and is left out. */
function headOf(words: Uint32Array, place: number, protocol: number): number {
  return ((words[place + ROW.familyAndState] ?? 0) & 0xffff) | (protocol << 16);
}

function isTcpListener(head: number): boolean {
  return head >>> 16 === IPPROTO_TCP && ((head >>> 8) & 0xff) === TCP_LISTEN;
}
