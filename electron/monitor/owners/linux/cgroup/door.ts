import type { Protocol } from '../../../../../shared/model/socket.ts';

/** The local side of a listening or bound socket; the address as canonical text without zone. */
export interface Door {
  readonly protocol: Protocol;
  readonly address: string;
  readonly port: number;
}
