import type { ClientEvents, Connect } from '../../shared/api/client.ts';
import { Client, CommandRefused } from '../../shared/api/client.ts';
import type { CommandArgument, CommandName, CommandResult } from '../../shared/api/commands.ts';
import type { CloseReason } from '../../shared/api/messages.ts';
import type { Shown } from '../../shared/api/show.ts';
import type { FindingsState } from '../../shared/findings/findings-state.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { messagesIn, pickLanguage } from '../../shared/messages/language.ts';
import type { Language } from '../../shared/model/language.ts';
import type { ProcessDetails } from '../../shared/model/process-details.ts';
import type { RegistryInfo } from '../../shared/model/registry-info.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { DEFAULT_SETTINGS } from '../../shared/model/settings.ts';
import type { Sight } from '../../shared/model/sight.ts';
import type { HostFacts, MonitorStatus } from '../../shared/model/status.ts';
import type { SocketDetails } from '../../shared/model/traffic.ts';
import type { UpdateState } from '../../shared/update/update.ts';
import type { SocketStore } from './sockets.svelte.ts';
import { sendInParts } from './uploading.ts';

/**
 * - `connecting`: nothing has come yet
 * - `live`: rows come
 * - `blind`: connected, and no source can see
 * - `disconnected`: what is shown is old
 */
export type Phase = 'connecting' | 'live' | 'blind' | 'disconnected';

/** The page's line to the monitor: its state, its settings, and what it last said of its reading. */
export class MonitorStore {
  readonly #client: Client;
  #phase = $state<Phase>('connecting');
  #closeReason = $state<CloseReason | null>(null);
  #status = $state.raw<MonitorStatus | null>(null);
  #settings = $state.raw<Settings>(DEFAULT_SETTINGS);
  #host = $state.raw<HostFacts | null>(null);
  #registry = $state.raw<RegistryInfo | null>(null);
  #findings = $state.raw<FindingsState | null>(null);
  #asked = $state.raw<Shown | null>(null);
  #update = $state.raw<UpdateState | null>(null);
  #mayAct = $state(false);
  #settingProblem = $state<string | null>(null);
  readonly #language: Language = $derived(
    this.#settings.language === 'system'
      ? pickLanguage(navigator.languages)
      : this.#settings.language,
  );
  readonly #messages: Messages = $derived(messagesIn(this.#language));

  constructor(connect: Connect, sockets: SocketStore) {
    this.#client = new Client({
      connect,
      events: this.#events(sockets),
      after: (ms, callback) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    });
  }

  get phase(): Phase {
    return this.#phase;
  }

  get closeReason(): CloseReason | null {
    return this.#closeReason;
  }

  get status(): MonitorStatus | null {
    return this.#status;
  }

  get settings(): Settings {
    return this.#settings;
  }

  get host(): HostFacts | null {
    return this.#host;
  }

  /** Which edition of the registry is in force. */
  get registry(): RegistryInfo | null {
    return this.#registry;
  }

  /** What is found; null until the monitor has said so. */
  get findings(): FindingsState | null {
    return this.#findings;
  }

  /** What the user last asked to see outside of the page; another object each time. */
  get asked(): Shown | null {
    return this.#asked;
  }

  /** How far the host is with bringing itself up to date; null where it does not. */
  get update(): UpdateState | null {
    return this.#update;
  }

  /** Whether this host lets the page act on processes and doors. */
  get mayAct(): boolean {
    return this.#mayAct;
  }

  get language(): Language {
    return this.#language;
  }

  get messages(): Messages {
    return this.#messages;
  }

  /** Why the last change of a setting failed. */
  get settingProblem(): string | null {
    return this.#settingProblem;
  }

  start(): () => void {
    this.#client.start();
    return () => this.#client.stop();
  }

  retryNow(): void {
    this.#client.retryNow();
  }

  /** Says how well the user sees this page. */
  see(sight: Sight): void {
    this.#client.see(sight);
  }

  /** Asks the monitor for what stores of their own are about. @throws {CommandRefused} */
  request<N extends CommandName>(name: N, argument: CommandArgument<N>): Promise<CommandResult<N>> {
    return this.#client.request(name, argument);
  }

  /** Counters of one socket; null where it is gone, or the source cannot tell. */
  inspect(id: string): Promise<SocketDetails | null> {
    return this.#client.request('inspect', { id });
  }

  /** What is asked for one process that holds a row's socket; null where either is gone. */
  inspectProcess(id: string, pid: number): Promise<ProcessDetails | null> {
    return this.#client.request('inspectProcess', { id, pid });
  }

  /** The registry's data where it was imported; null where the built-in one serves. */
  readRegistry(): Promise<CommandResult<'readRegistry'>> {
    return this.#client.request('readRegistry', null);
  }

  /**
   * Sends IANA's file to the monitor.
   * @param onProgress told which share of it has been sent, 0 to 1
   * @returns what became of it
   * @throws {CommandRefused}
   */
  importRegistry(
    csv: string,
    onProgress?: (share: number) => void,
  ): Promise<CommandResult<'importRegistry'>> {
    return sendInParts(csv, (part) => this.request('importRegistry', part), onProgress);
  }

  /** Back to the registry that comes with the product. @throws {CommandRefused} */
  resetRegistry(): Promise<RegistryInfo> {
    return this.#client.request('resetRegistry', null);
  }

  /** Reads now instead of at the next tick; without a connection there is nothing to be read. */
  async refresh(): Promise<void> {
    await this.#client.request('refresh', null).catch(() => null);
  }

  async change(changes: Partial<Settings>): Promise<void> {
    this.#settingProblem = null;
    try {
      this.#settings = await this.#client.request('changeSettings', changes);
    } catch (error) {
      this.#settingProblem = this.reasonOf(error);
    }
  }

  /**
   * Why a command failed: in the words of the system or of the page's language; those of the contract are
   * for programs.
   */
  reasonOf(error: unknown): string {
    if (!(error instanceof CommandRefused)) return String(error);
    const isConnected = this.#phase === 'live' || this.#phase === 'blind';
    if (!isConnected) return this.#messages.view.disconnectedTitle;
    const { code, detail, message } = error.answer;
    if (code === 'refused' && detail === null) return this.#messages.view.notAllowed;
    return detail ?? message;
  }

  #events(sockets: SocketStore): ClientEvents {
    return {
      welcome: ({ host, settings, registry, mayAct }) => {
        this.#mayAct = mayAct;
        this.#host = host;
        this.#settings = settings;
        this.#registry = registry;
      },
      snapshot: (rows, status) => {
        sockets.snapshot(rows);
        sockets.whenFilled(() => this.#heard('live', status));
      },
      delta: (changes, status) => {
        sockets.delta(changes);
        sockets.whenFilled(() => this.#heard('live', status));
      },
      blind: (status) => sockets.whenFilled(() => this.#heard('blind', status)),
      settings: (settings) => {
        this.#settings = settings;
      },
      registry: (registry) => {
        this.#registry = registry;
      },
      findings: (state) => {
        this.#findings = state;
      },
      show: (shown) => {
        this.#asked = { ...shown };
      },
      update: (state) => {
        this.#update = state;
      },
      disconnected: (reason) =>
        sockets.whenFilled(() => {
          this.#phase = 'disconnected';
          this.#closeReason = reason;
        }),
    };
  }

  #heard(phase: Phase, status: MonitorStatus): void {
    this.#phase = phase;
    this.#closeReason = null;
    this.#status = status;
  }
}
