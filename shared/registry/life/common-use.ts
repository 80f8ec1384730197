import type { Language } from '../../model/language.ts';
import type { Protocol } from '../../model/socket.ts';

/** What is commonly found at a port. A hint from real life: it neither is nor replaces the registry's record. */
export interface CommonUse {
  readonly port: number;
  /** Last port where the use covers more than one, itself included. */
  readonly last?: number;
  readonly protocol: Protocol;
  /** The product, or the products where several share the door. */
  readonly name: string;
  /** What it is and who opens it. */
  readonly what: Readonly<Record<Language, string>>;
  /** Where the port number stands: repository, commit, file and line, or a document. */
  readonly source: string;
  /** Lower-case names of the programs that normally hold the door; none where any program may. */
  readonly programs: readonly string[];
  /** These programs nearly always hold the door: another well-known one there is worth a word. */
  readonly exclusive?: true;
}
