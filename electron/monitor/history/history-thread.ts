import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { CommandError } from '../../../shared/api/dispatch.ts';
import type { HistoryBatch } from '../../../shared/history/changes.ts';
import type {
  FromWorker,
  KeeperReport,
  KeeperSetup,
  QuestionName,
  Questions,
  ToWorker,
} from './protocol.ts';

/** Every bundle lies one folder below `out`, so this holds wherever this module was bundled into. */
const WORKER_PATH = fileURLToPath(new URL('../monitor/history.js', import.meta.url));
/** A thread that ended by itself is started again after this time, in milliseconds. */
const RESTART_MS = 10_000;

interface Pending {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** The thread that keeps the history, as the monitor holds it. Keeps no process alive. */
export class HistoryThread {
  readonly #report: (report: KeeperReport) => void;
  readonly #pending = new Map<number, Pending>();
  #worker: Promise<Worker | null> | null = null;
  #setup: KeeperSetup | null = null;
  #nextId = 1;
  #hasEnded = false;
  #isClosing = false;

  constructor(report: (report: KeeperReport) => void) {
    this.#report = report;
  }

  configure(setup: KeeperSetup): void {
    this.#setup = setup;
    this.#send({ kind: 'configure', setup });
  }

  write(session: number, batch: HistoryBatch): void {
    this.#send({ kind: 'write', session, batch });
  }

  /** @throws {CommandError} */
  async ask<N extends QuestionName>(
    question: N,
    argument: Questions[N]['argument'],
  ): Promise<Questions[N]['answer']> {
    const id = this.#nextId;
    this.#nextId += 1;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
    });
    this.#send({ kind: 'ask', id, question, argument });
    return (await answer) as Questions[N]['answer'];
  }

  /** Lets what was given be written, and ends the thread. */
  async close(): Promise<void> {
    this.#isClosing = true;
    const worker = await this.#worker;
    if (!worker || this.#hasEnded) return;
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    // Otherwise nothing would keep the process alive for what is still to be written.
    worker.ref();
    worker.postMessage({ kind: 'close' } satisfies ToWorker);
    await exited;
  }

  #send(message: ToWorker): void {
    if (this.#isClosing) return;
    this.#worker ??= this.#start();
    void this.#worker.then((worker) => {
      if (worker) worker.postMessage(message);
      else this.#rejectAll('the thread could not be started');
    });
  }

  async #start(): Promise<Worker | null> {
    const { Worker } = await import('node:worker_threads');
    this.#hasEnded = false;
    try {
      const worker = new Worker(WORKER_PATH, { name: 'history', execArgv: [] });
      let why = 'it ended';
      worker.on('message', (message: FromWorker) => this.#receive(message));
      worker.on('error', (error) => {
        why = String(error);
      });
      worker.once('exit', () => this.#ended(why));
      worker.unref();
      return worker;
    } catch (error) {
      this.#ended(String(error));
      return null;
    }
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'report') return this.#report(message.report);
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.kind === 'answer') pending?.resolve(message.answer);
    else pending?.reject(new CommandError('failed', 'history cannot be read', message.detail));
  }

  #ended(detail: string): void {
    this.#hasEnded = true;
    this.#rejectAll(detail);
    if (this.#isClosing) return;
    const state = { state: 'failed', reason: 'failed', detail } as const;
    this.#report({ state, session: 0, carried: null, movedTo: null });
    const timer = setTimeout(() => {
      this.#worker = null;
      if (this.#setup) this.configure(this.#setup);
    }, RESTART_MS);
    timer.unref();
  }

  #rejectAll(detail: string): void {
    for (const { reject } of this.#pending.values()) {
      reject(new CommandError('failed', 'history cannot be read', detail));
    }
    this.#pending.clear();
  }
}
