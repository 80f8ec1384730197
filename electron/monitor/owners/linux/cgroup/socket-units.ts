import type { Door } from './door.ts';
import { type ListenAddress, parseSocketUnit } from './parse-socket-unit.ts';
import { dropInsIn, readSocketUnits, stampOf } from './unit-folders.ts';

/** A socket unit of systemd's, and what it starts when somebody knocks. */
export interface SocketUnit {
  readonly unit: string;
  /** A template (`name@.service`) where each connection gets a service of its own. */
  readonly service: string;
}

interface KnownUnit extends SocketUnit {
  readonly listens: readonly ListenAddress[];
  readonly wanted: boolean;
  readonly ipv6Only: boolean;
}

/**
 * For which unit the first process holds a listening or bound socket, by the unit files. Files are read
 * again when one of their folders has changed.
 */
export class SocketUnits {
  readonly #root: string;
  #units: readonly KnownUnit[] = [];
  #dropIns: readonly string[] = [];
  #stamp: string | null = null;

  /** @param root folder that stands for `/` in tests */
  constructor(root = '') {
    this.#root = root;
  }

  /** @returns null where no unit listens there, and where it could be either of several */
  find(door: Door): SocketUnit | null {
    this.#refresh();
    const best = bestOf(this.#units, (unit) => likeness(unit, door));
    const [only, other] = best.some(({ wanted }) => wanted)
      ? best.filter(({ wanted }) => wanted)
      : best;
    return only && !other ? { unit: only.unit, service: only.service } : null;
  }

  #refresh(): void {
    if (this.#stamp === stampOf(this.#root, this.#dropIns)) return;
    // Taken before reading: a file that changes meanwhile is read again next time.
    this.#dropIns = dropInsIn(this.#root);
    this.#stamp = stampOf(this.#root, this.#dropIns);
    this.#units = readSocketUnits(this.#root).map(({ name, texts, wanted }) => {
      const { listens, service, accept, ipv6Only } = parseSocketUnit(texts);
      const own = `${name.slice(0, -'.socket'.length)}${accept ? '@' : ''}.service`;
      return { unit: name, service: service ?? own, listens, wanted, ipv6Only };
    });
  }
}

/** How well a unit explains a door: 3 by its very address, 2 by a port alone, 1 without IPv6; 0 not. */
function likeness({ listens, ipv6Only }: KnownUnit, door: Door): number {
  const fits = listens
    .filter(({ protocol, port }) => protocol === door.protocol && port === door.port)
    .map(({ address }) => {
      if (address !== null) return address === door.address ? 3 : 0;
      if (door.address === '::') return 2;
      // Where the system has no IPv6, a port alone means all IPv4 addresses.
      return door.address === '0.0.0.0' && !ipv6Only ? 1 : 0;
    });
  return Math.max(0, ...fits);
}

function bestOf<T>(items: readonly T[], rate: (item: T) => number): T[] {
  const valued = items.map((item) => ({ item, value: rate(item) }));
  const best = Math.max(0, ...valued.map(({ value }) => value));
  return best === 0 ? [] : valued.filter(({ value }) => value === best).map(({ item }) => item);
}
