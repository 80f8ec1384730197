import { knockAddress } from '../../../shared/actions/address.ts';
import type { KnockResult } from '../../../shared/actions/knock.ts';
import { knockLines, knockPlace } from '../../../shared/actions/knock-text.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { messagesIn } from '../../../shared/messages/language.ts';
import { LANGUAGES } from '../../../shared/model/language.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { printableJson } from '../../../shared/text/visible.ts';
import { knock } from '../../monitor/actions/knock/knock.ts';
import type { CommandContext, CommandLine } from '../command-line.ts';
import { UsageError } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { terminalStyle } from '../output/style.ts';
import { wrapped } from '../output/wrapped.ts';
import { parsePort } from '../parse-port.ts';
import { readOnce } from '../read-once.ts';

/** @returns the exit code: fine where somebody answers */
export async function runKnock(line: CommandLine, { messages }: CommandContext): Promise<number> {
  const { port, protocol } = parsePort(line.argument(0) ?? '', messages);
  if (protocol !== null && protocol !== 'tcp') {
    throw new UsageError(messages.acting.knockRefusals.udp);
  }
  const { snapshot } = await readOnce('auto');
  const listeners = listenersAt(port, snapshot.rows.values());
  if (listeners.length === 0) throw new Error(messages.acting.terminal.noListener(`${port}`));
  const results = await Promise.all(listeners.map(knock));
  const { stdout } = process;
  if (line.has('json')) {
    // Programs get English, whatever the terminal speaks, unless they ask.
    const told = messagesIn(line.choice('lang', LANGUAGES) ?? 'en');
    const document = {
      schemaVersion: 1,
      results: results.map((result) => ({
        ...result,
        message: knockLines(result, told, Date.now()).join('\n'),
      })),
    };
    stdout.write(`${printableJson(document, 2)}\n`);
  } else {
    const { width } = terminalStyle(stdout);
    const lines = results.flatMap((result) => resultLines(result, messages, width));
    stdout.write(`${lines.join('\n')}\n`);
  }
  return results.some(({ state }) => state === 'open') ? EXIT.fine : EXIT.failed;
}

/** One for each address that is knocked on: two listeners can be at the same. */
function listenersAt(port: number, rows: Iterable<SocketRow>): SocketRow[] {
  const found = new Map<string, SocketRow>();
  for (const row of rows) {
    if (row.local.port === port && row.role === 'listener') found.set(knockAddress(row), row);
  }
  return [...found.values()];
}

function resultLines(result: KnockResult, messages: Messages, width: number | null): string[] {
  const place = knockPlace(result);
  const lines = knockLines(result, messages, Date.now());
  return [
    ...(place === null ? [] : [messages.acting.knocked.title(place)]),
    ...lines.flatMap((text) => wrapped(text, 2, width)),
  ];
}
