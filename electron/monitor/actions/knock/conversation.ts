import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';

/** What is left of a knock: how long, and how many bytes may still come, over all its connections. */
export interface Allowance {
  bytes: number;
  readonly signal: AbortSignal;
}

export interface Place {
  /** With the zone of a link-local address. */
  readonly address: string;
  readonly port: number;
}

/** One connection to a door: what comes is collected as far as the allowance goes, and nothing beyond. */
export class Conversation {
  readonly socket: Socket;
  readonly #allowance: Allowance;
  readonly #parts: Buffer[] = [];
  #waiting: (() => void)[] = [];
  #isOver = false;
  #error: NodeJS.ErrnoException | null = null;

  private constructor(socket: Socket, allowance: Allowance) {
    this.socket = socket;
    this.#allowance = allowance;
    socket.on('data', (data: Buffer) => this.#take(data));
    socket.on('error', (error) => {
      this.#error = error;
    });
    for (const event of ['end', 'close'] as const) socket.on(event, () => this.#end());
  }

  /** @returns null where no connection came about in time @throws what the system says otherwise */
  static async open(place: Place, allowance: Allowance): Promise<Conversation | null> {
    const socket = connect({ host: place.address, port: place.port });
    return await Conversation.#begun(socket, 'connect', allowance);
  }

  /** The same with TLS around it, whoever the other side says that it is. */
  static async openTls(place: Place, allowance: Allowance): Promise<Conversation | null> {
    const socket = connectTls({
      host: place.address,
      port: place.port,
      servername: 'localhost',
      // It is looked at, not trusted.
      rejectUnauthorized: false,
      ALPNProtocols: ['http/1.1'],
    });
    return await Conversation.#begun(socket, 'secureConnect', allowance);
  }

  static async #begun(
    socket: Socket | TLSSocket,
    event: 'connect' | 'secureConnect',
    allowance: Allowance,
  ): Promise<Conversation | null> {
    const conversation = new Conversation(socket, allowance);
    const { signal } = allowance;
    const error = await new Promise<Error | null>((resolve) => {
      const onAbort = (): void => resolve(TIMED_OUT);
      socket.once(event, () => resolve(null));
      socket.once('error', resolve);
      socket.once('close', () => resolve(conversation.#error ?? HUNG_UP));
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) onAbort();
    });
    if (error === null) return conversation;
    conversation.close();
    if (error === TIMED_OUT) return null;
    throw error;
  }

  /** What came, each byte as one character (Latin-1). */
  get text(): string {
    return Buffer.concat(this.#parts).toString('latin1');
  }

  /** Whether the other side has ended it, or more came than is listened to. */
  get isOver(): boolean {
    return this.#isOver;
  }

  say(text: string): void {
    if (!this.#isOver) this.socket.write(text);
  }

  /** Listens until that is enough, there is no more, or the time is over. */
  async listen(isEnough: (text: string) => boolean, limitMs: number): Promise<void> {
    const { signal } = this.#allowance;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
    while (!this.#isOver && !limit.aborted && !isEnough(this.text)) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        limit.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  close(): void {
    this.socket.destroy();
    this.#end();
  }

  #take(data: Buffer): void {
    if (this.#isOver) return;
    const taken = data.subarray(0, this.#allowance.bytes);
    this.#allowance.bytes -= taken.length;
    this.#parts.push(taken);
    if (this.#allowance.bytes === 0) this.close();
    this.#wake();
  }

  #end(): void {
    this.#isOver = true;
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

const TIMED_OUT = new Error('nothing came in time');
const HUNG_UP = Object.assign(new Error('the other side hung up'), { code: 'ECONNRESET' });
