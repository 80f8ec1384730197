import type { DifferenceKind, KnownGap } from '../second-opinion/opinion.ts';

const kinds: Record<DifferenceKind, string> = {
  'nobody-shows': 'In use, and no source shows it',
  unexplained: 'Some sources show it, others do not',
  'port-free': 'Shown as open, and free when tried',
  'known-gap': 'Explained by what a source is known to leave out',
};

const means: Record<DifferenceKind, string> = {
  'nobody-shows':
    'The system refuses the port, and no source shows who has it: the classic sign of something hidden. Some kernels also show nothing for a TCP socket that is bound and does not listen.',
  unexplained:
    'It was there at both looks of one source, and at neither of the other: the classic sign of something hidden, or of a gap of that source that is not known.',
  'port-free':
    'A source shows a door where the system would give the port to anybody: a door that shares its port, or a source that shows what is not there.',
  'known-gap': 'No reason to worry.',
};

const gaps: Record<KnownGap, string> = {
  'no-bound-udp': 'systeminformation leaves out UDP sockets without a remote side here.',
  'no-bound-tcp': 'This source does not show TCP sockets that are bound and do not listen.',
  'no-closing': 'systeminformation leaves out connections that are being closed.',
  'no-ipv6-whole': 'netstat cuts long IPv6 addresses, so they cannot be compared.',
};

function number(count: number): string {
  return count.toLocaleString('en');
}

/** English texts of the second opinion. */
export const opinion = {
  title: 'Second opinion',
  open: 'Second opinion',
  intro:
    'Every source of this machine is asked twice and compared, and every port is tried. Nothing is sent anywhere.',
  start: 'Ask for a second opinion',
  again: 'Ask again',
  underWay: 'Asking every source, and trying every port …',
  failed: (why: string) => `There is no second opinion: ${why}`,
  takenAt: (time: string, seconds: string) => `as of ${time}, took ${seconds} s`,
  sources: 'Asked',
  saw: (sockets: number, doors: number) =>
    `${number(sockets)} sockets, ${number(doors)} of them doors`,
  bindTest: 'bind test',
  bindTried: (tried: number) => `${number(tried)} ports tried`,
  bindDenied: (denied: number) => `${number(denied)} need a privilege and were not`,
  bindUnsupported: 'only on Linux',
  bindFailed: (detail: string) => `failed: ${detail}`,
  agree: 'All sources agree.',
  agreeBut: (gaps: number) =>
    `All sources agree but for ${number(gaps)} ${gaps === 1 ? 'socket' : 'sockets'} that a source is known to leave out.`,
  differ: (count: number) =>
    `${number(count)} ${count === 1 ? 'difference' : 'differences'} that nothing known explains.`,
  tooFew: 'Only one source could be asked: there is nothing to compare it with.',
  kinds,
  means,
  gaps,
  seenBy: (sources: string) => `shown by ${sources}`,
  missedBy: (sources: string) => `not by ${sources}`,
  more: (count: number) => `and ${number(count)} more`,
  count: (title: string, count: number) => `${title}: ${number(count)}`,
  terminal: {
    summary: 'compare every source of this machine with the others, and try every port',
  },
};

export type OpinionMessages = typeof opinion;
