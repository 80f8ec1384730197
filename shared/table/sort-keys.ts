/** What a table can show of a row and be sorted by; those before `role` are shown unless others are chosen. */
export const SORT_COLUMNS = [
  'port',
  'protocol',
  'service',
  'state',
  'local',
  'remote',
  'process',
  'pid',
  'user',
  'exposure',
  'age',
  'role',
  'family',
  'interface',
  'unit',
  'container',
  'netns',
  'seen',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export interface SortKey {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** Columns to sort by, each with one entry at most; a later one tells rows apart that are equal in those before. */
export type Sort = readonly SortKey[];

export const DEFAULT_SORT: Sort = [{ column: 'port', descending: false }];
