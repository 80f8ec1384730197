import * as v from 'valibot';
import { LONGEST_NOTES, type UpdateOffer } from '../../../shared/update/update.ts';

/** https://semver.org, with what may stand behind the three numbers. */
const VERSION = /^\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[\w.-]{1,40})?(?:\+[\w.-]{1,40})?$/;
/** SHA-512 in base64. */
const SHA512 = /^[\w+/]{86}==$/;

const fileSchema = v.object({
  url: v.string(),
  sha512: v.pipe(v.string(), v.regex(SHA512)),
  size: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))),
});

const infoSchema = v.object({
  version: v.pipe(v.string(), v.regex(VERSION)),
  files: v.pipe(v.array(fileSchema), v.minLength(1)),
  releaseNotes: v.optional(v.nullable(v.union([v.string(), v.array(noteSchema())]))),
});

/** The list of versions is not one. */
export class DamagedFeed extends Error {
  override readonly name = 'DamagedFeed';
}

/**
 * What the list of versions offers. It comes from a server: nothing of it is taken on trust.
 * @throws {DamagedFeed}
 */
export function offerOf(info: unknown): UpdateOffer {
  const parsed = v.safeParse(infoSchema, info);
  if (!parsed.success) throw new DamagedFeed(v.summarize(parsed.issues));
  const { version, files, releaseNotes } = parsed.output;
  const sizes = new Set(files.map(({ size }) => size ?? null));
  const [size = null] = sizes;
  return { version, notes: notesOf(releaseNotes ?? ''), bytes: sizes.size === 1 ? size : null };
}

function noteSchema() {
  return v.object({ version: v.string(), note: v.nullable(v.string()) });
}

function notesOf(
  given: string | readonly v.InferOutput<ReturnType<typeof noteSchema>>[],
): string | null {
  const text =
    typeof given === 'string'
      ? given
      : given.map(({ version, note }) => `${version}\n${note ?? ''}`).join('\n\n');
  const plain = text.replaceAll(/\r\n?/g, '\n').replaceAll('\t', '  ').trim();
  if (plain === '') return null;
  return plain.length > LONGEST_NOTES ? `${plain.slice(0, LONGEST_NOTES)}…` : plain;
}
