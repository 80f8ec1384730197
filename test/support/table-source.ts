import type {
  Beat,
  ChangeReading,
  PassedSockets,
  RawSocket,
  SocketSource,
} from '../../electron/monitor/sources/source.ts';

/** A source that keeps the table itself and says only what changed in it, as a test tells it to. */
export class TableSource implements SocketSource {
  readonly name = 'netlink';
  readonly doorsIntervalMs: number | null;
  /** What is open now. */
  sockets: readonly RawSocket[] = [];
  takenAt = 1_750_000_000_000;
  passed: PassedSockets = { sockets: [], dropped: 0 };
  /** While set, readings fail with it. */
  failure: Error | null = null;
  /** Runs while a reading is under way. */
  during: (beat: Beat) => Promise<void> = async () => {};
  readonly beats: Beat[] = [];
  /** Whether each reading was a whole one. */
  readonly whole: boolean[] = [];
  restarts = 0;
  #known: Map<string, RawSocket> | null = null;

  constructor(doorsIntervalMs: number | null = null) {
    this.doorsIntervalMs = doorsIntervalMs;
  }

  async probe(): Promise<void> {}

  async read(_signal: AbortSignal, beat: Beat): Promise<ChangeReading> {
    this.beats.push(beat);
    await this.during(beat);
    if (this.failure) throw this.failure;
    const isWhole = this.#known === null;
    this.whole.push(isWhole);
    const before = this.#known ?? new Map<string, RawSocket>();
    const isIn = ({ remote }: RawSocket) => isWhole || beat === 'all' || remote === null;
    const seen = new Map(this.sockets.filter(isIn).map((socket) => [socket.key, socket]));
    const opened = [...seen.values()].filter(({ key }) => !before.has(key));
    const changed = [...seen.values()].filter((socket) => {
      const known = before.get(socket.key);
      return known !== undefined && known !== socket;
    });
    const closed = [...before.values()].filter((socket) => isIn(socket) && !seen.has(socket.key));
    const kept = [...before].filter(([, socket]) => !isIn(socket));
    this.#known = new Map([...kept, ...seen]);
    const { takenAt, passed } = this;
    this.passed = { sockets: [], dropped: 0 };
    const changes = { opened, changed, closed: closed.map(({ key }) => key) };
    return { takenAt, changes, isWhole, passed, problems: [] };
  }

  restart(): void {
    this.restarts += 1;
    this.#known = null;
  }

  async close(): Promise<void> {
    this.#known = null;
  }
}
