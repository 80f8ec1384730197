/** What of a row is worth a word when it becomes another. */
export const WATCHED = [
  'state',
  'owners',
  'user',
  'unit',
  'container',
  'interface',
  'service',
] as const;
export type WatchedField = (typeof WATCHED)[number];
