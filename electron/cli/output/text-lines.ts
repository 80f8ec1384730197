import type { MonitorEvent } from '../../../shared/api/events.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
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
      case 'status':
        return statusLines(event.status, this.#messages, terminalStyle(this.#stream));
      default:
        return this.#isWanted(event.socket) ? [this.#socketLine(event.type, event.socket)] : [];
    }
  }

  #socketLine(type: 'opened' | 'changed' | 'closed' | 'passed', row: SocketRow): string {
    const cells = cellsOf(row, this.#messages);
    const { protocol, local, remote, state, process, pid, user, exposure, service } = cells;
    const peer = remote && `→ ${remote}`;
    const what = [protocol, local, peer, state, process, pid, user, service, exposure];
    return [this.#messages.cli.event[type], ...what.filter(Boolean)].join('  ');
  }
}
