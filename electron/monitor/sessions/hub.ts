import type { CommandHandlers } from '../../../shared/api/commands.ts';
import { dispatch } from '../../../shared/api/dispatch.ts';
import type { ClientMessage, ServerMessage } from '../../../shared/api/messages.ts';
import { CONTRACT_VERSION } from '../../../shared/api/messages.ts';
import type { FindingsState } from '../../../shared/findings/findings-state.ts';
import type { RegistryInfo } from '../../../shared/model/registry-info.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { HostFacts } from '../../../shared/model/status.ts';
import type { Publication } from '../publication.ts';
import { ClientSession } from './client-session.ts';

export interface HubOptions {
  readonly version: string;
  readonly host: HostFacts;
  readonly settings: () => Settings;
  readonly registry: () => RegistryInfo;
  /** Null while it is not known. */
  readonly findings: () => FindingsState | null;
  readonly latest: () => Publication | null;
  readonly handlers: CommandHandlers;
  readonly send: (client: number, message: ServerMessage) => void;
}

interface Member {
  readonly session: ClientSession;
  readonly mayAct: boolean;
}

/** All clients of a monitor: answers their messages and passes every reading on to each. */
export class Hub {
  readonly #options: HubOptions;
  readonly #members = new Map<number, Member>();

  constructor(options: HubOptions) {
    this.#options = options;
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  open(client: number, mayAct: boolean): void {
    const session = new ClientSession((message) => this.#options.send(client, message));
    this.#members.set(client, { session, mayAct });
  }

  close(client: number): void {
    this.#members.delete(client);
  }

  publish(publication: Publication): void {
    for (const { session } of this.#members.values()) session.publish(publication);
  }

  settingsChanged(): void {
    this.#tellAll({ type: 'settings', settings: this.#options.settings() });
  }

  registryChanged(): void {
    this.#tellAll({ type: 'registry', registry: this.#options.registry() });
  }

  findingsChanged(): void {
    for (const client of this.#members.keys()) this.#tellFindings(client);
  }

  #tellFindings(client: number): void {
    const state = this.#options.findings();
    if (state) this.#options.send(client, { type: 'findings', state });
  }

  #tellAll(message: ServerMessage): void {
    for (const client of this.#members.keys()) this.#options.send(client, message);
  }

  receive(client: number, message: ClientMessage): void {
    const member = this.#members.get(client);
    if (!member) return;
    switch (message.type) {
      case 'hello':
        return this.#welcome(client, member);
      case 'subscribe':
        return member.session.subscribe(this.#options.latest());
      case 'ack':
        return member.session.acknowledge(message.epoch, message.seq);
      case 'request':
        void this.#answer(client, member, message);
    }
  }

  #welcome(client: number, { mayAct }: Member): void {
    const { version, host, settings, registry } = this.#options;
    this.#options.send(client, {
      type: 'welcome',
      contract: CONTRACT_VERSION,
      version,
      host,
      settings: settings(),
      registry: registry(),
      mayAct,
    });
    this.#tellFindings(client);
  }

  async #answer(
    client: number,
    { mayAct }: Member,
    { id, command, argument }: Extract<ClientMessage, { type: 'request' }>,
  ): Promise<void> {
    const answer = await dispatch(this.#options.handlers, command, argument, mayAct);
    this.#options.send(client, { type: 'response', id, answer });
  }
}
