import type { Messages } from '../../../shared/messages/en.ts';
import { HIGHEST_PORT } from '../../../shared/model/range.ts';
import type { Protocol, SocketRow } from '../../../shared/model/socket.ts';
import { type BindTest, testBind } from '../../monitor/actions/bind-test.ts';
import { UsageError } from '../command-line.ts';

/** Ports from the first to the last, both included. */
export interface PortSpanArgument {
  readonly first: number;
  readonly last: number;
  readonly protocol: Protocol;
}

/** What is known of one port. */
export interface PortState {
  readonly port: number;
  /** Of the same protocol, with this port as their own. */
  readonly rows: readonly SocketRow[];
  /** Null where the table alone says that it is taken. */
  readonly bind: BindTest | null;
}

export function isFree({ rows, bind }: PortState): boolean {
  return rows.length === 0 && bind === 'free';
}

/** `3000`, `3000..3100`, `3000-3100/udp`. @throws {UsageError} */
export function parseSpan(text: string, { acting }: Messages): PortSpanArgument {
  const match = /^(\d{1,5})(?:(?:\.\.|-)(\d{1,5}))?(?:\/(tcp|udp))?$/i.exec(text);
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? first);
  // Nobody holds port 0: it asks the system for any.
  if (!match || first < 1 || last > HIGHEST_PORT || first > last) {
    throw new UsageError(acting.terminal.errorSpan(text));
  }
  return { first, last, protocol: match[3]?.toLowerCase() === 'udp' ? 'udp' : 'tcp' };
}

/** Looks at each port of a span in turn, by the table first. */
export async function* portStates(
  { first, last, protocol }: PortSpanArgument,
  rows: Iterable<SocketRow>,
): AsyncGenerator<PortState> {
  const byPort = new Map<number, SocketRow[]>();
  for (const row of rows) {
    if (row.protocol !== protocol) continue;
    byPort.set(row.local.port, [...(byPort.get(row.local.port) ?? []), row]);
  }
  for (let port = first; port <= last; port += 1) {
    const held = byPort.get(port) ?? [];
    yield { port, rows: held, bind: held.length > 0 ? null : await testBind(port, protocol) };
  }
}

/** `3000–3004, 3006` */
export function spansText(ports: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const port of ports) {
    const span = spans.at(-1);
    if (span && span[1] === port - 1) span[1] = port;
    else spans.push([port, port]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
