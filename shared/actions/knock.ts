import * as v from 'valibot';
import { portSchema } from '../model/schema.ts';

/** How long a knock may take in all, in milliseconds, and how much is listened to, in bytes. */
export const KNOCK_LIMIT_MS = 3000;
export const KNOCK_LIMIT_BYTES = 64 * 1024;

const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.nullable(v.number());

/**
 * Why nobody knocks there.
 * - `gone`: the row is gone
 * - `connection`: it is no listener
 * - `udp`: a door without a handshake says nothing to who knocks
 * - `namespace`: it is in another network namespace
 * - `other-address`: not an address of this machine
 */
export const KNOCK_REFUSALS = ['gone', 'connection', 'udp', 'namespace', 'other-address'] as const;
export type KnockRefusal = (typeof KNOCK_REFUSALS)[number];

export const BANNER_KINDS = [
  'ssh',
  'smtp',
  'ftp',
  'pop3',
  'imap',
  'mysql',
  'vnc',
  'other',
] as const;
export type BannerKind = (typeof BANNER_KINDS)[number];

/** What a server says before it is asked. The text is as it came, and cut. */
export const bannerSchema = v.strictObject({ kind: v.picklist(BANNER_KINDS), text: v.string() });
export type Banner = v.InferOutput<typeof bannerSchema>;

export const httpSchema = v.strictObject({
  status: wholeNumber,
  reason: v.string(),
  title: v.nullable(v.string()),
  server: v.nullable(v.string()),
  /** Where a redirection leads; it is not followed. */
  location: v.nullable(v.string()),
});
export type HttpFacts = v.InferOutput<typeof httpSchema>;

export const tlsSchema = v.strictObject({
  /** `TLSv1.3`; null where no handshake came about. */
  version: v.nullable(v.string()),
  certificate: v.nullable(
    v.strictObject({
      subject: v.string(),
      issuer: v.string(),
      names: v.array(v.string()),
      /** Milliseconds since 1970 UTC. */
      validFrom: time,
      validTo: time,
      /** Whether this system's list of authorities leads to it. */
      isTrusted: v.boolean(),
    }),
  ),
  /** Why there was no handshake; null where there was. */
  problem: v.nullable(v.string()),
});
export type TlsFacts = v.InferOutput<typeof tlsSchema>;

/**
 * What answered.
 * - `open`: the connection came about; all of `tls`, `http` and `banner` null: whoever is there says nothing
 * - `refused`: nobody listens there
 * - `silent`: not even the connection came about within the limit
 */
export const knockResultSchema = v.variant('state', [
  v.strictObject({
    state: v.literal('open'),
    address: v.string(),
    port: portSchema,
    /** Until the connection had come about. */
    tookMs: v.number(),
    bytes: wholeNumber,
    /** Whether more came than was listened to. */
    isCut: v.boolean(),
    /** Whether the other side ended the connection without a word of its own. */
    hungUp: v.boolean(),
    banner: v.nullable(bannerSchema),
    tls: v.nullable(tlsSchema),
    http: v.nullable(httpSchema),
  }),
  v.strictObject({ state: v.literal('refused'), address: v.string(), port: portSchema }),
  v.strictObject({ state: v.literal('silent'), address: v.string(), port: portSchema }),
  v.strictObject({
    state: v.literal('failed'),
    address: v.string(),
    port: portSchema,
    detail: v.string(),
  }),
  v.strictObject({ state: v.literal('not-knocked'), why: v.picklist(KNOCK_REFUSALS) }),
]);
export type KnockResult = v.InferOutput<typeof knockResultSchema>;
export type KnockAnswer = Extract<KnockResult, { state: 'open' }>;
