import type { WatchedField } from '../details/watched.ts';
import type { MayHandOut, NeedsPrivilege } from '../model/hand-out.ts';
import type { Severity } from '../registry/life/risks.ts';
import type { RecordStatus } from '../registry/record.ts';

function number(count: number): string {
  return count.toLocaleString('en');
}

function counted(count: number, one: string, many: string): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

const fields: Record<WatchedField, string> = {
  state: 'State',
  owners: 'Processes',
  user: 'User',
  unit: 'Service unit',
  container: 'Container',
  interface: 'Interface',
  service: 'Service',
};

const recordStatuses: Record<RecordStatus, string> = {
  assigned: 'assigned',
  reserved: 'reserved: kept back by the registry',
  unassigned: 'unassigned',
  dynamic: 'dynamic: never assigned to anybody',
};

const severities: Record<Severity, string> = {
  critical: 'matters very much',
  high: 'matters much',
  medium: 'matters',
  low: 'matters little',
};

const mayHandOut: Record<MayHandOut, string> = {
  yes: 'This system may hand it out to any client.',
  'no-outside': 'This system hands it out to nobody: it lies outside of the range for clients.',
  'no-reserved': 'It lies in the range for clients, and this system keeps it back.',
  unknown: 'Whether this system hands it out to clients could not be read.',
};

const needsPrivilege: Record<NeedsPrivilege, string> = {
  yes: 'Opening it needs a privilege.',
  no: 'Any program may open it.',
  'for-one-address': 'Opening it on one address needs a privilege, on all addresses it does not.',
  unknown: 'Whether opening it needs a privilege could not be read.',
};

/** English texts of the details panel. */
export const panel = {
  floor: (floor: number) => `Door on floor ${floor}${floor === 0 ? ', the ground floor' : ''}`,
  process: 'Process',
  port: (port: number) => `Port ${port}`,
  socket: 'Socket',
  /** Beside a program: where it is known from. */
  seen: 'seen in the process',
  traffic: 'Traffic',
  registrySays: (source: string, date: string) => `registry says: ${source}, ${date}`,
  matches: {
    'common-use': 'matches the common use',
    registry: 'matches the registry',
  },
  differs: 'another program than usual',
  commonlyHere: (names: string) => `Commonly found here: ${names}.`,
  program: {
    workingFolder: 'Working folder',
    threads: 'Threads',
    memory: 'Memory',
    startedBy: 'Started by',
    age: (span: string) => `${span} ago`,
    all: 'Everything of this process',
    more: (count: number) => `and ${counted(count, 'more process', 'more processes')}:`,
    unknown: 'No socket of this process has been seen.',
    gone: 'This process holds no socket any more. This is what was seen last.',
  },
  behind: (count: number) => `${counted(count, 'connection', 'connections')} behind this door`,
  noneBehind: 'No connection behind this door',
  andMore: (count: number) => `and ${number(count)} more`,
  chart: {
    received: 'Received',
    sent: 'Sent',
    roundTrip: 'Round trip',
    value: (now: string, most: string) => `${now} · at most ${most}`,
    lately: (minutes: number) => `of the last ${counted(minutes, 'minute', 'minutes')}`,
    perSecond: (amount: string) => `${amount}/s`,
  },
  history: {
    title: 'Seen lately',
    nothing: 'Nothing has happened to it since this page was opened.',
    opened: 'opened',
    closed: 'closed',
    changed: (field: string, from: string, to: string) => `${field}: ${from} → ${to}`,
    none: 'none',
    fields,
  },
  related: {
    title: 'Related',
    door: 'The door it came in through',
    'other-end': 'Its other end, on this machine',
    'same-port': 'On the same port',
    'same-process': 'Of the same process',
  },
  doors: (count: number) => counted(count, 'door', 'doors'),
  connections: (count: number) => counted(count, 'connection', 'connections'),
  about: (port: number) => `About port ${port}`,
  registry: 'The registry',
  recordStatuses,
  alsoCalled: (names: string) => `also called ${names}`,
  oneEntry: (first: number, last: number) => `one entry for ${first} to ${last}`,
  openRegistry: 'In the registry',
  article: 'The article',
  articleSays: (source: string) => `says ${source}`,
  uses: 'Commonly found here',
  noUses: 'No other use is commonly known.',
  source: (source: string) => `Source: ${source}`,
  risks: 'If this port is open to the network',
  risksNow: 'Open to the network now',
  risksNowMean:
    'A program waits here for the network. If it is the one that is usual here, this follows:',
  severities,
  thisSystem: 'On this system',
  mayHandOut,
  needsPrivilege,
  holders: 'Who holds it now',
  nobody: 'Nobody.',
  freePorts: 'Next free ports',
  noFreePort: 'No port above it is free.',
  portBefore: 'Port before',
  portAfter: 'Port after',
  knowledgeLoading: 'The registry is being opened …',
  knowledgeFailed: (reason: string) => `The registry could not be opened: ${reason}`,
  tryAgain: 'Try again',
  copy: {
    endpoint: 'Copy the endpoint',
    pid: 'Copy the PID',
    commandLine: 'Copy the command line',
    path: 'Copy the path',
  },
  copied: 'Copied.',
  copyFailed: 'It could not be copied.',
};

export type PanelMessages = typeof panel;
