import type { Problem } from '../../../../shared/model/status.ts';
import { openTestDoor } from '../self-check.ts';
import type { Reading, SocketSource } from '../source.ts';
import { failureOf, SourceError } from '../source.ts';
import type { Library } from './library.ts';
import { mapConnections } from './map-connections.ts';

const NAME = 'systeminformation';

/** Portable: the library reads the output of netstat, on Linux else of ss. The reference and the fallback. */
export class SysteminformationSource implements SocketSource {
  readonly name = NAME;
  readonly doorsIntervalMs = null;
  readonly #library: Library;
  readonly #platform: string;

  /** @param platform Node's name of the system, other than the real one only in tests */
  constructor(library: Library, platform: string = process.platform) {
    this.#library = library;
    this.#platform = platform;
  }

  async probe(signal: AbortSignal): Promise<void> {
    const door = await openTestDoor();
    try {
      const reading = await this.#readOnce(signal);
      if (door.isIn(reading.sockets)) return;
      const detail =
        this.#platform === 'linux' ? 'netstat and ss did not show it' : 'netstat did not show it';
      throw new SourceError({ source: NAME, code: 'cannot-see', detail });
    } finally {
      await door.close();
    }
  }

  /** The library answers an empty list where it failed: that one is believed only after a probe. */
  async read(signal: AbortSignal): Promise<Reading> {
    const reading = await this.#readOnce(signal);
    if (reading.sockets.length === 0) await this.probe(signal);
    return reading;
  }

  /** Every reading is a whole one. */
  restart(): void {}

  async close(): Promise<void> {
    await this.#library.close();
  }

  async #readOnce(signal: AbortSignal): Promise<Reading> {
    const takenAt = Date.now();
    try {
      const connections = await this.#library.call('connections', signal);
      const { sockets, problems } = mapConnections(connections, this.#platform);
      return { takenAt, sockets, problems: [...problems, ...this.#standingProblems()] };
    } catch (error) {
      throw new SourceError(failureOf(NAME, error, signal), { cause: error });
    }
  }

  /** What this source never tells on this system (measured on Linux, read in the library's code elsewhere). */
  #standingProblems(): Problem[] {
    if (this.#platform !== 'linux') return [];
    return [
      { code: 'udp-not-read', source: NAME },
      { code: 'first-owner-only', source: NAME },
    ];
  }
}
