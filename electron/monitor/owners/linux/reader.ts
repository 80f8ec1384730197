import { readlinkSync } from 'node:fs';
import type { Owner } from '../../../../shared/model/socket.ts';
import type { HiddenReason } from '../../../../shared/model/status.ts';
import type { RawChanges, RawSocket } from '../../sources/source.ts';
import type { AttributeOptions, Attribution, Attributions, OwnerReader } from '../owners.ts';
import { bareOwner, HIDDEN_OWNER, NO_OWNER, reuse } from '../owners.ts';
import { Holders } from './holders.ts';
import { Places } from './places.ts';
import { type ProcessFact, ProcessFacts } from './process-facts.ts';
import { Turn } from './turn.ts';
import { Users } from './users.ts';

/** So many processes are looked at where nothing opened or closed, each time others. */
const AT_REST = 16;

const NO_KEYS: readonly string[] = [];
const NO_INODES: ReadonlySet<number> = new Set();

interface Held {
  readonly socket: RawSocket;
  attribution: Attribution;
}

/** Linux: every process that has the socket among its open files. Costs what changed since the last time. */
export class LinuxOwnerReader implements OwnerReader {
  readonly #users = new Users();
  readonly #places = new Places();
  readonly #facts: ProcessFacts;
  readonly #holders: Holders;
  readonly #seesAllProcesses: boolean;
  readonly #sockets = new Map<string, Held>();
  /** Key of the socket with this inode, or keys where several rows have it. */
  readonly #byInode = new Map<number, string | readonly string[]>();
  readonly #processesAtRest: Turn;
  #hiddenReason: HiddenReason | null = null;
  #names: object | null = null;

  /** @param root where the kernel's tables are: `/proc` outside of tests */
  constructor(root = '/proc') {
    this.#seesAllProcesses = seesAllProcesses(root);
    this.#facts = new ProcessFacts(this.#users, root);
    this.#holders = new Holders(root);
    this.#processesAtRest = new Turn(() => this.#facts.pids);
  }

  async attribute(
    changes: RawChanges,
    { beat, wait, signal }: AttributeOptions,
  ): Promise<Attributions> {
    const naming = beat === 'all' ? this.#places.refresh(signal) : null;
    if (wait) await naming;
    for (const key of changes.closed) this.#drop(key);
    const news = [...changes.opened, ...changes.changed].map((socket) => this.#take(socket));
    const inodes = this.#moved(changes, beat === 'all');
    const touched = this.#concerns(inodes);
    for (const held of news) {
      this.#renew(held);
      touched.delete(held.socket.key);
    }
    for (const key of touched) {
      const held = this.#sockets.get(key);
      if (!held || !this.#renew(held)) touched.delete(key);
    }
    return {
      of: (socket) => this.#sockets.get(socket.key)?.attribution ?? this.#attribute(socket),
      touched,
      userOf: (uid) => this.#users.nameOf(uid),
      hiddenReason: this.#hiddenReason,
      problems: [],
    };
  }

  reset(): void {
    this.#sockets.clear();
    this.#byInode.clear();
    this.#holders.clear();
  }

  #take(socket: RawSocket): Held {
    const before = this.#sockets.get(socket.key);
    if (before) this.#unlink(before.socket);
    const held = { socket, attribution: before?.attribution ?? NO_OWNER };
    this.#sockets.set(socket.key, held);
    if (socket.owner.kind === 'inode') this.#link(socket.owner.inode, socket.key);
    return held;
  }

  #link(inode: number, key: string): void {
    const keys = this.#keysOf(inode);
    this.#byInode.set(inode, keys.length === 0 ? key : [...keys, key]);
    this.#holders.want(inode);
  }

  #drop(key: string): void {
    const held = this.#sockets.get(key);
    if (!held) return;
    this.#sockets.delete(key);
    this.#unlink(held.socket);
  }

  #unlink({ key, owner }: RawSocket): void {
    if (owner.kind !== 'inode') return;
    const left = this.#keysOf(owner.inode).filter((other) => other !== key);
    if (left.length > 0) {
      this.#byInode.set(owner.inode, left);
      return;
    }
    this.#byInode.delete(owner.inode);
    this.#holders.forget(owner.inode);
  }

  #keysOf(inode: number): readonly string[] {
    const keys = this.#byInode.get(inode) ?? NO_KEYS;
    return typeof keys === 'string' ? [keys] : keys;
  }

  /** Inodes whose holders are others, or are other programs, than before. */
  #moved({ opened, changed, closed }: RawChanges, isWhole: boolean): ReadonlySet<number> {
    const hasNews = opened.length > 0 || changed.length > 0;
    if (!hasNews && !isWhole) return NO_INODES;
    // A door can have many holders, and each of them matters; a connection hardly ever has.
    const everyone = opened.some(({ remote }) => remote === null);
    const atRest = !hasNews && closed.length === 0;
    const moved = this.#holders.refresh(everyone, performance.now(), atRest);
    for (const pid of this.#holders.left) this.#facts.forget(pid);
    const changedPrograms = isWhole ? this.#lookAtProcesses(atRest) : [];
    return changedPrograms.length === 0 ? moved : new Set([...moved, ...changedPrograms]);
  }

  /**
   * A process can become another program, and a pid another process.
   * @returns inodes that such a process holds
   */
  #lookAtProcesses(atRest: boolean): number[] {
    const inodes: number[] = [];
    for (const pid of atRest ? this.#processesAtRest.take(AT_REST) : this.#facts.pids) {
      const before = this.#facts.known(pid);
      const held = this.#holders.heldBy(pid);
      if (!held) this.#facts.forget(pid);
      else if (this.#facts.fact(pid) !== before) for (const inode of held) inodes.push(inode);
    }
    return inodes;
  }

  /** Keys of the sockets that have to be looked at: all, where what is hidden or named is another. */
  #concerns(inodes: ReadonlySet<number>): Set<string> {
    const reason = this.#currentHiddenReason();
    const { names } = this.#places;
    const isAll = reason !== this.#hiddenReason || names !== this.#names;
    this.#hiddenReason = reason;
    this.#names = names;
    if (isAll) return new Set(this.#sockets.keys());
    const keys = new Set<string>();
    for (const inode of inodes) for (const key of this.#keysOf(inode)) keys.add(key);
    return keys;
  }

  /** @returns whether it says something else than before */
  #renew(held: Held): boolean {
    const next = reuse(held.attribution, this.#attribute(held.socket));
    if (next === held.attribution) return false;
    held.attribution = next;
    return true;
  }

  #attribute(socket: RawSocket): Attribution {
    switch (socket.owner.kind) {
      case 'nobody':
        return NO_OWNER;
      case 'unknown':
        return { ...HIDDEN_OWNER, ...this.#places.of(socket, null) };
      case 'pid': {
        const { pid, name } = socket.owner;
        const fact = this.#facts.known(pid) ?? this.#facts.fact(pid);
        const owners = [fact?.owner ?? bareOwner(pid, name)];
        return { owners, status: 'partial', ...this.#places.of(socket, fact) };
      }
      case 'inode':
        return this.#attributeHeld(socket, this.#holders.of(socket.owner.inode));
    }
  }

  #attributeHeld(socket: RawSocket, pids: readonly number[]): Attribution {
    const facts = pids
      .map((pid) => this.#facts.known(pid) ?? this.#facts.fact(pid))
      .filter((fact): fact is ProcessFact => fact !== null);
    const owners = facts.map(({ owner }) => owner);
    const { unit, container } = this.#places.of(socket, facts[0] ?? null);
    return { owners, status: this.#statusOf(owners, socket.uid), unit, container };
  }

  /** Why holders may be out of sight; null where every process of the machine was looked into. */
  #currentHiddenReason(): HiddenReason | null {
    if (this.#holders.deniedProcesses > 0) {
      return process.geteuid?.() === 0 ? 'protected' : 'other-users';
    }
    return this.#seesAllProcesses ? null : 'container';
  }

  /**
   * With some processes out of sight, a socket without a holder in sight belongs to one of them; and where
   * nobody of the user who created it is in sight, its creator may hold it too (a server started as root
   * that handed it to workers).
   */
  #statusOf(owners: readonly Owner[], uid: number | null): Attribution['status'] {
    const someUnseen = this.#hiddenReason !== null;
    if (owners.length === 0) return someUnseen ? 'hidden' : 'none';
    const creator = uid === null ? null : this.#users.nameOf(uid);
    if (!someUnseen || creator === null) return 'complete';
    return owners.some((owner) => owner.user === creator) ? 'complete' : 'partial';
  }
}

/** The machine's first process namespace has a fixed number: PROC_PID_INIT_INO in include/linux/proc_ns.h. */
function seesAllProcesses(root: string): boolean {
  try {
    return readlinkSync(`${root}/self/ns/pid`) === 'pid:[4026531836]';
  } catch {
    return true;
  }
}
