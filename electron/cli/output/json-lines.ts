import type { MonitorEvent } from '../../../shared/api/events.ts';
import { eventObject } from '../../../shared/export/json.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import type { HostFacts } from '../../../shared/model/status.ts';
import { printableJson } from '../../../shared/text/visible.ts';
import type { EventOutput } from './event-output.ts';
import { writeTo } from './event-output.ts';

/** `watch --json`: one JSON object a line. */
export class JsonLines implements EventOutput {
  readonly #stream: NodeJS.WritableStream;
  readonly #host: HostFacts;
  readonly #isWanted: (row: SocketRow) => boolean;

  constructor(
    stream: NodeJS.WritableStream,
    host: HostFacts,
    isWanted: (row: SocketRow) => boolean,
  ) {
    this.#stream = stream;
    this.#host = host;
    this.#isWanted = isWanted;
  }

  async show(events: readonly MonitorEvent[]): Promise<void> {
    for (const event of events) {
      const wanted = this.#wantedPart(event);
      if (!wanted) continue;
      await writeTo(this.#stream, `${printableJson(eventObject(wanted, this.#host))}\n`);
    }
  }

  end(): void {}

  #wantedPart(event: MonitorEvent): MonitorEvent | null {
    if (event.type === 'status' || event.type === 'asleep') return event;
    if (event.type === 'snapshot') {
      return { ...event, sockets: event.sockets.filter(this.#isWanted) };
    }
    return this.#isWanted(event.socket) ? event : null;
  }
}
