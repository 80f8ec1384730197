import type { UndoableChoice } from '../findings/findings-state.ts';

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function findings(count: number): string {
  return counted(count, 'finding', 'findings');
}

function rules(count: number): string {
  return counted(count, 'rule', 'rules');
}

const takenBack: Record<UndoableChoice['what'], (count: number) => string> = {
  expected: (count) => `Taken back: what was expected (${count.toLocaleString('en')}).`,
  acknowledged: (count) => `Taken back: ${findings(count)} acknowledged.`,
  muted: (count) => `Taken back: ${findings(count)} muted.`,
  restored: (count) => `Taken back: ${findings(count)} restored.`,
  imported: (count) => `Taken back: ${rules(count)} imported.`,
  removed: (count) => `Taken back: ${rules(count)} removed.`,
  changed: (count) => `Taken back: ${rules(count)} changed.`,
};

/** On the button that takes it back. */
const undoOf: Record<UndoableChoice['what'], (count: number) => string> = {
  expected: (count) => `Undo: ${count.toLocaleString('en')} expected`,
  acknowledged: (count) => `Undo: ${count.toLocaleString('en')} acknowledged`,
  muted: (count) => `Undo: ${count.toLocaleString('en')} muted`,
  restored: (count) => `Undo: ${count.toLocaleString('en')} restored`,
  imported: (count) => `Undo: ${rules(count)} imported`,
  removed: (count) => `Undo: ${rules(count)} removed`,
  changed: (count) => `Undo: ${rules(count)} changed`,
};

/** English texts of the view of findings, and of the marks that lead to it. */
export const findingsView = {
  title: 'Findings',
  tabs: 'Findings and what is expected',
  expected: 'Expected',
  expectedCount: (count: number) => `Expected · ${count.toLocaleString('en')}`,
  findingsCount: (count: number) => `Findings · ${count.toLocaleString('en')}`,
  badge: (count: number, gravest: string) => `${findings(count)}; the gravest: ${gravest}`,
  here: (severity: string) => `finding: ${severity}`,
  legend: 'with a finding',
  windowTitle: (count: number) => `(${count.toLocaleString('en')}) Portico`,
  notTold: 'The monitor has not said yet what it found.',
  notes: 'To be known',
  keysHint:
    'In the list: arrow keys move, Enter shows more, X expects, A acknowledges, M mutes for an hour, D shows the door. U takes the last word back.',

  expectAll: 'Expect all that listens now …',
  undo: 'Take back what was said of findings',

  first: {
    title: 'Which doors are expected to be open?',
    what: 'Nothing is expected yet, so nothing can be unexpected. A baseline is the list of the listeners that are meant to be there: which program, at which port, open to whom. Once there is one, Portico tells you what differs: a new listener, one that is open to more than before, another program at an expected port, one that is missing.',
    how: 'Look through what listens now. What you do not know, leave out: it becomes the first finding. Restarts and new process ids change nothing.',
    where:
      'The baseline is a file in Portico’s data folder that you can read, edit and share. Nothing leaves this machine.',
    imports: 'Use a list from another machine …',
  },
  learn: {
    dialogTitle: 'Expect all that listens now',
    dialogText:
      'These listen now and no rule expects them. What stays chosen is expected from now on.',
    list: 'What would be expected',
    nothing: 'Nothing listens here that could be expected.',
    allExpected: 'All that listens now is expected already.',
    asRange: 'At any port that the system hands out',
    asRangeNote: (count: number) =>
      `${counted(count, 'listener is at a port', 'listeners are at ports')} that this system hands out by itself. On: such a program is expected at whichever it gets. Off: at exactly this port.`,
    all: 'Choose all',
    none: 'Choose none',
    acceptAll: (count: number) =>
      `All that listens now is expected (${count.toLocaleString('en')})`,
    acceptSome: (count: number, all: number) =>
      `Expect ${count.toLocaleString('en')} of ${all.toLocaleString('en')}`,
    risk: (severity: string) => `known risk: ${severity}`,
    done: (count: number) => `Expected from now on: ${rules(count)} new or changed.`,
  },
  calm: {
    title: 'Everything that listens is expected.',
    titleBut: 'Nothing new: everything else that listens is expected.',
    checked: (time: string, count: number) => `Last checked at ${time}, by ${rules(count)}.`,
    hidden: (count: number) =>
      `The program is hidden for ${counted(count, 'socket', 'sockets')}: there, Portico can compare port and user only.`,
    noUdp: 'UDP without a remote side could not be read and was not checked.',
    goesOn: 'Portico looks with every reading and tells you here.',
  },
  summary: (count: number) => `${findings(count)} to look at`,
  listed: (shown: number, all: number) =>
    `${shown.toLocaleString('en')} of ${all.toLocaleString('en')} are listed, the gravest first. The rest follows when these are decided.`,
  list: 'Findings, gravest first',
  groupOf: (kind: string, count: number) => `${kind}: ${findings(count)}`,
  groupPorts: (ports: string) => `At ${ports}.`,
  groupOfProgram: (program: string, ports: string) => `${program} at ${ports}.`,
  morePorts: (ports: string, count: number) => `${ports} and ${count.toLocaleString('en')} more`,
  showMore: (count: number) => `Show ${count.toLocaleString('en')} more`,

  evidence: {
    title: 'Seen',
    address: 'Address',
    program: 'Program',
    pid: 'Process',
    user: 'User',
    service: 'Registry says',
    since: 'Opened',
    exposure: 'Open to',
    more: (count: number) => `and ${counted(count, 'more socket', 'more sockets')}`,
    nobody: 'Nobody listens there.',
    rule: 'Goes against your rule',
    file: 'Program file',
    help: 'What can be done',
    source: (source: string) => `Source: ${source}`,
  },
  actions: {
    expect: 'Expect',
    dropRule: 'No longer expect',
    acknowledge: 'Acknowledge',
    mute: 'Mute',
    muteHour: 'For one hour',
    muteTomorrow: (time: string) => `Until tomorrow, ${time}`,
    muteMonth: 'For 30 days',
    muteEver: 'For good',
    muteProgram: 'Whatever this program does',
    showDoor: 'Show the door',
    restore: 'Restore',
    restoreAll: 'Restore all',
    expectEach: (count: number) => `Expect all ${count.toLocaleString('en')}`,
    dropEach: (count: number) => `No longer expect all ${count.toLocaleString('en')}`,
    acknowledgeEach: (count: number) => `Acknowledge all ${count.toLocaleString('en')}`,
    expectKind: 'Expect all of this kind',
    acknowledgeKind: 'Acknowledge all of this kind',
    acknowledgeAll: 'Acknowledge everything',
    /** The same button stands at every finding: its name says at which. */
    of: (action: string, what: string) => `${action}: ${what}`,
    undo: 'Undo',
  },
  done: {
    expect: (count: number) => `Expected from now on: ${findings(count)}.`,
    acknowledge: (count: number) => `Acknowledged: ${findings(count)}.`,
    mute: (count: number) => `Muted: ${findings(count)}.`,
    'mute-program': (count: number) => `Muted with their programs: ${findings(count)}.`,
    restore: (count: number) => `Restored: ${findings(count)}.`,
  },
  gone: 'Nothing to change: it is no longer so.',
  failed: (reason: string) => `That did not work: ${reason}`,
  takenBack,
  undoOf,
  nothingToTakeBack: 'There is nothing to take back.',
  decided: (count: number) => `Acknowledged or muted, and still so: ${count.toLocaleString('en')}`,

  rules: {
    list: 'Expected listeners',
    search: 'Search the rules',
    examples: 'Port, program, note …',
    count: (shown: number, all: number) =>
      shown === all ? rules(all) : `${shown.toLocaleString('en')} of ${rules(all)}`,
    none: 'No rules: whatever listens is a finding.',
    nothingFound: 'No rule has these words.',
    columns: {
      port: 'Port',
      program: 'Program',
      exposure: 'Open to, at most',
      required: 'Must be there',
      note: 'Note',
      actions: 'Change',
    },
    required: 'yes',
    optional: 'no',
    hint: 'Arrow keys move, Enter edits, Delete removes.',
    edit: 'Edit',
    remove: 'Remove',
    removed: (count: number) => `Removed: ${rules(count)}.`,
    changed: 'The rule was changed.',
    editTitle: (rule: string) => `Rule for ${rule}`,
    requiredLabel: 'Must be there',
    requiredNote: 'On: it is a finding when nobody listens.',
    noteLabel: 'Note, for people',
    save: 'Save',
    cancel: 'Cancel',
    expectAll: 'Expect all that listens now …',
    import: 'Import …',
    export: 'Export',
    exported: (name: string) => `Saved as ${name}.`,
    reading: 'The rules are being read.',
    readFailed: (reason: string) => `The rules could not be read: ${reason}`,
  },
  importing: {
    title: 'Import expected listeners',
    text: 'A file that “Export” or “portico expect --list --json” wrote.',
    mode: 'With the rules that are there',
    merge: 'Add to them',
    mergeNote: 'Of two rules for the same listener the wider one stays.',
    replace: 'Replace them',
    replaceNote: 'All rules that are there now go. That can be taken back.',
    choose: 'Choose a file …',
    sending: (percent: number) => `Reading the file: ${percent} %`,
    taken: (changed: number, all: number) =>
      `${rules(changed)} new or changed; ${rules(all)} in force.`,
    leftOut: (count: number) =>
      `Left out, since ${count === 1 ? 'it' : 'they'} cannot be understood: ${rules(count)}`,
    tooLarge: (most: number) =>
      `The file is larger than ${most.toLocaleString('en')} characters and was not taken.`,
    nothingChanged: 'Nothing was changed.',
  },
  faults: {
    title: (count: number) => `Not in force: ${counted(count, 'entry', 'entries')} of the file`,
    more: (count: number) => `and ${count.toLocaleString('en')} more`,
  },
  door: {
    title: 'Expected?',
    no: 'No rule expects it.',
    yes: 'Your rule expects it.',
    noBaseline: 'Nothing is expected yet, so this is no finding.',
    toFirst: 'Say what is expected …',
    wider: 'It is open to more than your rule expects.',
    otherProgram: 'Your rule expects another program here.',
    rule: (rule: string) => `Your rule: ${rule}`,
    expect: 'Expect this door',
    show: 'Show in findings',
  },
  alerts: {
    title: 'Alerts',
    notifications: 'Notifications on the desktop',
    notificationsNote:
      'From the desktop app; one for each new finding, and many at once are told as one.',
    noBaseline: 'Without effect until you have said what is expected.',
    toFirst: 'Say what is expected …',
    quiet: 'Quiet hours',
    quietNote: 'Nothing is shown then; the findings wait in the view.',
    from: 'From',
    to: 'To',
    sameTime: 'Quiet hours that end when they begin last the whole day.',
    hooks:
      'A command or a web address of yours can be told of every finding. That is set in a terminal only:',
  },
};

export type FindingsViewMessages = typeof findingsView;
