import type { Finding } from '../../../shared/findings/finding.ts';
import type { FindingsState } from '../../../shared/findings/findings-state.ts';
import type { FindingsNews } from '../../../shared/findings/news.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { HostFacts, MonitorStatus } from '../../../shared/model/status.ts';
import { HookRunner } from '../hooks/hook-runner.ts';
import type { Publication } from '../publication.ts';
import { FindingsSession } from '../sessions/findings-session.ts';
import { type FindingHandlers, findingHandlers } from './finding-handlers.ts';
import { FindingsService } from './findings-service.ts';

export interface FindingsDeskOptions {
  readonly folder: string;
  readonly host: HostFacts;
  readonly settings: () => Settings;
  /** Told whenever {@link FindingsDesk.state} is another. */
  readonly changed: () => void;
  /** Told whenever {@link FindingsDesk.isWaitedFor} may be another. */
  readonly waiting: () => void;
  /** Told of findings that were not told before. @param at milliseconds since 1970 UTC */
  readonly found?: (fresh: readonly Finding[], at: number) => void;
  /** Takes what the host is told that asked for it. */
  readonly send: (news: FindingsNews) => void;
}

/** All that a monitor process does about findings: what is found, and who is told of it. */
export class FindingsDesk {
  readonly handlers: FindingHandlers;
  readonly #options: FindingsDeskOptions;
  readonly #service: FindingsService;
  readonly #hooks: HookRunner;
  #session: FindingsSession | null = null;
  #status: MonitorStatus | null = null;

  constructor(options: FindingsDeskOptions) {
    this.#options = options;
    const { folder, host } = options;
    this.#hooks = new HookRunner({
      folder,
      host,
      changed: () => {
        this.#service.mayHaveChanged();
        options.waiting();
      },
    });
    this.#service = new FindingsService({
      folder,
      host,
      otherProblems: () => this.#hooks.problems,
      slowBeat: () => void this.#hooks.refresh(),
      changed: () => {
        options.changed();
        options.waiting();
        this.#tellHost([]);
      },
      found: (fresh, at) => {
        options.found?.(fresh, at);
        this.#hooks.tell(fresh, at);
        this.#tellHost(fresh);
      },
    });
    this.handlers = findingHandlers(this.#service);
  }

  async start(): Promise<void> {
    await Promise.all([this.#service.start(), this.#hooks.start()]);
  }

  async stop(): Promise<void> {
    this.#service.stop();
    await this.#hooks.stop();
  }

  get state(): FindingsState {
    return this.#service.state;
  }

  /** Whether something is expected, so that something can be found. */
  get hasBaseline(): boolean {
    return this.#service.hasBaseline;
  }

  /** How many findings hold and are not decided; null: nothing was ever expected. */
  get count(): number | null {
    return this.#service.hasBaseline ? this.#service.latest.findings.length : null;
  }

  /** Whether somebody is to be told of findings who does not look at the sockets. */
  get isWaitedFor(): boolean {
    return this.#service.hasBaseline && (this.#session !== null || this.#hooks.isOn);
  }

  /** Before anything of it is merged for a client. */
  take(publication: Publication): void {
    this.#status = publication.status;
    this.#service.take(publication);
    this.#tellHost([]);
  }

  /** From now on the host is told of findings. It has to acknowledge each piece of news. */
  watch(): void {
    this.#session = new FindingsSession(this.#options.send);
    // What was told to nobody yet is new to who comes first.
    this.#tellHost(this.#service.latest.findings);
    this.#options.waiting();
  }

  newsTaken(): void {
    this.#session?.acknowledge();
  }

  settingsChanged(): void {
    this.#tellHost([]);
  }

  #tellHost(fresh: readonly Finding[]): void {
    if (!this.#session) return;
    const { rules, problems } = this.state;
    const { alerts, language } = this.#options.settings();
    const counts = this.#service.countsNow();
    const status = this.#status;
    const at = status?.takenAt ?? Date.now();
    const beside = { at, rules, counts, problems, status, alerts, language };
    this.#session.publish(fresh, beside);
  }
}
