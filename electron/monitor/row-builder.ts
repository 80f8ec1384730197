import { sameValue } from '../../shared/diff/equal.ts';
import { OpenDoors, roleOf } from '../../shared/model/role.ts';
import type { Rows, SocketRow } from '../../shared/model/socket.ts';
import type { Attribution, Attributions } from './owners/owners.ts';
import type { RawSocket, Reading } from './sources/source.ts';
import type { Origin, TagContext } from './tag.ts';
import { tag } from './tag.ts';

interface Made {
  readonly raw: RawSocket;
  readonly attribution: Attribution;
  readonly row: SocketRow;
}

/**
 * Makes the rows of each reading and remembers what belongs to a socket's life: when it was first seen
 * and which role it had then. A socket about which nothing changed keeps its row object.
 */
export class RowBuilder {
  #made = new Map<string, Made>();
  /** Origins by what a socket is, not by row key: filled when the source, and with it the keys, changed. */
  #inherited = new Map<string, Origin[]>();
  #isFirst = true;

  build(reading: Reading, attributions: Attributions, context: TagContext): Rows {
    const made = new Map<string, Made>();
    const rows = new Map<string, SocketRow>();
    const doors = new Doors(reading.sockets);
    for (const raw of reading.sockets) {
      const attribution = attributions.of(raw);
      const known = this.#made.get(raw.key);
      const next =
        known && known.attribution === attribution && isSame(known.raw, raw)
          ? known
          : this.#make(raw, attribution, known?.row, doors, reading.takenAt, context);
      made.set(raw.key, next);
      rows.set(raw.key, next.row);
    }
    this.#made = made;
    this.#inherited = new Map();
    this.#isFirst = false;
    return rows;
  }

  /** The next reading comes from another source, with other keys: sockets are recognized by what they are. */
  expectNewKeys(): void {
    for (const { raw, row } of this.#made.values()) {
      const identity = identityOf(raw);
      const origins = this.#inherited.get(identity);
      if (origins) origins.push(row);
      else this.#inherited.set(identity, [row]);
    }
    this.#made = new Map();
  }

  #make(
    raw: RawSocket,
    attribution: Attribution,
    known: SocketRow | undefined,
    doors: Doors,
    takenAt: number,
    context: TagContext,
  ): Made {
    const origin =
      known ??
      this.#inherited.get(identityOf(raw))?.shift() ??
      this.#newOrigin(raw, doors, takenAt);
    const role = hasKeptSide(origin, raw) ? origin.role : roleOf(raw, doors.open);
    return { raw, attribution, row: tag(raw, attribution, { ...origin, role }, context) };
  }

  #newOrigin(raw: RawSocket, doors: Doors, takenAt: number): Origin {
    return {
      role: roleOf(raw, doors.open),
      firstSeenAt: takenAt,
      presentAtStart: this.#isFirst,
    };
  }
}

/** The open doors of a reading, worked out only when some socket is new. */
class Doors {
  readonly #sockets: readonly RawSocket[];
  #open: OpenDoors | null = null;

  constructor(sockets: readonly RawSocket[]) {
    this.#sockets = sockets;
  }

  get open(): OpenDoors {
    this.#open ??= new OpenDoors(this.#sockets);
    return this.#open;
  }
}

/** A connection keeps its role; a socket that was bound and now listens or connects has a new one. */
function hasKeptSide(origin: Origin, raw: RawSocket): boolean {
  const wasConnection = origin.role === 'inbound' || origin.role === 'outbound';
  return wasConnection && raw.remote !== null;
}

function isSame(a: RawSocket, b: RawSocket): boolean {
  return a === b || sameValue(a, b);
}

function identityOf(raw: RawSocket): string {
  const { protocol, local, remote } = raw;
  return [protocol, local.address, local.port, remote?.address, remote?.port].join(' ');
}
