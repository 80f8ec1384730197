import { linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcRow, procTable } from '../proc-table.ts';
import { tempFolder } from '../temp-folder.ts';

const FILES = ['tcp', 'tcp6', 'udp', 'udp6'] as const;

/** A folder that looks like `/proc` as far as network namespaces are told by it. Our own is number 1. */
export class FakeNamespaces {
  readonly root = tempFolder();
  readonly #tables = tempFolder();

  constructor() {
    this.namespace(1);
    this.enter('self', 1);
  }

  namespace(number: number): void {
    mkdirSync(this.#folder(number));
    for (const file of FILES) this.table(number, file, []);
  }

  /** Writes a table of a namespace anew. */
  table(number: number, file: (typeof FILES)[number], rows: readonly ProcRow[]): void {
    writeFileSync(join(this.#folder(number), file), procTable(rows));
  }

  /** The process has no such table. */
  withoutTable(pid: number, file: (typeof FILES)[number]): void {
    rmSync(join(this.root, `${pid}`, 'net', file));
  }

  /** Puts a process into a namespace, out of the one in which it was. */
  enter(pid: number | 'self', number: number, isNumberHidden = false): void {
    const folder = join(this.root, `${pid}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, 'net'), { recursive: true });
    mkdirSync(join(folder, 'ns'));
    for (const file of FILES) {
      linkSync(join(this.#folder(number), file), join(folder, 'net', file));
    }
    if (!isNumberHidden) symlinkSync(`net:[${number}]`, join(folder, 'ns/net'));
  }

  end(pid: number): void {
    rmSync(join(this.root, `${pid}`), { recursive: true });
  }

  #folder(number: number): string {
    return join(this.#tables, `${number}`);
  }
}

/** A row of `/proc/net/tcp`: a listener on 0.0.0.0. */
export function listenerRow(localPort: number, inode: number): ProcRow {
  const zeros = [0, 0, 0, 0];
  return { local: zeros, localPort, remote: zeros, remotePort: 0, state: 10, uid: 0, inode };
}
