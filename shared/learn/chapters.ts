/** The chapters of the Learn view, in the order they are told; each has its texts in the messages. */
export const CHAPTERS = [
  'door',
  'ranges',
  'request',
  'handsOut',
  'listening',
  'closing',
  'guard',
  'limits',
] as const;

export type Chapter = (typeof CHAPTERS)[number];
