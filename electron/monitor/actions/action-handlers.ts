import { browseAddress } from '../../../shared/actions/address.ts';
import type { HostWish, WishResult } from '../../../shared/actions/host-wish.ts';
import type { EndResult, NamedProcess } from '../../../shared/actions/process.ts';
import type { RecordAction } from '../../../shared/actions/record.ts';
import type { ActionCommandName } from '../../../shared/api/action-commands.ts';
import type { CommandHandlers } from '../../../shared/api/commands.ts';
import type { Owner, Rows, SocketRow } from '../../../shared/model/socket.ts';
import { closeConnection } from './close-connection.ts';
import { knock } from './knock/knock.ts';
import { openProcesses } from './open-processes.ts';
import { ProcessEnder } from './process-ender.ts';

export type ActionHandlers = Pick<CommandHandlers, ActionCommandName>;

export interface ActionOptions {
  /** The latest ones; undefined where nothing was read yet. */
  readonly rows: () => Rows | undefined;
  /** Pids of Portico's own processes. */
  readonly own: readonly number[];
  /** Hears of everything that was done. */
  readonly record?: RecordAction;
  /** Asks the host for what only one with a screen of its own can do; missing where it is none. */
  readonly askHost?: (wish: HostWish) => void;
}

/** A process that is on its way out, as it was named when that began. */
interface UnderWay {
  readonly row: SocketRow;
  readonly process: NamedProcess;
}

/** What the monitor answers to commands that act. Rows are looked up by their key in the latest reading. */
export class Actions {
  readonly #options: ActionOptions;
  readonly #underWay = new Map<string, UnderWay>();
  #ender: Promise<ProcessEnder> | null = null;

  constructor(options: ActionOptions) {
    this.#options = options;
  }

  get handlers(): ActionHandlers {
    return {
      planEnd: async ({ id, pid }) => {
        const [row, owner] = this.#find(id, pid);
        return row && owner ? await (await this.#processEnder()).plan(pid, row) : null;
      },
      endProcess: ({ id, pid, startedAt, tree, anyway }) =>
        this.#end(id, { pid, startedAt }, { tree, anyway }),
      goOnEnding: async ({ action, how }) => {
        const result = await (await this.#processEnder()).goOn(action, how);
        return this.#told(this.#underWay.get(action), result, action);
      },
      closeConnection: async ({ id }) => {
        const row = this.#row(id);
        if (!row) return { state: 'gone' };
        const result = await closeConnection(row);
        this.#options.record?.({ at: Date.now(), row, action: 'close', result });
        return result;
      },
      knock: async ({ id }) => {
        const row = this.#row(id);
        if (!row) return { state: 'not-knocked', why: 'gone' };
        const result = await knock(row);
        this.#options.record?.({ at: Date.now(), row, action: 'knock', result });
        return result;
      },
      browse: async ({ id, scheme }) => {
        const row = this.#row(id);
        const url = row ? browseAddress(row, scheme) : null;
        return this.#ask(url === null ? null : { kind: 'browse', url });
      },
      revealProgram: async ({ id, pid }) => {
        const path = this.#find(id, pid)[1]?.path ?? null;
        return this.#ask(path === null ? null : { kind: 'reveal', path });
      },
    };
  }

  async close(): Promise<void> {
    await (await this.#ender)?.close();
  }

  async #end(
    id: string,
    { pid, startedAt }: { readonly pid: number; readonly startedAt: number | null },
    options: { readonly tree: boolean; readonly anyway: boolean },
  ): Promise<EndResult> {
    const row = this.#row(id);
    if (!row) return { state: 'not-the-same', pid, why: 'no-socket' };
    const owner = row.owners.find((candidate) => candidate.pid === pid);
    if (!owner) return { state: 'not-the-same', pid, why: 'no-socket' };
    const ender = await this.#processEnder();
    const result = await ender.end({ pid, startedAt, row }, options);
    const underWay = { row, process: { pid, name: owner.name } };
    if (result.state === 'waiting') this.#underWay.set(result.action, underWay);
    return this.#told(underWay, result, null);
  }

  /** What is still under way is recorded when it is over. */
  #told(underWay: UnderWay | undefined, result: EndResult, action: string | null): EndResult {
    if (result.state === 'waiting') return result;
    if (action !== null) this.#underWay.delete(action);
    if (underWay) {
      this.#options.record?.({ at: Date.now(), action: 'end', ...underWay, result });
    }
    return result;
  }

  #ask(wish: HostWish | null): WishResult {
    const { askHost } = this.#options;
    if (!askHost) return { state: 'not-here' };
    if (wish === null) return { state: 'nothing' };
    askHost(wish);
    return { state: 'asked' };
  }

  #find(id: string, pid: number): readonly [SocketRow | undefined, Owner | undefined] {
    const row = this.#row(id);
    return [row, row?.owners.find((candidate) => candidate.pid === pid)];
  }

  #row(id: string): SocketRow | undefined {
    return this.#options.rows()?.get(id);
  }

  /** Made when first asked for: most readings are never acted on. */
  #processEnder(): Promise<ProcessEnder> {
    this.#ender ??= openProcesses().then(
      (processes) => new ProcessEnder(processes, [process.pid, ...this.#options.own]),
    );
    return this.#ender;
  }
}
