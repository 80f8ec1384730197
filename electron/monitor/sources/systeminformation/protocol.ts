import type { LibraryConnection } from './map-connections.ts';

/** A process as the library lists it, as far as it can be relied on. Windows leaves some fields null. */
export interface LibraryProcess {
  readonly pid: number;
  readonly parentPid: number;
  readonly name: string;
  readonly path: string | null;
  readonly command: string | null;
  readonly params: string | null;
  readonly user: string | null;
  /** Local time as `YYYY-MM-DD HH:MM:SS`, or empty. */
  readonly started: string | null;
  /** What it keeps in memory, in KiB. */
  readonly memRss?: number | null;
}

/** What the child can be asked for, and what it answers. */
export interface LibraryCalls {
  readonly connections: readonly LibraryConnection[];
  readonly processes: readonly LibraryProcess[];
}

export type LibraryCall = keyof LibraryCalls;

export interface CallMessage {
  readonly id: number;
  readonly call: LibraryCall;
}

export type AnswerMessage =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string };
