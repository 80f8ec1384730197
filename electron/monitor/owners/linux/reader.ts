import { readlinkSync } from 'node:fs';
import type { Owner } from '../../../../shared/model/socket.ts';
import type { HiddenReason } from '../../../../shared/model/status.ts';
import type { RawSocket } from '../../sources/source.ts';
import type { Attribution, Attributions, OwnerReader } from '../owners.ts';
import { HIDDEN_OWNER, NO_OWNER, reuse } from '../owners.ts';
import { findHolders, type Holders } from './holders.ts';
import { ProcessFacts } from './process-facts.ts';
import { Users } from './users.ts';

/** Linux: every process that has the socket among its open files. */
export class LinuxOwnerReader implements OwnerReader {
  readonly #users = new Users();
  readonly #facts: ProcessFacts;
  readonly #root: string;
  readonly #seesAllProcesses: boolean;
  #previous = new Map<string, Attribution>();

  /** @param root where the kernel's tables are: `/proc` outside of tests */
  constructor(root = '/proc') {
    this.#root = root;
    this.#seesAllProcesses = seesAllProcesses(root);
    this.#facts = new ProcessFacts(this.#users, root);
  }

  async attribute(sockets: readonly RawSocket[]): Promise<Attributions> {
    const holders = findHolders(inodesOf(sockets), this.#root);
    const hiddenReason = this.#hiddenReason(holders);
    const owners = new Map<number, Owner | null>();
    const ownerOf = (pid: number): Owner | null => {
      const known = owners.get(pid);
      if (known !== undefined) return known;
      const owner = this.#facts.owner(pid);
      owners.set(pid, owner);
      return owner;
    };
    const attributions = new Map<string, Attribution>();
    for (const socket of sockets) {
      const creator = socket.uid === null ? null : this.#users.nameOf(socket.uid);
      const next = attribute(socket, holders, ownerOf, creator, hiddenReason !== null);
      attributions.set(socket.key, reuse(this.#previous.get(socket.key), next));
    }
    this.#facts.keepOnly(new Set(owners.keys()));
    this.#previous = attributions;
    return {
      of: (socket) => attributions.get(socket.key) ?? HIDDEN_OWNER,
      userOf: (uid) => this.#users.nameOf(uid),
      hiddenReason,
      problems: [],
    };
  }

  /** Why holders may be out of sight; null where every process of the machine was looked into. */
  #hiddenReason({ deniedProcesses }: Holders): HiddenReason | null {
    if (deniedProcesses > 0) return process.geteuid?.() === 0 ? 'protected' : 'other-users';
    return this.#seesAllProcesses ? null : 'container';
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

function inodesOf(sockets: readonly RawSocket[]): Set<number> {
  const inodes = new Set<number>();
  for (const { owner } of sockets) if (owner.kind === 'inode') inodes.add(owner.inode);
  return inodes;
}

function attribute(
  socket: RawSocket,
  holders: Holders,
  ownerOf: (pid: number) => Owner | null,
  creator: string | null,
  someUnseen: boolean,
): Attribution {
  switch (socket.owner.kind) {
    case 'nobody':
      return NO_OWNER;
    case 'unknown':
      return HIDDEN_OWNER;
    case 'pid': {
      const { pid, name } = socket.owner;
      const owner = ownerOf(pid) ?? bareOwner(pid, name);
      return { owners: [owner], status: 'partial' };
    }
    case 'inode': {
      const pids = holders.byInode.get(socket.owner.inode) ?? [];
      const owners = pids.map(ownerOf).filter((owner) => owner !== null);
      return { owners, status: statusOf(owners, someUnseen, creator) };
    }
  }
}

/** A process that could not be looked at any more: what the source said of it. */
function bareOwner(pid: number, name: string | null): Owner {
  return { pid, name: name ?? '', path: null, commandLine: null, user: null, startedAt: null };
}

/**
 * With some processes out of sight, a socket without a holder in sight belongs to one of them; and where
 * nobody of the user who created it is in sight, its creator may hold it too (a server started as root
 * that handed it to workers).
 */
function statusOf(
  owners: readonly Owner[],
  someUnseen: boolean,
  creator: string | null,
): Attribution['status'] {
  if (owners.length === 0) return someUnseen ? 'hidden' : 'none';
  if (!someUnseen || creator === null) return 'complete';
  return owners.some((owner) => owner.user === creator) ? 'complete' : 'partial';
}
