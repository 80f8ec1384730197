import type { Delta } from '../diff/delta.ts';
import { isOpenToNetwork } from '../model/exposure.ts';
import { RANGES } from '../model/range.ts';
import type { Rows, SocketRow } from '../model/socket.ts';
import { Counts } from '../table/counts.ts';
import { MOST_TOLD, type OpenPort, type SocketsSummary } from './summary.ts';

/** Follows the rows from reading to reading: what it costs grows with what changes, not with what there is. */
export class Summarizer {
  #counts = new Counts();
  readonly #open = new Map<string, SocketRow>();

  /** @param delta from the reading before; null: everything is new */
  take(rows: Rows, delta: Delta | null): void {
    if (!delta) {
      this.#counts = new Counts();
      this.#open.clear();
      for (const row of rows.values()) this.#add(row);
      return;
    }
    for (const row of delta.closed.values()) this.#remove(row);
    for (const { before, after } of delta.changed.values()) {
      this.#remove(before);
      this.#add(after);
    }
    for (const row of delta.opened.values()) this.#add(row);
  }

  summary(): SocketsSummary {
    let doors = 0;
    let connections = 0;
    let openToNetwork = 0;
    for (const { range } of RANGES) {
      const counts = this.#counts.of(range);
      doors += counts.doors;
      connections += counts.connections;
      openToNetwork += counts.doorsOpenToNetwork;
    }
    return { doors, connections, openToNetwork, open: this.#firstOpen() };
  }

  #add(row: SocketRow): void {
    this.#counts.add(row);
    if (isOpenToNetwork(row.exposure)) this.#open.set(row.id, row);
  }

  #remove(row: SocketRow): void {
    this.#counts.remove(row);
    this.#open.delete(row.id);
  }

  #firstOpen(): OpenPort[] {
    const byPort = Map.groupBy(this.#open.values(), ({ local }) => local.port);
    return [...byPort]
      .sort(([a], [b]) => a - b)
      .slice(0, MOST_TOLD)
      .map(([port, rows]) => openPort(port, rows));
  }
}

function openPort(port: number, rows: readonly SocketRow[]): OpenPort {
  const protocols = [...new Set(rows.map(({ protocol }) => protocol))].sort();
  const [program = null, ...others] = new Set(
    rows.flatMap(({ owners }) => owners.map(({ name }) => name)),
  );
  const [first] = rows;
  const isOne = rows.length === 1;
  return {
    port,
    protocols,
    program,
    others: others.length,
    service: rows.find(({ service }) => service !== null)?.service?.name ?? null,
    id: isOne ? (first?.id ?? null) : null,
  };
}
