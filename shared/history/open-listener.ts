import { compareProgram, isHidden, type Program, programKey } from '../findings/program.ts';
import type { SocketRow } from '../model/socket.ts';
import type { Listener, ListenerDoor, ListenerHolder } from './model.ts';

/** What a source says of a start may be a second beside what another says. */
const START_TOLERANCE_MS = 2000;

/** A listener that is there, with the sockets by which it is. */
export class OpenListener {
  readonly id: number;
  readonly door: ListenerDoor;
  readonly began: number;
  readonly firstSeen: number;
  readonly openingSeen: boolean;
  readonly rows = new Set<string>();
  holder: ListenerHolder;
  /** Whether it has been given out to be written down. */
  isRecorded = false;
  /** Whether it may be a client's, and is kept only if it stays. */
  isPassing = false;

  constructor(listener: Omit<Listener, 'lastSeen' | 'ended'>) {
    const { id, began, firstSeen, openingSeen, program, user, pid, startedAt } = listener;
    this.id = id;
    this.began = began;
    this.firstSeen = firstSeen;
    this.openingSeen = openingSeen;
    this.door = doorFacts(listener);
    this.holder = { program, user, pid, startedAt };
  }

  get listener(): Listener {
    const { id, began, firstSeen, openingSeen } = this;
    return {
      id,
      began,
      firstSeen,
      openingSeen,
      lastSeen: null,
      ended: null,
      ...this.door,
      ...this.holder,
    };
  }

  /** How surely `program` is the one that listens here: 2 by all that is known, 1 by what both sides know. */
  matches(program: Program): 0 | 1 | 2 {
    if (programKey(program) === programKey(this.holder.program)) return 2;
    return compareProgram(this.holder.program, program) === 'different' ? 0 : 1;
  }

  /** Whether the process that holds it was started when another one held it. */
  isRestart({ startedAt }: ListenerHolder): boolean {
    const before = this.holder.startedAt;
    if (before === null || startedAt === null) return false;
    return Math.abs(before - startedAt) > START_TOLERANCE_MS;
  }

  /** Takes over what is better known. @returns whether that is something new */
  learn(holder: ListenerHolder): boolean {
    const before = this.holder.program;
    const isStronger = isHidden(before) && !isHidden(holder.program);
    const isFuller = before.path === null && holder.program.path !== null;
    const isNamed = this.holder.pid === null && holder.pid !== null;
    if (!isStronger && !isFuller && !isNamed) return false;
    this.holder = holder;
    return true;
  }
}

export function doorFacts(from: ListenerDoor): ListenerDoor {
  const { protocol, address, port, interface: device, exposure } = from;
  return { protocol, address, port, interface: device, exposure };
}

export function doorOf({ protocol, local, interface: device, exposure }: SocketRow): ListenerDoor {
  const { address, port } = local;
  return { protocol, address, port, interface: device, exposure: exposure ?? 'any' };
}

/** Equal for the same place, whatever source it was seen by. */
export function doorKey({ protocol, address, port, interface: device }: ListenerDoor): string {
  return `${protocol} ${port} ${address} ${device ?? ''}`;
}
