/**
 * Why a row of IANA's file cannot be read.
 * - `cut`: the last line has no end · `quote-open`, `quote-inside`, `after-quote`: it is no CSV (RFC 4180)
 * - `cells`: it has another number of cells than the head · `nothing`: neither a name nor a port
 * - `name`, `port`, `protocol`: that cell holds something else
 */
export const ROW_FAULTS = [
  'cut',
  'quote-open',
  'quote-inside',
  'after-quote',
  'cells',
  'nothing',
  'name',
  'port',
  'protocol',
] as const;
export type RowFault = (typeof ROW_FAULTS)[number];

/** A row that cannot be read, with the line in which it begins. */
export class RowMalformed extends Error {
  override readonly name = 'RowMalformed';
  readonly line: number;
  readonly fault: RowFault;
  /** What stands there, as far as that tells something. */
  readonly found: string;

  constructor(line: number, fault: RowFault, found = '') {
    super(`line ${line}: ${fault} ${found}`);
    this.line = line;
    this.fault = fault;
    this.found = found;
  }
}
