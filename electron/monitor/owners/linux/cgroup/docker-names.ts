import { type ContainerIndex, indexContainers } from './container-index.ts';
import { type KnownContainer, parseContainerList } from './container-list.ts';
import { requestContainers } from './engine-request.ts';
import {
  defaultEngineSockets,
  type EngineSocket,
  openableSockets,
  runningEngines,
} from './engine-sockets.ts';

/** Running containers as their engines last told of them. The same object while nothing changed. */
export interface ContainerNames extends ContainerIndex {
  /** Engines that answered; none where there is none, none may be asked, or none did answer. */
  readonly engines: readonly EngineSocket['runtime'][];
}

export interface DockerNamesOptions {
  readonly sockets?: readonly EngineSocket[];
  /** Where processes are: `/proc` outside of tests. */
  readonly procRoot?: string;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
  /** For one engine to answer. */
  readonly limitMs?: number;
}

/** How long after a question the next one may be asked. */
const PAUSE_MS = 10_000;
/** How long the last answer of an engine that stopped answering is good. */
const GOOD_FOR_MS = 60_000;

interface Answer {
  readonly containers: readonly KnownContainer[];
  readonly at: number;
}

/**
 * Names of containers, from engines whose socket this user may use anyway and that run already. All of it
 * is optional: what cannot be had is not there, and nothing here fails.
 */
export class DockerNames {
  readonly #sockets: readonly EngineSocket[];
  readonly #procRoot: string | undefined;
  readonly #now: () => number;
  readonly #limitMs: number | undefined;
  readonly #answers = new Map<EngineSocket['path'], Answer & { socket: EngineSocket }>();
  #askedAt = Number.NEGATIVE_INFINITY;
  #asking: Promise<void> | null = null;
  #content = '[]';
  #names: ContainerNames = { ...indexContainers([]), engines: [] };

  constructor(options: DockerNamesOptions = {}) {
    this.#sockets = options.sockets ?? defaultEngineSockets();
    this.#procRoot = options.procRoot;
    this.#now = options.now ?? (() => performance.now());
    this.#limitMs = options.limitMs;
  }

  lookup(): ContainerNames {
    return this.#names;
  }

  /** Asks the engines again if the last time is ten seconds ago. Never rejects; a tick need not await it. */
  refresh(signal: AbortSignal): Promise<void> {
    if (this.#asking !== null) return this.#asking;
    if (signal.aborted || this.#now() - this.#askedAt < PAUSE_MS) return Promise.resolve();
    this.#askedAt = this.#now();
    this.#asking = this.#ask(signal)
      .catch(() => {})
      .finally(() => {
        this.#asking = null;
      });
    return this.#asking;
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const sockets = await openableSockets(this.#sockets);
    const running = sockets.length > 0 ? await runningEngines(signal, this.#procRoot) : new Set();
    await Promise.all(
      sockets
        .filter(({ runtime }) => running.has(runtime))
        .map((socket) => this.#askOne(socket, signal)),
    );
    this.#forgetOld();
    this.#publish();
  }

  async #askOne(socket: EngineSocket, signal: AbortSignal): Promise<void> {
    try {
      const text = await requestContainers(socket.path, signal, this.#limitMs);
      const containers = parseContainerList(text, socket.runtime);
      if (containers) this.#answers.set(socket.path, { socket, containers, at: this.#now() });
    } catch {
      // The last answer is good for a while.
    }
  }

  #forgetOld(): void {
    for (const [path, { at }] of this.#answers) {
      if (this.#now() - at >= GOOD_FOR_MS) this.#answers.delete(path);
    }
  }

  #publish(): void {
    const answers = [...this.#answers.values()];
    const containers = answers.flatMap((answer) => answer.containers);
    const engines = [...new Set(answers.map(({ socket }) => socket.runtime))].sort();
    const content = JSON.stringify([engines, containers]);
    if (content === this.#content) return;
    this.#content = content;
    this.#names = { ...indexContainers(containers), engines };
  }
}
