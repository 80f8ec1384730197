import type { DocumentErrorCode } from '../export/document-error.ts';

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

const refused: Record<DocumentErrorCode, string> = {
  'not-json': 'This file is no snapshot of Portico: it is no JSON.',
  'other-version': 'This snapshot was saved by another version of Portico.',
  'not-a-snapshot': 'This file is no snapshot of Portico.',
};

/** English texts of what leaves the page: export, report, comparison. */
export const exporting = {
  title: 'Export',
  what: 'What',
  /** `place`: the name of the view. */
  shownIn: (place: string, count: number) =>
    `What is shown in ${place} (${counted(count, 'socket', 'sockets')})`,
  everything: (count: number) => `Everything that matches (${counted(count, 'socket', 'sockets')})`,
  format: 'Format',
  redact: 'Mask addresses, users and command lines',
  redactNote:
    'For a ticket: the same thing is always masked in the same way. Ports and program names stay.',
  copy: 'Copy',
  save: 'Save …',
  copied: (count: number) => `${counted(count, 'socket', 'sockets')} copied.`,
  copyFailed: 'The clipboard could not be written to.',
  saved: (name: string) => `Saved as ${name}.`,
  compare: 'Compare snapshots',
  compareNote: 'Two snapshots that were saved as JSON; instead of the later one, what is open now.',
  before: 'Earlier snapshot',
  after: 'Later snapshot',
  now: 'now',
  takenAt: (host: string, time: string) => `${host}, ${time}`,
  refused,
  opened: (count: number) => `${counted(count, 'socket', 'sockets')} opened`,
  closed: (count: number) => `${counted(count, 'socket', 'sockets')} closed`,
  changed: (count: number) => `${counted(count, 'socket', 'sockets')} changed`,
  unchanged: (count: number) => `${count.toLocaleString('en')} the same`,
  noDifference: 'No difference.',
  fields: {
    state: 'state',
    exposure: 'open to',
    user: 'user',
    unit: 'unit',
    owners: 'program',
    service: 'service',
  },
  change: (field: string, before: string, after: string) => `${field}: ${before} → ${after}`,
  nothing: 'none',
  more: (count: number) => `and ${count.toLocaleString('en')} more`,
};

export type ExportMessages = typeof exporting;
