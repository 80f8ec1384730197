import type { Change, Delta, Passed } from '../../shared/diff/delta.ts';
import { NOTHING_PASSED } from '../../shared/diff/delta.ts';
import { sameRow } from '../../shared/diff/equal.ts';
import { OpenDoors, roleOf } from '../../shared/model/open-doors.ts';
import type { Rows, SocketRow } from '../../shared/model/socket.ts';
import type { KnownOrigins } from './origins.ts';
import type { Attribution, Attributions } from './owners/owners.ts';
import type { ServiceNames } from './registry/service-names.ts';
import { changesBetween } from './sources/raw-differ.ts';
import type { PassedSockets, RawChanges, RawSocket } from './sources/source.ts';
import type { Origin, TagContext } from './tag.ts';
import { tag } from './tag.ts';

interface Made {
  readonly raw: RawSocket;
  readonly row: SocketRow;
}

/**
 * Keeps the rows of all sockets and remembers what belongs to a socket's life: when it was first seen and
 * which role it had then. A reading costs what it changes.
 */
export class RowBuilder {
  readonly #made = new Map<string, Made>();
  readonly #rows = new Map<string, SocketRow>();
  readonly #doors = new OpenDoors([]);
  /** Origins by what a socket is, not by row key: filled where keys change. */
  readonly #inherited = new Map<string, Origin[]>();
  #isFirst = true;
  /** For the first reading. */
  #known: KnownOrigins | null;
  #hiddenOwners = 0;
  /** Of the names that the rows have. */
  #edition = 0;

  /** @param known of a builder whose place this one takes */
  constructor(known: KnownOrigins | null = null) {
    this.#known = known;
  }

  /** All rows now. It is the same map after the next reading, with what is true then. */
  get rows(): Rows {
    return this.#rows;
  }

  /** How many rows have owners of which none could be seen. */
  get hiddenOwners(): number {
    return this.#hiddenOwners;
  }

  /** What leads from the sockets known here to those of a whole reading. */
  changesTo(sockets: readonly RawSocket[]): RawChanges {
    if (this.#made.size === 0) return { opened: sockets, changed: [], closed: [] };
    return changesBetween(this.#made.keys(), (key) => this.#made.get(key)?.raw, sockets);
  }

  /** Takes in what changed. @returns the change of the rows */
  update(changes: RawChanges, attributions: Attributions, context: TagContext): Delta {
    const closed = this.#close(changes.closed);
    this.#moveDoors(changes);
    const changed = this.#rename(context.services);
    for (const raw of changes.changed) this.#remake(raw, attributions.of(raw), context, changed);
    for (const key of attributions.touched) {
      const raw = this.#made.get(key)?.raw;
      if (raw) this.#remake(raw, attributions.of(raw), context, changed);
    }
    const opened = new Map<string, SocketRow>();
    for (const raw of changes.opened) {
      const origin = this.#inherit(raw) ?? this.#knownOrigin(raw) ?? this.#newOrigin(raw, context);
      const row = this.#make(raw, attributions.of(raw), origin, context);
      opened.set(raw.key, row);
    }
    this.#inherited.clear();
    this.#isFirst = false;
    this.#known = null;
    return { opened, changed, closed, passed: NOTHING_PASSED };
  }

  /** Rows of sockets that are gone already: they had no time to be anything but what they were. */
  passed(
    { sockets, dropped }: PassedSockets,
    attributions: Attributions,
    context: TagContext,
  ): Passed {
    const rows = sockets.map((raw) =>
      tag(raw, attributions.of(raw), this.#newOrigin(raw, context), context),
    );
    return { sockets: rows, dropped };
  }

  /** The next reading comes from another source, with other keys: sockets are recognized by what they are. */
  expectNewKeys(): void {
    for (const { raw, row } of this.#made.values()) {
      this.#bequeath(raw, row);
      this.#doors.remove(raw);
    }
    this.#made.clear();
    this.#rows.clear();
    this.#hiddenOwners = 0;
  }

  #close(keys: readonly string[]): Map<string, SocketRow> {
    const closed = new Map<string, SocketRow>();
    for (const key of keys) {
      const made = this.#made.get(key);
      if (!made) continue;
      closed.set(key, made.row);
      // What the kernel remembers of a connection (TIME_WAIT) is another socket to it, and the same to us.
      if (made.raw.remote !== null) this.#bequeath(made.raw, made.row);
      this.#doors.remove(made.raw);
      this.#countHidden(made.row, -1);
      this.#made.delete(key);
      this.#rows.delete(key);
    }
    return closed;
  }

  /** Where another registry is in force, all rows are named anew. */
  #rename(services: ServiceNames): Map<string, Change> {
    const changed = new Map<string, Change>();
    if (services.edition === this.#edition) return changed;
    this.#edition = services.edition;
    for (const [key, { raw, row: before }] of this.#made) {
      const service = services.of(raw, before.role);
      const after = { ...before, service };
      if (sameRow(before, after)) continue;
      this.#made.set(key, { raw, row: after });
      this.#rows.set(key, after);
      changed.set(key, { before, after });
    }
    return changed;
  }

  #inherit(raw: RawSocket): Origin | undefined {
    // Most readings have nothing to inherit, and naming every socket of a first one takes its time.
    return this.#inherited.size === 0 ? undefined : this.#inherited.get(identityOf(raw))?.shift();
  }

  #knownOrigin(raw: RawSocket): Origin | undefined {
    const known = this.#known?.byKey.get(raw.key);
    if (!known) return undefined;
    return hasKeptSide(known, raw) ? known : { ...known, role: roleOf(raw, this.#doors) };
  }

  #bequeath(raw: RawSocket, origin: Origin): void {
    const identity = identityOf(raw);
    const origins = this.#inherited.get(identity);
    if (origins) origins.push(origin);
    else this.#inherited.set(identity, [origin]);
  }

  /** All doors are known before the first role is told: a connection may have come with its door. */
  #moveDoors({ opened, changed }: RawChanges): void {
    for (const raw of opened) this.#doors.add(raw);
    for (const raw of changed) {
      const before = this.#made.get(raw.key)?.raw;
      if (before) this.#doors.remove(before);
      this.#doors.add(raw);
    }
  }

  #remake(
    raw: RawSocket,
    attribution: Attribution,
    context: TagContext,
    changed: Map<string, Change>,
  ): void {
    const before = this.#made.get(raw.key)?.row;
    if (!before) return;
    const role = hasKeptSide(before, raw) ? before.role : roleOf(raw, this.#doors);
    this.#countHidden(before, -1);
    const after = this.#make(raw, attribution, { ...before, role }, context);
    const first = changed.get(raw.key)?.before ?? before;
    if (sameRow(first, after)) changed.delete(raw.key);
    else changed.set(raw.key, { before: first, after });
  }

  #make(raw: RawSocket, attribution: Attribution, origin: Origin, context: TagContext): SocketRow {
    const row = tag(raw, attribution, origin, context);
    this.#made.set(raw.key, { raw, row });
    this.#rows.set(raw.key, row);
    this.#countHidden(row, 1);
    return row;
  }

  #newOrigin(raw: RawSocket, { takenAt, asleepSince }: TagContext): Origin {
    return {
      role: roleOf(raw, this.#doors),
      firstSeenAt: takenAt,
      presentAtStart: this.#isFirst && this.#known?.isWhole !== true,
      asleepSince: this.#isFirst ? null : asleepSince,
    };
  }

  #countHidden(row: SocketRow, by: 1 | -1): void {
    if (row.ownersStatus === 'hidden') this.#hiddenOwners += by;
  }
}

/** A connection keeps its role; a socket that was bound and now listens or connects has a new one. */
function hasKeptSide(origin: Origin, raw: RawSocket): boolean {
  const wasConnection = origin.role === 'inbound' || origin.role === 'outbound';
  return wasConnection && raw.remote !== null;
}

function identityOf(raw: RawSocket): string {
  const { netns, protocol, local, remote } = raw;
  return [netns, protocol, local.address, local.port, remote?.address, remote?.port].join(' ');
}
