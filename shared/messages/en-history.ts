import type { HistoryFailure, RecordingState } from '../history/model.ts';
import type { Sureness } from '../history/questions.ts';

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

const failures: Record<HistoryFailure, string> = {
  unsupported: 'this version of Node has no SQLite (24 has)',
  newer: 'the file is of a newer version of Portico and is left as it is',
  full: 'the disk is full',
  unwritable: 'the data folder cannot be written',
  failed: 'the file cannot be used',
};

const states: Record<RecordingState['state'], string> = {
  starting: 'Recording begins.',
  recording: 'Recording.',
  reading: 'Another Portico of this user records; this one shows what it wrote.',
  off: 'Recording is switched off.',
  failed: 'Not recording',
};

const sureness: Record<Sureness, string> = {
  seen: 'seen',
  between: 'seen before and after',
  perhaps: 'perhaps',
};

/** English texts of history. */
export const history = {
  failures,
  states,
  sureness,
  stopped: (why: string, detail: string) => `History is not recorded: ${why} (${detail}).`,
  damaged: (movedTo: string) =>
    `The history file was damaged. It is kept as ${movedTo}; a new one was begun.`,
  failed: (why: string, detail: string) => `Not recording: ${why} (${detail}).`,
  title: 'History',
  lead: 'Who listened when. Kept on this machine only.',
  since: (time: string) => `Since ${time}`,
  kept: (listeners: number, size: string) =>
    `${counted(listeners, 'listener', 'listeners')}, ${size}`,
  emptyTitle: 'Nothing recorded yet',
  empty: 'What listens from now on is remembered here, as long as Portico runs.',
  emptySpan: 'Nobody listened in this time.',
  emptyMatch: 'No listener of this time matches.',
  offTitle: 'History is switched off',
  off: 'Who listened when is not remembered. What was recorded before is kept until you clear it.',
  switchOn: 'Switch on',
  unreadable: (why: string) => `History cannot be read: ${why}`,
  again: 'Try again',
  loading: 'Reading…',
  timeline: 'Timeline: arrow keys move the cursor, + and − zoom, Page keys move the time',
  lanes: (shown: number, more: number) =>
    more === 0
      ? counted(shown, 'lane', 'lanes')
      : `${shown.toLocaleString('en')} of ${counted(shown + more, 'lane', 'lanes')}: filter to see the others`,
  filter: 'Port, program, unit or user',
  by: 'One lane for each',
  byDoor: 'port and program',
  byProgram: 'program',
  spans: { hour: '1 hour', day: '1 day', week: '1 week', month: '30 days', quarter: '90 days' },
  span: 'Time shown',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  earlier: 'Earlier',
  later: 'Later',
  now: 'Now',
  ports: (count: number) => counted(count, 'port', 'ports'),
  legend: {
    unwatched: 'nobody watched',
    unsure: 'beginning or end not seen',
    finding: 'finding',
    action: 'action',
  },
  at: (time: string) => `At ${time}`,
  atHelp: 'Point at the timeline, or choose a time, to see what listened then.',
  chooseTime: 'Time',
  atNobody: 'Nobody was seen listening.',
  atNoMatch: 'Nothing that matches was seen listening.',
  notWatched: 'Nobody watched then.',
  notWatchedHelp: 'What was there before and after is marked so.',
  actions: { end: 'End a process', close: 'Close a connection', knock: 'Knock' } as Record<
    string,
    string
  >,
  outcomes: {
    ended: 'ended',
    waiting: 'asked to end',
    'still-there': 'still there',
    'left-alone': 'asked to end, no force used',
    'not-the-same': 'no longer the same, nothing done',
    denied: 'no right to',
    refused: 'refused',
    failed: 'failed',
    closed: 'closed',
    gone: 'was gone already',
    open: 'answered',
    silent: 'no answer',
    'not-knocked': 'not knocked',
  } as Record<string, string>,
  more: (count: number) => `and ${count.toLocaleString('en')} more`,
  moreMarks: (count: number) => `${counted(count, 'older mark', 'older marks')} not shown`,
  table: 'The same as a table',
  tableCaption: 'Who listened when',
  columns: {
    place: 'Port',
    program: 'Program',
    from: 'From',
    to: 'Until',
    exposure: 'Open to',
    count: 'Listeners',
    user: 'User',
    sure: 'Certainty',
    peer: 'Other side',
    connections: 'Connections',
    bytes: 'Bytes',
    direction: 'Direction',
  },
  stillThere: 'still there',
  thereUntil: (time: string) => `still there at ${time}`,
  before: (time: string) => `before ${time}`,
  between: (from: string, to: string) => `between ${from} and ${to}`,
  tooManyRows: (count: number) => `${counted(count, 'row', 'rows')} more: zoom in to see them.`,
  marks: 'Findings and actions',
  peers: 'Connections in this time',
  noPeers: 'No connections were counted in this time.',
  inbound: 'came in',
  outbound: 'went out',
  bytesOf: (bytes: string, measured: number) => `${bytes} (of ${measured.toLocaleString('en')})`,
  clear: 'Clear history…',
  clearTitle: 'Clear the whole history?',
  clearText: 'Everything that was recorded is deleted. This cannot be undone.',
  clearNow: 'Delete it all',
  keep: 'Keep it',
  cleared: 'History was cleared.',
  notCleared: (why: string) => `History was not cleared: ${why}`,
  settings: {
    title: 'History',
    on: 'Remember who listened when',
    onNote: 'In a file of this machine that only this user can read.',
    days: 'Keep for',
    daysOf: (days: number) => counted(days, 'day', 'days'),
    megabytes: 'Most room',
  },
  terminal: {
    history: 'who listened when, as far as Portico watched',
    since: 'from this time on: 90m, 2h, 3d, or a date such as 2026-01-31 or 2026-01-31T12:00',
    until: 'up to this time',
    port: 'only listeners at this port',
    program: 'only listeners whose program, unit, container or user has this in its name',
    at: 'what listened at this time',
    connections: 'connections by program and other side instead',
    errorTime: (option: string, given: string) =>
      `${option} ${given}: allowed is 90s, 45m, 2h, 3d, 2w, or a date such as 2026-01-31 or 2026-01-31T12:00.`,
    errorOrder: 'The time ends before it begins.',
    errorAhead: (option: string) => `${option} lies ahead.`,
    none: 'Nothing was recorded in this time.',
    nothing: 'Nothing has been recorded yet. History is recorded while Portico runs.',
    noMatch: 'Nothing that matches was recorded in this time.',
    unreadable: (path: string, why: string) => `${path} cannot be read: ${why}.`,
    newer: (path: string) => `${path} is of a newer version of Portico and is left as it is.`,
    summary: (shown: number, more: number) =>
      more === 0
        ? counted(shown, 'listener', 'listeners')
        : `the newest ${shown.toLocaleString('en')} of ${counted(shown + more, 'listener', 'listeners')}`,
    peersSummary: (connections: number, more: number) =>
      more === 0
        ? counted(connections, 'connection', 'connections')
        : `${counted(connections, 'connection', 'connections')}, ${counted(more, 'other side', 'other sides')} not shown`,
    unwatched: (span: string) => `nobody watched for ${span} of this time`,
    watchedUntil: (time: string) => `watched until ${time}`,
  },
};

export type HistoryMessages = typeof history;
