import type { Grouping } from '../table/grouping.ts';
import type { SortColumn } from '../table/sort-keys.ts';

const groupings: Record<Grouping, string> = {
  flat: 'Not grouped',
  service: 'By service',
  process: 'By process',
};

/** English names of the columns of a table. */
export const columns: Record<SortColumn, string> = {
  port: 'Port',
  protocol: 'Protocol',
  service: 'Service',
  state: 'State',
  local: 'Local address',
  remote: 'Remote address',
  process: 'Process',
  pid: 'PID',
  user: 'User',
  exposure: 'Open to',
  age: 'Age',
  role: 'Role',
  family: 'Family',
  interface: 'Interface',
  unit: 'Service unit',
  container: 'Container',
  netns: 'Namespace',
  seen: 'First seen',
};

/** English texts of the table and the tools above and below it. */
export const table = {
  grouping: 'Groups',
  groupings,
  closeGroups: 'Close all groups',
  openGroups: 'Open all groups',
  noServiceGroup: 'No name in the registry',
  hiddenGroup: 'Process hidden',
  nobodyGroup: 'No process',
  columns: 'Columns',
  resetColumns: 'Reset to default',
  noRoom: 'no room',
  /** What a click and keys do on the head of a column. */
  headHint: (name: string) =>
    `${name}: click to sort, with Shift to sort by this too. Drag it, or Alt with an arrow key, to move it.`,
  columnMoved: (name: string, place: number, all: number) => `${name}: column ${place} of ${all}`,
  /** `how`: smallest or largest first, in words. */
  sortedAlso: (place: number, how: string) => `number ${place}: ${how}`,
  ownersHidden: (count: number) =>
    `${count.toLocaleString('en')} ${count === 1 ? 'owner' : 'owners'} hidden`,
  showOnly: 'Show only these',
  showAll: 'Show all again',
  showNow: 'Show now',
  showWaiting: 'Show what waits in the list',
  /** Why what is new is not shown. */
  heldStill: 'The list stays as it is while you read it.',
  selected: (count: number) => `${count.toLocaleString('en')} selected`,
  copyAs: 'Copy as',
  text: 'Text',
  copyAsFormat: (format: string) => `Copy as ${format}`,
  clearSelection: 'Clear the selection',
};

export type TableMessages = typeof table;
