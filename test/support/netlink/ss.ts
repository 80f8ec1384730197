import { execFileSync } from 'node:child_process';

/** A socket in the words of `ss -tunaepiOHm` (iproute2), numbers as it prints them. */
export interface SsSocket {
  readonly protocol: 'tcp' | 'udp';
  readonly state: string;
  readonly receive: number;
  readonly send: number;
  readonly local: SsEnd;
  /** Null where it prints no port. */
  readonly remote: SsEnd | null;
  readonly v6only: boolean | null;
  readonly uid: number;
  readonly inode: number;
  /** In hex. */
  readonly cookie: string;
  /** Path of the control group, or `unreachable:` and its number in hex. */
  readonly cgroup: string | null;
  /** Every process that has it among its files, lowest pid first. */
  readonly pids: readonly number[];
  /** What it prints of the kernel's counters, by name: `bytes_sent`, `rtt`, `retrans`, … */
  readonly counters: ReadonlyMap<string, string>;
}

export interface SsEnd {
  readonly address: string;
  readonly port: number;
  readonly device: string | null;
}

/** All of what `ss` can tell; null without that program. */
export function socketsBySs(): SsSocket[] | null {
  try {
    const text = execFileSync('ss', ['-tunaepiOHm'], { encoding: 'utf8', maxBuffer: 1 << 27 });
    return text.split('\n').filter(Boolean).map(parseSsLine);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** States as `ss` spells them, for TCP and for UDP alike. */
const STATES: Readonly<Record<string, string>> = {
  LISTEN: 'LISTEN',
  'SYN-SENT': 'SYN_SENT',
  'SYN-RECV': 'SYN_RECEIVED',
  ESTAB: 'ESTABLISHED',
  'FIN-WAIT-1': 'FIN_WAIT_1',
  'FIN-WAIT-2': 'FIN_WAIT_2',
  'CLOSE-WAIT': 'CLOSE_WAIT',
  CLOSING: 'CLOSING',
  'LAST-ACK': 'LAST_ACK',
  'TIME-WAIT': 'TIME_WAIT',
  UNCONN: 'BOUND',
};

/** @returns the state by its name in Portico's vocabulary */
function stateOf(protocol: SsSocket['protocol'], spelling: string): string {
  const state = STATES[spelling] ?? spelling;
  return protocol === 'udp' && state === 'ESTABLISHED' ? 'CONNECTED' : state;
}

function parseSsLine(line: string): SsSocket {
  const [protocol, state = '', receive, send, local = '', remote = '', ...rest] = line.split(/\s+/);
  if (protocol !== 'tcp' && protocol !== 'udp') throw new Error(`ss printed ${line}`);
  const text = rest.join(' ');
  const counters = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/(?:^| )([a-z_0-9]+):(\S+)/g)) {
    counters.set(name, value);
  }
  const v6only = counters.get('v6only');
  const pids = [...text.matchAll(/pid=(\d+)/g)].map(([, pid]) => Number(pid));
  return {
    protocol,
    state: stateOf(protocol, state),
    receive: Number(receive),
    send: Number(send),
    local: endIn(local, v6only === '0') ?? { address: '', port: 0, device: null },
    remote: endIn(remote, v6only === '0'),
    v6only: v6only === undefined ? null : v6only === '1',
    uid: Number(counters.get('uid') ?? 0),
    inode: Number(counters.get('ino') ?? 0),
    cookie: counters.get('sk') ?? '',
    cgroup: counters.get('cgroup') ?? null,
    pids: [...new Set(pids)].sort((a, b) => a - b),
    counters,
  };
}

/** `127.0.0.1:80`, `127.0.0.1%lo:53`, `[::1]:80`, `[fe80::1]%eth0:80`, `*:80` for both families, `0.0.0.0:*`. */
function endIn(text: string, isIpv6: boolean): SsEnd | null {
  const [, bracketed, bare = '', device, port = ''] =
    /^(?:\[([^\]]+)\]|([^%]*?))(?:%([^:]+))?:(\d+|\*)$/.exec(text) ?? [];
  if (port === '*' || port === '') return null;
  const wildcard = isIpv6 ? '::' : '0.0.0.0';
  const address = bracketed ?? (bare === '*' ? wildcard : bare);
  return { address, port: Number(port), device: device ?? null };
}
