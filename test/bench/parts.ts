/** What is measured with sockets of the bench's own, in a network of its own. */
export const INSIDE_PARTS = ['paint', 'rest', 'power', 'poll', 'bytes'] as const;
export type InsidePart = (typeof INSIDE_PARTS)[number];

/** All parts, in the order in which they are measured. */
export const PARTS = ['list', 'registry', 'history', ...INSIDE_PARTS, 'view', 'recovery'] as const;
export type Part = (typeof PARTS)[number];
