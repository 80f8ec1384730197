import { open } from 'node:fs/promises';
import { HIGHEST_PORT } from '../../../shared/model/range.ts';
import type { Protocol } from '../../../shared/model/socket.ts';
import type { PortSpan } from '../../../shared/model/status.ts';
import { toolOutput } from './run-tool.ts';

/** More than the longest list there can be: every second port, six characters each at most. */
const LONGEST_LIST_BYTES = 256 * 1024;

/**
 * Ports inside the dynamic range, or outside of it, that this system never hands out by itself.
 * - Linux: net.ipv4.ip_local_reserved_ports, of the network namespace Portico is in. It guards automatic
 *   assignment only: a program that asks for such a port by its number still gets it.
 * - Windows: the excluded port ranges, those of the system and those of an administrator.
 * - macOS: none; the kernel's own list (XNU restricted_in_port) is empty there.
 * @param platform Node's name of the system
 * @param protocol only Windows has a list for each
 * @returns null where it cannot be read
 */
export async function readReservedPorts(
  platform: string,
  protocol: Protocol = 'tcp',
): Promise<PortSpan[] | null> {
  try {
    switch (platform) {
      case 'linux':
        return parseReservedPorts(await readAtOnce('/proc/sys/net/ipv4/ip_local_reserved_ports'));
      case 'darwin':
        return [];
      case 'win32':
        return parseExcludedPorts(await toolOutput('netsh', excludedPorts(protocol)));
      default:
        return null;
    }
  } catch {
    return null;
  }
}

function excludedPorts(protocol: Protocol): string[] {
  return ['int', 'ipv4', 'show', 'excludedportrange', `protocol=${protocol}`];
}

/** Linux: `8080,9148-9150` and a line end, which a list that was cut does not have. */
export function parseReservedPorts(text: string): PortSpan[] | null {
  if (!text.endsWith('\n')) return null;
  const list = text.trim();
  return list === '' ? [] : allOf(list.split(',').map((item) => item.split('-')));
}

/**
 * Windows: below a rule of dashes, first and last port of each block, behind a star where an administrator
 * made it; around them, words of the system's language.
 */
export function parseExcludedPorts(text: string): PortSpan[] | null {
  const [, table] = text.split(/^-{3,} +-{3,}\s*$/m);
  if (table === undefined) return null;
  const rows = table.split(/\r?\n/).filter((line) => /^\s*\d/.test(line));
  return allOf(rows.map((line) => line.replace('*', '').trim().split(/\s+/)));
}

/** Null if one of the blocks is not one or two ports: then the others are not to be trusted either. */
function allOf(blocks: readonly (readonly string[])[]): PortSpan[] | null {
  const spans: PortSpan[] = [];
  for (const block of blocks) {
    const span = spanOf(block);
    if (!span) return null;
    spans.push(span);
  }
  return spans;
}

function spanOf(block: readonly string[]): PortSpan | null {
  const [first, last = first, ...more] = block.map((word) =>
    /^\d+$/.test(word) ? Number(word) : Number.NaN,
  );
  if (first === undefined || last === undefined || more.length > 0) return null;
  return first <= last && last <= HIGHEST_PORT ? [first, last] : null;
}

/**
 * The whole of a kernel file that can be read only once: the kernel answers every further read of this
 * list with its end, so that `readFile`, which takes 64 KiB at a time, would silently lose the rest.
 */
async function readAtOnce(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_LIST_BYTES));
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}
