import type { SocketRow } from '../model/socket.ts';

export const GROUPINGS = ['flat', 'service', 'process'] as const;
/** What rows of a table stand together by. */
export type Grouping = (typeof GROUPINGS)[number];

/** The group of a row, as a text by which groups are told apart and put in order. */
export type GroupKeyOf = (row: SocketRow) => string;

/** Every pid has at most ten digits; of the same length they are in order as texts too. */
const PID_DIGITS = 10;

/** Those that have no name come last. */
const NAMED = '0';
const UNNAMED = '1';
const NOBODY = '2';

const KEYS: { readonly [G in Grouping]: GroupKeyOf | null } = {
  flat: null,
  service: ({ service }) =>
    service ? [NAMED, service.name.toLowerCase(), service.side, service.name].join('\n') : UNNAMED,
  process: ({ owners: [owner], ownersStatus }) => {
    if (!owner) return ownersStatus === 'none' ? NOBODY : UNNAMED;
    const pid = `${owner.pid}`.padStart(PID_DIGITS, '0');
    return [NAMED, owner.name.toLowerCase(), pid, owner.startedAt ?? ''].join('\n');
  },
};

/** @returns null where rows are not put in groups */
export function groupKeysBy(grouping: Grouping): GroupKeyOf | null {
  return KEYS[grouping];
}
