import { readFile } from 'node:fs/promises';
import type { DynamicRange } from '../../../shared/model/range.ts';
import { HIGHEST_PORT } from '../../../shared/model/range.ts';
import type { Protocol } from '../../../shared/model/socket.ts';
import { toolOutput } from './run-tool.ts';

/**
 * The ports that this system hands out to clients, as the system itself says.
 * @param platform Node's name of the system
 * @param protocol only Windows has a range for each (Microsoft KB 929851)
 * @returns null where it cannot be read
 */
export async function readDynamicRange(
  platform: string,
  protocol: Protocol = 'tcp',
): Promise<DynamicRange | null> {
  try {
    switch (platform) {
      case 'linux':
        return parseBounds(await readFile('/proc/sys/net/ipv4/ip_local_port_range', 'utf8'));
      case 'darwin':
        return parseBounds(
          await toolOutput('/usr/sbin/sysctl', [
            '-n',
            'net.inet.ip.portrange.first',
            'net.inet.ip.portrange.last',
          ]),
        );
      case 'win32':
        return parseNetsh(
          await toolOutput('netsh', ['int', 'ipv4', 'show', 'dynamicport', protocol]),
        );
      default:
        return null;
    }
  } catch {
    return null;
  }
}

/** Two numbers, first and last port: Linux (ip-sysctl) and macOS (sysctl -n). */
export function parseBounds(text: string): DynamicRange | null {
  const [first, last] = numbersIn(text);
  return checked(first, last);
}

/** Windows: start port and count of ports, behind words of the system's language. */
export function parseNetsh(text: string): DynamicRange | null {
  const [first, count] = numbersIn(text.replace(/^[^:：]*$/gm, ''));
  if (first === undefined || count === undefined) return null;
  return checked(first, first + count - 1);
}

function numbersIn(text: string): number[] {
  return (text.match(/\b\d+\b/g) ?? []).map(Number);
}

function checked(first: number | undefined, last: number | undefined): DynamicRange | null {
  if (first === undefined || last === undefined) return null;
  return first > 0 && first <= last && last <= HIGHEST_PORT ? [first, last] : null;
}
