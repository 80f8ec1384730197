import type { Readable, Writable } from 'node:stream';

export type Params = Readonly<Record<string, unknown>>;

interface Answer {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

type Listener = (params: Params) => void;

/** The DevTools protocol over the two pipes that Chromium opens for its parent; messages end with NUL. */
export class CdpConnection {
  readonly #input: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #sessions = new Map<string, CdpSession>();
  readonly root: CdpSession;
  #nextId = 1;
  #rest: Buffer[] = [];
  #isClosed = false;

  constructor(input: Writable, output: Readable) {
    this.#input = input;
    this.root = new CdpSession(this, '');
    this.#sessions.set('', this.root);
    output.on('data', (chunk: Buffer) => this.#read(chunk));
    output.on('close', () => this.#close());
    for (const stream of [input, output]) stream.on('error', () => this.#close());
  }

  /** The session of a target that was attached to; made when first asked for. */
  session(id: string): CdpSession {
    const known = this.#sessions.get(id);
    if (known) return known;
    const session = new CdpSession(this, id);
    this.#sessions.set(id, session);
    return session;
  }

  forget(id: string): void {
    this.#sessions.delete(id);
  }

  send(session: string, method: string, params: Params): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new CdpError(`${method}: the browser is gone`));
    const id = this.#nextId;
    this.#nextId += 1;
    const message = { id, method, params, ...(session && { sessionId: session }) };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject });
      this.#input.write(`${JSON.stringify(message)}\0`);
    });
  }

  #read(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      this.#rest.push(chunk.subarray(from, end));
      this.#receive(JSON.parse(Buffer.concat(this.#rest).toString()) as Answer);
      this.#rest = [];
      from = end + 1;
    }
    if (from < chunk.length) this.#rest.push(chunk.subarray(from));
  }

  #receive({ id, sessionId = '', method, params = {}, result, error }: Answer): void {
    if (id === undefined) {
      if (method) this.#sessions.get(sessionId)?.tell(method, params);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new CdpError(`${waiting.method}: ${error.message}`));
    else waiting?.resolve(result);
  }

  #close(): void {
    this.#isClosed = true;
    for (const { method, reject } of this.#waiting.values()) {
      reject(new CdpError(`${method}: the browser is gone`));
    }
    this.#waiting.clear();
  }
}

export class CdpError extends Error {
  override readonly name = 'CdpError';
}

/** What is said to one target and what it tells. */
export class CdpSession {
  readonly id: string;
  readonly #connection: CdpConnection;
  readonly #listeners = new Map<string, Listener[]>();

  constructor(connection: CdpConnection, id: string) {
    this.#connection = connection;
    this.id = id;
  }

  async send<Result = unknown>(method: string, params: Params = {}): Promise<Result> {
    return (await this.#connection.send(this.id, method, params)) as Result;
  }

  /** For what a target may be too gone to hear. */
  async tellOrForget(method: string, params: Params = {}): Promise<void> {
    try {
      await this.send(method, params);
    } catch (error) {
      if (!(error instanceof CdpError)) throw error;
    }
  }

  on<Told>(method: string, listener: (params: Told) => void): void {
    const listeners = this.#listeners.get(method) ?? [];
    listeners.push(listener as unknown as Listener);
    this.#listeners.set(method, listeners);
  }

  tell(method: string, params: Params): void {
    for (const listener of this.#listeners.get(method) ?? []) listener(params);
  }

  child(id: string): CdpSession {
    return this.#connection.session(id);
  }

  forget(id: string): void {
    this.#connection.forget(id);
  }
}
