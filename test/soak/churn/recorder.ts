import type { ChangeReading, RawSocket } from '../../../electron/monitor/sources/source.ts';
import type { ChurnLog, Span, Told } from './lives.ts';

/** Takes down what a source tells, and holds it to sockets that never change. */
export class Recorder {
  readonly #isStable: (socket: RawSocket) => boolean;
  readonly #stable: ReadonlySet<string>;
  readonly #open: Set<string>;
  readonly #told = new Map<string, Told>();
  readonly #readings: Span[] = [];
  readonly faults: string[] = [];
  #someMissed = false;
  #passed = 0;
  #wholeReadings = 0;

  /**
   * @param first all sockets before anything comes or goes
   * @param isStable whether a socket is one that stays
   * @param count how many stay
   */
  constructor(
    first: readonly RawSocket[],
    isStable: (socket: RawSocket) => boolean,
    count: number,
  ) {
    this.#isStable = isStable;
    this.#stable = new Set(first.filter(isStable).map(({ key }) => key));
    this.#open = new Set(first.map(({ key }) => key));
    if (this.#stable.size !== count) this.faults.push(`${this.#stable.size} of ${count} stay`);
  }

  get log(): Omit<ChurnLog, 'lives'> {
    return { readings: this.#readings, told: this.#told, someMissed: this.#someMissed };
  }

  get passed(): number {
    return this.#passed;
  }

  get wholeReadings(): number {
    return this.#wholeReadings;
  }

  /** @returns whether it told of nothing new */
  take({ changes, passed, problems }: ChangeReading, span: Span): boolean {
    this.#readings.push(span);
    for (const key of changes.closed) this.#close(key);
    for (const { key } of changes.opened) this.#add(key);
    for (const socket of changes.changed)
      if (this.#isStable(socket)) this.#fault('changed', socket.key);
    for (const { key } of passed.sockets) this.#of(key).passed += 1;
    this.#passed += passed.sockets.length;
    this.#someMissed ||= problems.some(({ code }) => code === 'passed-missed');
    return changes.opened.length + changes.closed.length + passed.sockets.length === 0;
  }

  /** A reading of everything by a source that does not know what was there before. */
  takeWhole(sockets: readonly RawSocket[]): void {
    this.#wholeReadings += 1;
    const keys = sockets.filter(this.#isStable).map(({ key }) => key);
    const distinct = new Set(keys);
    for (const key of this.#stable) if (!distinct.has(key)) this.#fault('missing', key);
    for (const key of distinct) if (!this.#stable.has(key)) this.#fault('not there before', key);
    if (distinct.size !== keys.length) this.faults.push(`${keys.length - distinct.size} doubled`);
  }

  #add(key: string): void {
    if (this.#open.has(key)) this.#fault('doubled', key);
    this.#open.add(key);
    this.#of(key).opened += 1;
  }

  #close(key: string): void {
    if (this.#stable.has(key)) this.#fault('missing', key);
    if (!this.#open.delete(key)) this.#fault('closed and never opened', key);
    this.#of(key).closed += 1;
  }

  #of(key: string): Told {
    const cookie = key.slice(key.lastIndexOf('/') + 1);
    const told = this.#told.get(cookie) ?? { opened: 0, closed: 0, passed: 0 };
    this.#told.set(cookie, told);
    return told;
  }

  #fault(what: string, key: string): void {
    this.faults.push(`${what}: ${key}`);
  }
}
