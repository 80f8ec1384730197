import * as v from 'valibot';

/**
 * Why this Portico cannot bring itself up to date.
 * - `development`: it runs from its sources or unpacked
 * - `package`: on Linux, all but an AppImage: what installed it brings newer versions, too
 * - `portable`: the portable edition for Windows is one file that is replaced by hand
 * - `no-feed`: the build names no place to look at
 * - `not-https`: the place it names is not asked over https
 * - `not-signed`: on Windows, a build without a publisher: no update could be told from a forgery
 */
export const UPDATE_OBSTACLES = [
  'development',
  'package',
  'portable',
  'no-feed',
  'not-https',
  'not-signed',
] as const;
export type UpdateObstacle = (typeof UPDATE_OBSTACLES)[number];

/**
 * What went wrong.
 * - `unreachable`: no connection; `server`: it answered with an error; `timed-out`: nothing came any more
 * - `nothing-published`: there is no list of versions for this system
 * - `damaged-feed`: the list of versions is not one
 * - `not-https`: something was to be fetched without https
 * - `checksum`: what came is not what the list of versions names
 * - `signature`: what came is not signed by who made this Portico
 * - `disk`: it cannot be kept or put in place
 * - `other`: none of these; the detail says more
 */
export const UPDATE_FAILURES = [
  'unreachable',
  'server',
  'timed-out',
  'nothing-published',
  'damaged-feed',
  'not-https',
  'checksum',
  'signature',
  'disk',
  'other',
] as const;

/** Longest notes that are shown, in UTF-16 units. */
export const LONGEST_NOTES = 20_000;
const LONGEST_DETAIL = 500;

const bytes = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A version that can be had. The texts are of whoever runs the server: hostile until shown otherwise. */
const offerSchema = v.strictObject({
  version: v.pipe(v.string(), v.maxLength(100)),
  /** Plain text with line breaks; null where there is none. */
  notes: v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_NOTES + 1))),
  /** Size of what is to be downloaded; null where the server does not say. */
  bytes: v.nullable(bytes),
});
export type UpdateOffer = v.InferOutput<typeof offerSchema>;

const failureSchema = v.strictObject({
  code: v.picklist(UPDATE_FAILURES),
  /** In words of the system or the server; null where the code says it all. */
  detail: v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_DETAIL))),
});
export type UpdateFailure = v.InferOutput<typeof failureSchema>;

/** How far this Portico is with bringing itself up to date. */
export const updateStateSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('impossible'), why: v.picklist(UPDATE_OBSTACLES) }),
  v.strictObject({ kind: v.literal('idle') }),
  v.strictObject({ kind: v.literal('checking') }),
  /** `at`: milliseconds since 1970 UTC. */
  v.strictObject({ kind: v.literal('none'), at: v.pipe(v.number(), v.minValue(0)) }),
  v.strictObject({ kind: v.literal('found'), offer: offerSchema }),
  v.strictObject({
    kind: v.literal('downloading'),
    offer: offerSchema,
    received: bytes,
    total: v.nullable(bytes),
  }),
  v.strictObject({ kind: v.literal('ready'), offer: offerSchema }),
  v.strictObject({ kind: v.literal('restarting'), offer: offerSchema }),
  /** `offer`: what was to be had; null where it failed before anything was found. */
  v.strictObject({
    kind: v.literal('failed'),
    failure: failureSchema,
    offer: v.nullable(offerSchema),
  }),
]);
export type UpdateState = v.InferOutput<typeof updateStateSchema>;

/** What the user may ask for. */
export const UPDATE_WISHES = ['check', 'download', 'cancel', 'restart'] as const;
export type UpdateWish = (typeof UPDATE_WISHES)[number];

/** @param detail is cut where it is too long */
export function updateFailure(
  code: UpdateFailure['code'],
  detail: string | null = null,
): UpdateFailure {
  return { code, detail: detail === null ? null : detail.slice(0, LONGEST_DETAIL) };
}
