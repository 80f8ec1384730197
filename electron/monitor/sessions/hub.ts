import type { CommandHandlers, CommandName } from '../../../shared/api/commands.ts';
import { dispatch } from '../../../shared/api/dispatch.ts';
import type { ClientMessage, ServerMessage } from '../../../shared/api/messages.ts';
import { CONTRACT_VERSION } from '../../../shared/api/messages.ts';
import type { UpdateCommandName } from '../../../shared/api/update-commands.ts';
import type { FindingsState } from '../../../shared/findings/findings-state.ts';
import type { RegistryInfo } from '../../../shared/model/registry-info.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { Sight } from '../../../shared/model/sight.ts';
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
  /** What only a host can do is refused here: it answers that itself. */
  readonly handlers: Omit<CommandHandlers, UpdateCommandName>;
  /** Told of what was asked for and not done, for a reason that is not of the system. */
  readonly refused?: (command: CommandName, code: 'refused' | 'bad-argument') => void;
  /** Told when a client is seen in another way. */
  readonly sightChanged?: () => void;
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
  #isCovered = false;

  constructor(options: HubOptions) {
    this.#options = options;
  }

  /** How each client is seen. */
  get sights(): Sight[] {
    return [...this.#members.values()].map(({ session }) => session.sight);
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  open(client: number, mayAct: boolean): void {
    const session = new ClientSession((message) => this.#options.send(client, message));
    session.cover(this.#isCovered);
    this.#members.set(client, { session, mayAct });
  }

  /** Whether the host's screen is locked: then none of its clients is sent rows. */
  cover(isCovered: boolean): void {
    this.#isCovered = isCovered;
    for (const { session } of this.#members.values()) session.cover(isCovered);
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
      case 'sight':
        member.session.see(message.sight);
        return this.#options.sightChanged?.();
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
    if (!answer.ok && answer.code !== 'failed') this.#options.refused?.(command, answer.code);
    this.#options.send(client, { type: 'response', id, answer });
  }
}
