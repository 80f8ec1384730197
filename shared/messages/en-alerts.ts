import type { DecisionAction } from '../findings/decision-actions.ts';

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function findings(count: number): string {
  return counted(count, 'finding', 'findings');
}

function areLeft(count: number): string {
  if (count === 0) return 'None is left.';
  return `${counted(count, 'is', 'are')} left.`;
}

/** What was done with so many findings, and how many are told of now. */
const done: Record<DecisionAction, (count: number, left: number) => string> = {
  acknowledge: (count, left) => `Acknowledged: ${findings(count)}. ${areLeft(left)}`,
  mute: (count, left) => `Muted: ${findings(count)}. ${areLeft(left)}`,
  'mute-program': (count, left) => `Muted: ${findings(count)}. ${areLeft(left)}`,
  expect: (count, left) => `Expected: ${findings(count)}. ${areLeft(left)}`,
  restore: (count, left) => `Restored: ${findings(count)}. ${areLeft(left)}`,
};

/** What went wrong with the files of findings and with the hooks. `expected-damaged` has words of its own. */
const problems = {
  'expected-set-aside': (movedTo: string) =>
    `The file of expected listeners was damaged and is kept as ${movedTo}.`,
  'expected-unreadable': (path: string, detail: string) => `${path} could not be read (${detail}).`,
  'expected-unwritable': (path: string, detail: string) =>
    `${path} could not be written (${detail}): what was said last is not kept.`,
  'decisions-damaged': (movedTo: string) =>
    `The file of decisions on findings was damaged and is kept as ${movedTo}. Nothing is acknowledged or muted.`,
  'decisions-unreadable': (path: string, detail: string) =>
    `${path} could not be read (${detail}).`,
  'decisions-unwritable': (path: string, detail: string) =>
    `${path} could not be written (${detail}): what was said last is not kept.`,
  'hooks-damaged': (path: string, detail: string) =>
    `Hooks are off: ${path} cannot be used (${detail}).`,
  'hooks-unreadable': (path: string, detail: string) =>
    `Hooks are off: ${path} could not be read (${detail}).`,
  'hook-failed': (detail: string, count: number) =>
    `The command for findings failed (${detail}). It was to be told of ${findings(count)}.`,
  'webhook-failed': (detail: string, count: number) =>
    `The webhook for findings failed (${detail}). It was to be told of ${findings(count)}.`,
};

/** English texts of how findings are told, and of what is said of them in a terminal. */
export const alerts = {
  problems,
  /** A notification of the desktop: title and text. */
  notification: {
    many: (count: number) => `${findings(count)}`,
    more: (count: number) => `and ${count.toLocaleString('en')} more`,
    line: (kind: string, count: number) => `${kind}: ${count.toLocaleString('en')}`,
  },
  watch: {
    option: 'only what is found, as it is found: what listens and is not expected',
    started: (rules: number) =>
      `Watching for what is not expected (${counted(rules, 'rule', 'rules')}). Ctrl-C ends it.`,
    lostBaseline: 'Nothing is expected any more: nothing can be found until something is.',
    notWith: (option: string) => `--findings and ${option} do not go together.`,
    dropped: (count: number) => `and ${findings(count)} more that were too many to be told`,
  },
  terminal: {
    summary: 'tell what is found with its ids, and say what is to become of it',
    ids: 'ids of findings, or their beginnings',
    all: 'with --acknowledge, --expect, --mute or --restore: everything that is found',
    acknowledge: 'known: not to be told as long as it is no more than that',
    expect: 'expected from now on',
    mute: 'not to be told for a while, or for good',
    until: 'for --mute: when that ends: 2h, 7d, 2026-12-31 or 2026-12-31T18:00',
    program: 'for --mute: whatever is found of the same programs',
    restore: 'take back what was said of these findings',
    undo: 'take back what was said last, here or in the app',
    json: 'as JSON, as “portico check --json” tells it',
    columns: { severity: 'Severity', kind: 'Kind' },
    decidedToo: 'Acknowledged or muted:',
    one: 'Say one thing at a time: --acknowledge, --expect, --mute, --restore or --undo.',
    which: 'Say which findings: their ids, or --all. “portico findings” shows them.',
    onlyMute: (option: string) => `${option} goes with --mute only.`,
    onlyAction: 'Ids and --all go with --acknowledge, --expect, --mute or --restore.',
    noSuch: (id: string) => `No finding has an id that begins with ${id}.`,
    ambiguous: (id: string) => `More than one finding has an id that begins with ${id}.`,
    badTime: (text: string) =>
      `${text}: say a time ahead as 30m, 2h, 7d, 2026-12-31 or 2026-12-31T18:00.`,
    done,
    nothingToUndo: 'There is nothing to take back.',
    notKept: (text: string) => `Nothing has changed. ${text}`,
  },
  hook: {
    summary: 'show or set what is run or called when something is found',
    command: 'run this program; its arguments follow behind --',
    webhook: 'send it by POST to this address',
    off: 'run and call nothing any more',
    test: 'run and call what is set now, with a document that has no findings',
    arguments: 'arguments of the command',
    onlyCommand: 'Arguments go with --command only.',
    alone: (option: string) => `${option} goes with nothing else.`,
    badUrl: (text: string) =>
      `${text}: only addresses of http and https without a password can be called.`,
    badCommand: (text: string) => `${text}: give the whole path of the program.`,
    isOff: 'No hook is set.',
    commandIs: (words: string) => `Command: ${words}`,
    webhookIs: (address: string) => `Webhook: ${address}`,
    keptIn: (path: string) => `Kept in ${path}.`,
    unwritable: (path: string, code: string) => `${path} could not be written (${code}).`,
    works: (what: string) => `${what}: it works.`,
    failed: (what: string, detail: string) => `${what}: failed (${detail}).`,
    theCommand: 'Command',
    theWebhook: 'Webhook',
  },
};

export type AlertMessages = typeof alerts;
