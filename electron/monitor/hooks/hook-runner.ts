import { join } from 'node:path';
import type { Finding } from '../../../shared/findings/finding.ts';
import type { FindingsProblem } from '../../../shared/findings/findings-state.ts';
import { hookDocument } from '../../../shared/findings/hook-document.ts';
import type { HostFacts } from '../../../shared/model/status.ts';
import { VERSION } from '../../../shared/version.ts';
import { callWebhook } from './call-webhook.ts';
import { type HookBatch, HookQueue } from './hook-queue.ts';
import { HookStore } from './hook-store.ts';
import { Lease } from './lease.ts';
import { runHookCommand } from './run-command.ts';

type FailureCode = 'hook-failed' | 'webhook-failed';

export interface HookRunnerOptions {
  readonly folder: string;
  readonly host: Pick<HostFacts, 'hostname' | 'os'>;
  /** Told whenever {@link HookRunner.problems} are others. */
  readonly changed: () => void;
  /** How long to wait before each try after the first, in milliseconds. */
  readonly waitsMs?: readonly number[];
}

/** Calls what the user set to be called when something is found. Never lets anybody wait. */
export class HookRunner {
  readonly #options: HookRunnerOptions;
  readonly #store: HookStore;
  readonly #lease: Lease;
  readonly #stopping = new AbortController();
  readonly #queues: Readonly<Record<FailureCode, HookQueue>>;
  readonly #failures = new Map<FailureCode, FindingsProblem>();

  constructor(options: HookRunnerOptions) {
    this.#options = options;
    this.#store = new HookStore(options.folder);
    this.#lease = new Lease(join(options.folder, 'hooks.lock'));
    const { signal } = this.#stopping;
    const queue = (code: FailureCode, deliver: ConstructorParameters<typeof HookQueue>[0]) =>
      new HookQueue(deliver, (failure) => this.#settled(code, failure), signal, options.waitsMs);
    this.#queues = {
      'hook-failed': queue('hook-failed', async (batch) => {
        const { command } = this.#store.hooks;
        return command ? runHookCommand(command, this.#document(batch), signal) : { ok: true };
      }),
      'webhook-failed': queue('webhook-failed', async (batch) => {
        const { webhook } = this.#store.hooks;
        if (webhook === null) return { ok: true };
        return callWebhook(webhook, this.#document(batch), VERSION, signal);
      }),
    };
  }

  async start(): Promise<void> {
    await this.#store.load();
  }

  /** What is under way is ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(Object.values(this.#queues).map((queue) => queue.idle()));
    await this.#lease.release();
  }

  get isOn(): boolean {
    const { command, webhook } = this.#store.hooks;
    return command !== null || webhook !== null;
  }

  get problems(): readonly FindingsProblem[] {
    const { problem } = this.#store;
    return [...(problem ? [problem] : []), ...this.#failures.values()];
  }

  /** Takes in what another process set. */
  async refresh(): Promise<void> {
    if (!(await this.#store.refresh())) return;
    this.#failures.clear();
    this.#options.changed();
  }

  /** @param at when they were found: milliseconds since 1970 UTC */
  tell(fresh: readonly Finding[], at: number): void {
    void this.#tell(fresh, at);
  }

  async #tell(fresh: readonly Finding[], at: number): Promise<void> {
    await this.refresh();
    // Another Portico on this machine may tell the same.
    if (!this.isOn || !(await this.#lease.take())) return;
    for (const queue of Object.values(this.#queues)) queue.add(fresh, at);
  }

  #document({ findings, more, at }: HookBatch): string {
    return `${JSON.stringify(hookDocument(findings, more, { ...this.#options.host, at }))}\n`;
  }

  #settled(
    code: FailureCode,
    failure: { readonly detail: string; readonly count: number } | null,
  ): void {
    const hadFailed = this.#failures.delete(code);
    if (failure) this.#failures.set(code, { code, ...failure });
    if (failure || hadFailed) this.#options.changed();
  }
}
