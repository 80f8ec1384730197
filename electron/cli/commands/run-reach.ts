import { isConnection } from '../../../shared/model/role.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { SOURCE_CHOICES } from '../../../shared/model/status.ts';
import type { Reach } from '../../../shared/reach/reach.ts';
import { reachDocument } from '../../../shared/reach/reach-json.ts';
import { printableJson } from '../../../shared/text/visible.ts';
import { reachOfDoor } from '../../monitor/firewall/reach-of-door.ts';
import { FirewallReader } from '../../monitor/firewall/read-firewall.ts';
import { parseDoor } from '../actions/meant-door.ts';
import type { CommandContext, CommandLine } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { inOrder } from '../output/order.ts';
import { reachLines } from '../output/reach-text.ts';
import { terminalStyle } from '../output/style.ts';
import { wrapped } from '../output/wrapped.ts';
import { readOnce } from '../read-once.ts';

/** @returns the exit code */
export async function runReach(line: CommandLine, { messages }: CommandContext): Promise<number> {
  const meant = parseDoor(line.argument(0) ?? '', messages);
  const source = line.choice('source', SOURCE_CHOICES) ?? 'auto';
  const { snapshot } = await readOnce(source);
  const rows = inOrder([...snapshot.rows.values()]).filter(
    ({ local, protocol, role }) =>
      local.port === meant.port &&
      !isConnection(role) &&
      (meant.protocol === null || protocol === meant.protocol),
  );
  const reader = new FirewallReader();
  const doors: { row: SocketRow; reach: Reach }[] = [];
  for (const row of rows) {
    const reach = await reachOfDoor(row, reader);
    if (reach) doors.push({ row, reach });
  }
  const { stdout } = process;
  if (line.has('json')) {
    stdout.write(`${printableJson(reachDocument(snapshot.status.takenAt, doors), 2)}\n`);
    return doors.length > 0 ? EXIT.fine : EXIT.failed;
  }
  if (doors.length === 0) throw new Error(messages.reach.terminal.nobody(meant.text));
  const style = terminalStyle(stdout);
  const lines = doors.flatMap(({ row, reach }, index) => [
    ...(index > 0 ? [''] : []),
    ...reachLines(row, reach, messages, style),
  ]);
  const isOpen = doors.some(({ reach }) => !reach.isOwnOnly);
  const limits = wrapped(messages.reach.limits, 0, style.width).map(style.dim);
  stdout.write(`${[...lines, ...(isOpen ? ['', ...limits] : [])].join('\n')}\n`);
  return EXIT.fine;
}
