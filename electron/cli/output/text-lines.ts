import type { MonitorEvent } from '../../../shared/api/events.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import type { MonitorStatus } from '../../../shared/model/status.ts';
import { cellsOf } from './cells.ts';
import type { EventOutput } from './event-output.ts';
import { writeTo } from './event-output.ts';
import { statusLines } from './status-lines.ts';
import { terminalStyle } from './style.ts';

/** `watch` where there is no terminal: one line an event. */
export class TextLines implements EventOutput {
  readonly #stream: NodeJS.WriteStream;
  readonly #messages: Messages;
  readonly #isWanted: (row: SocketRow) => boolean;
  /** What was last said of the reading as a whole, without the count of sockets. */
  #said: readonly string[] = [];

  constructor(
    stream: NodeJS.WriteStream,
    messages: Messages,
    isWanted: (row: SocketRow) => boolean,
  ) {
    this.#stream = stream;
    this.#messages = messages;
    this.#isWanted = isWanted;
  }

  async show(events: readonly MonitorEvent[]): Promise<void> {
    for (const event of events) {
      const text = this.#linesOf(event)
        .map((line) => `${new Date(event.at).toISOString()}  ${line}\n`)
        .join('');
      await writeTo(this.#stream, text);
    }
  }

  end(): void {}

  #linesOf(event: MonitorEvent): string[] {
    switch (event.type) {
      case 'snapshot':
        this.#said = [];
        return this.#news(event.status);
      case 'status':
        return this.#news(event.status);
      case 'asleep':
        return [this.#messages.power.event(new Date(event.since).toISOString())];
      default:
        return this.#isWanted(event.socket) ? [this.#socketLine(event.type, event.socket)] : [];
    }
  }

  /** The lines that were not said before; the first one, which sums up, also when another no longer holds. */
  #news(status: MonitorStatus): string[] {
    const lines = statusLines(status, this.#messages, terminalStyle(this.#stream));
    const completeness = { ...status.completeness, sockets: 0 };
    const uncounted = statusLines(
      { ...status, completeness },
      this.#messages,
      terminalStyle(this.#stream),
    );
    const before = this.#said;
    this.#said = uncounted;
    const isOver = before.some((line) => !uncounted.includes(line));
    return lines.filter(
      (_, index) => !before.includes(uncounted[index] ?? '') || (index === 0 && isOver),
    );
  }

  #socketLine(type: 'opened' | 'changed' | 'closed' | 'passed', row: SocketRow): string {
    const cells = cellsOf(row, this.#messages);
    const { protocol, local, remote, state, process, pid, user, exposure, service } = cells;
    const peer = remote && `→ ${remote}`;
    const what = [protocol, local, peer, state, process, pid, user, service, exposure];
    return [this.#messages.cli.event[type], ...what.filter(Boolean)].join('  ');
  }
}
