import { readFile, readlink } from 'node:fs/promises';
import type { Problem, SourceFailureCode } from '../../../../shared/model/status.ts';
import { openTestDoor } from '../self-check.ts';
import type { RawSocket, Reading, SocketSource } from '../source.ts';
import { failureOf, SourceError } from '../source.ts';
import { PROC_TABLES, parseProcTable } from './parse-table.ts';

/** Linux: reads `/proc/net/{tcp,tcp6,udp,udp6}`. Complete, with uid and inode, and without a child process. */
export class ProcSource implements SocketSource {
  readonly name = 'proc';
  readonly doorsIntervalMs = null;
  readonly #root: string;

  /** @param root where the kernel's tables are: `/proc` outside of tests */
  constructor(root = '/proc') {
    this.#root = root;
  }

  async probe(signal: AbortSignal): Promise<void> {
    if (process.platform !== 'linux') throw failed('not-available');
    const door = await openTestDoor();
    try {
      const reading = await this.read(signal);
      if (!door.isIn(reading.sockets)) throw failed('cannot-see');
    } finally {
      await door.close();
    }
  }

  async read(signal: AbortSignal): Promise<Reading> {
    const takenAt = Date.now();
    const namespace = await this.#namespace();
    const sockets: RawSocket[] = [];
    let unreadable = 0;
    for (const table of PROC_TABLES) {
      const text = await this.#readTable(table.file, signal);
      const parsed = parseProcTable(text, table, namespace);
      for (const socket of parsed.sockets) sockets.push(socket);
      unreadable += parsed.unreadable;
    }
    const problems: Problem[] =
      unreadable > 0 ? [{ code: 'rows-unreadable', count: unreadable }] : [];
    return { takenAt, sockets, problems };
  }

  /** Every reading is a whole one. */
  restart(): void {}

  async close(): Promise<void> {}

  /** A kernel without IPv6 has no tcp6 and udp6: that is no failure. */
  async #readTable(file: string, signal: AbortSignal): Promise<string> {
    try {
      return await readFile(`${this.#root}/self/net/${file}`, { encoding: 'utf8', signal });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' && file.endsWith('6')) return '';
      throw new SourceError(failureOf('proc', error, signal), { cause: error });
    }
  }

  async #namespace(): Promise<string> {
    try {
      const link = await readlink(`${this.#root}/self/ns/net`);
      return /\d+/.exec(link)?.[0] ?? 'home';
    } catch {
      return 'home';
    }
  }
}

function failed(code: SourceFailureCode): SourceError {
  return new SourceError({ source: 'proc', code, detail: null });
}
