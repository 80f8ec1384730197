import type { WriteStream } from 'node:tty';
import type { MonitorEvent } from '../../../shared/api/events.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import type { MonitorStatus } from '../../../shared/model/status.ts';
import type { Mark } from '../../../shared/table/entry.ts';
import { RowIndex } from '../../../shared/table/row-index.ts';
import { intervalText } from '../../../shared/text/time.ts';
import type { EventOutput } from './event-output.ts';
import { contentOf, rowLine } from './grouped-table.ts';
import { statusLines } from './status-lines.ts';
import { terminalStyle } from './style.ts';
import { fitWidths, tableLine, truncated } from './table.ts';

const ENTER_SCREEN = '\u001b[?1049h\u001b[?25l';
const LEAVE_SCREEN = '\u001b[?25h\u001b[?1049l';
const HOME = '\u001b[H';
const CLEAR_LINE = '\u001b[K';
const CLEAR_BELOW = '\u001b[J';
const SIGNS: Readonly<Record<NonNullable<Mark>, string>> = {
  opened: '+',
  changed: '~',
  closed: '−',
};
const REDRAW_MS = 1000;

/** `watch` on a terminal: all rows, those that changed marked for a moment, redrawn in place. */
export class LiveTable implements EventOutput {
  readonly #stream: WriteStream;
  readonly #messages: Messages;
  readonly #isWanted: (row: SocketRow) => boolean;
  readonly #intervalMs: number;
  readonly #index = new RowIndex();
  readonly #timer: NodeJS.Timeout;
  #status: MonitorStatus | null = null;

  constructor(
    stream: WriteStream,
    messages: Messages,
    isWanted: (row: SocketRow) => boolean,
    intervalMs: number,
  ) {
    this.#stream = stream;
    this.#messages = messages;
    this.#isWanted = isWanted;
    this.#intervalMs = intervalMs;
    stream.write(ENTER_SCREEN);
    stream.on('resize', this.#draw);
    this.#timer = setInterval(() => {
      if (this.#index.expire(Date.now())) this.#draw();
    }, REDRAW_MS);
  }

  async show(events: readonly MonitorEvent[]): Promise<void> {
    for (const event of events) this.#take(event);
    this.#draw();
  }

  end(): void {
    clearInterval(this.#timer);
    this.#stream.off('resize', this.#draw);
    this.#stream.write(LEAVE_SCREEN);
  }

  #take(event: MonitorEvent): void {
    if (event.type === 'status') this.#status = event.status;
    if (event.type === 'snapshot') {
      this.#status = event.status;
      this.#index.reset(event.sockets.filter(this.#isWanted));
    }
    if (!('socket' in event) || event.type === 'passed') return;
    const { type, socket, at } = event;
    const changes = { opened: [], changed: [], closed: [] };
    // What changed so that it is not wanted any more leaves the table as if it had closed.
    const isGone = type === 'closed' || !this.#isWanted(socket);
    this.#index.apply(
      { ...changes, ...(isGone ? { closed: [socket.id] } : { [type]: [socket] }) },
      at,
    );
  }

  readonly #draw = (): void => {
    // Some terminals do not know their own size and say 0.
    const columns = this.#stream.columns || 80;
    const rows = this.#stream.rows || 24;
    const style = terminalStyle(this.#stream);
    const interval = intervalText(this.#intervalMs, this.#messages.locale);
    const status = this.#status ? statusLines(this.#status, this.#messages, style, columns) : [];
    const head = [style.bold(this.#messages.cli.watching(interval)), ...status];
    const room = Math.max(1, rows - head.length - 2);
    const entries = this.#index.shown;
    const shown = entries.slice(0, entries.length > room ? room - 1 : entries.length);
    const rowsShown = shown.map(({ row }) => row);
    const { columns: shape, texts } = contentOf(rowsShown, this.#messages);
    const widths = fitWidths(shape, texts, columns - 2);
    const titles = shape.map(({ title }) => title);
    const lines = [...head, `  ${style.dim(tableLine(shape, titles, widths))}`];
    for (const [index, { row, mark }] of shown.entries()) {
      const sign = mark === null ? ' ' : SIGNS[mark];
      lines.push(`${sign} ${rowLine(row, texts[index] ?? [], shape, widths, style)}`);
    }
    const left = entries.length - shown.length;
    if (left > 0) lines.push(truncated(this.#messages.cli.moreRows(left), columns));
    const text = lines.map((line) => line + CLEAR_LINE).join('\n');
    this.#stream.write(HOME + text + CLEAR_BELOW);
  };
}
