import { SvelteMap } from 'svelte/reactivity';
import type { KnockResult } from '../../shared/actions/knock.ts';
import { knockLines, webScheme } from '../../shared/actions/knock-text.ts';
import { closeText } from '../../shared/actions/result-text.ts';
import type { CommandArgument, CommandName, CommandResult } from '../../shared/api/commands.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import { visibleText } from '../../shared/text/visible.ts';
import type { MonitorStore } from '../stores/monitor.svelte.ts';
import type { ToastStore } from '../stores/toasts.svelte.ts';
import type { ViewStore } from '../stores/view.svelte.ts';
import { desktopBridge } from '../transport/desktop.ts';
import { browseLink } from './browse-link.ts';

/** What a dialog is about: a row, and for a process its pid. */
export interface About {
  readonly row: SocketRow;
  readonly pid: number | null;
}

/** Most knocks are looked at once: older answers are forgotten. */
const MOST_ANSWERS = 50;
/** Ports where a browser is first tried with TLS, until a knock has told better. */
const TLS_PORTS: ReadonlySet<number> = new Set([443, 8443, 9443, 6443]);

/** What is done to processes and doors from the page. All of it is on the user's word. */
export class ActingStore {
  readonly isDesktop = desktopBridge() !== null;
  readonly #monitor: MonitorStore;
  readonly #view: ViewStore;
  readonly #toasts: ToastStore;
  readonly #answers = new SvelteMap<string, KnockResult | 'knocking'>();
  #about = $state.raw<About | null>(null);

  constructor(monitor: MonitorStore, view: ViewStore, toasts: ToastStore) {
    this.#monitor = monitor;
    this.#view = view;
    this.#toasts = toasts;
  }

  /** Whether this host lets the page act. */
  get isAllowed(): boolean {
    return this.#monitor.mayAct;
  }

  /** Whether it can act now, too: nobody acts while the host is gone. */
  get isReady(): boolean {
    return this.isAllowed && this.#monitor.phase === 'live';
  }

  /** What the open dialog is about. */
  get about(): About | null {
    return this.#about;
  }

  /** What answered at a row's door; null where nobody has knocked. */
  answerAt(id: string): KnockResult | 'knocking' | null {
    return this.#answers.get(id) ?? null;
  }

  /** Asks the user whether a process is to be ended. */
  askToEnd(row: SocketRow, pid: number | null = row.owners[0]?.pid ?? null): void {
    if (this.#mayNot()) return;
    if (pid === null) return this.#toasts.problem(this.#text.noProcess);
    this.#about = { row, pid };
    this.#view.openDialog('end-process');
  }

  /** Asks the user whether a connection is to be closed. */
  askToClose(row: SocketRow): void {
    if (this.#mayNot()) return;
    this.#about = { row, pid: null };
    this.#view.openDialog('close-connection');
  }

  async closeConnection({ id }: SocketRow): Promise<void> {
    const result = await this.#request('closeConnection', { id });
    if (!result) return;
    const said = closeText(result, this.#monitor.messages);
    if (result.state === 'closed') this.#toasts.done(said);
    else this.#toasts.problem(said);
  }

  async knock({ id }: SocketRow): Promise<void> {
    if (this.#mayNot() || this.#answers.get(id) === 'knocking') return;
    this.#answers.set(id, 'knocking');
    const result = await this.#request('knock', { id });
    this.#answers.delete(id);
    if (!result) return;
    this.#answers.set(id, result);
    const [oldest] = this.#answers.keys();
    if (oldest !== undefined && this.#answers.size > MOST_ANSWERS) this.#answers.delete(oldest);
    const [first = '', second] = knockLines(result, this.#monitor.messages, Date.now());
    if (result.state === 'not-knocked') this.#toasts.problem(first);
    else this.#toasts.done(second ?? first);
  }

  /** By what a knock found, else by what is usual at the port. */
  schemeOf({ id, local }: SocketRow): 'http' | 'https' {
    const answer = this.#answers.get(id);
    const found = typeof answer === 'object' ? webScheme(answer) : null;
    return found ?? (TLS_PORTS.has(local.port) ? 'https' : 'http');
  }

  /** Where a browser finds a door, as seen from this page; null where it does not, or another server answered. */
  linkTo(row: SocketRow): string | null {
    const answer = this.#answers.get(row.id);
    if (typeof answer === 'object' && answer.state === 'open' && !answer.http) return null;
    return browseLink(row, this.schemeOf(row), this.isDesktop ? null : location.hostname);
  }

  /** Lets the desktop open a door in the user's browser; in a browser the page does that itself. */
  async browse(row: SocketRow): Promise<void> {
    const link = this.linkTo(row);
    if (link === null) return this.#toasts.problem(this.#text.selectListener);
    if (!this.isDesktop) {
      window.open(link, '_blank', 'noopener,noreferrer');
      return;
    }
    const answer = await this.#request('browse', { id: row.id, scheme: this.schemeOf(row) });
    if (answer?.state === 'nothing') this.#toasts.problem(this.#text.notShown);
  }

  async reveal({ id }: SocketRow, pid: number): Promise<void> {
    const answer = await this.#request('revealProgram', { id, pid });
    if (!answer) return;
    if (answer.state === 'asked') this.#toasts.done(this.#text.shown);
    else this.#toasts.problem(this.#text.notShown);
  }

  /** Puts text on the clipboard as it is shown: nothing invisible is carried into a terminal. */
  async copy(text: string): Promise<void> {
    const { panel } = this.#monitor.messages;
    try {
      await navigator.clipboard.writeText(visibleText(text));
      this.#toasts.done(panel.copied);
    } catch {
      this.#toasts.problem(panel.copyFailed);
    }
  }

  #mayNot(): boolean {
    if (this.isAllowed) return false;
    this.#toasts.problem(this.#text.off);
    return true;
  }

  get #text() {
    return this.#monitor.messages.acting;
  }

  /** @returns null where the command came to nothing, which was told */
  async #request<N extends CommandName>(
    name: N,
    argument: CommandArgument<N>,
  ): Promise<CommandResult<N> | null> {
    try {
      return await this.#monitor.request(name, argument);
    } catch (error) {
      this.#toasts.problem(this.#text.ended.failed(this.#monitor.reasonOf(error)));
      return null;
    }
  }
}
