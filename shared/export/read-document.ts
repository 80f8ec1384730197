import * as v from 'valibot';
import { portSchema } from '../model/schema.ts';
import { DocumentError } from './document-error.ts';
import { SCHEMA_VERSION } from './json.ts';

const text = v.nullable(v.string());
const endpoint = v.object({ address: v.string(), port: portSchema });

/** What is needed of a socket to compare it; a document may say more, and has to say this. */
const socketSchema = v.object({
  protocol: v.picklist(['tcp', 'udp']),
  local: endpoint,
  remote: v.nullable(endpoint),
  netns: v.optional(text, null),
  state: v.string(),
  role: v.string(),
  exposure: text,
  service: v.nullable(v.object({ name: v.string() })),
  user: text,
  unit: v.optional(text, null),
  owners: v.array(v.object({ pid: v.number(), name: v.string() })),
});

const documentSchema = v.object({
  schemaVersion: v.literal(SCHEMA_VERSION),
  takenAt: v.pipe(v.string(), v.isoTimestamp()),
  host: v.object({ hostname: v.string() }),
  sockets: v.array(socketSchema),
});

export type SavedSocket = v.InferOutput<typeof socketSchema>;
export type SavedDocument = v.InferOutput<typeof documentSchema>;

/**
 * Reads a document that `portico list --json` or the page saved.
 * @throws {DocumentError}
 */
export function readDocument(json: string): SavedDocument {
  const value = parsed(json);
  const result = v.safeParse(documentSchema, value);
  if (result.success) return result.output;
  const version = v.safeParse(v.object({ schemaVersion: v.number() }), value);
  if (version.success && version.output.schemaVersion !== SCHEMA_VERSION) {
    throw new DocumentError('other-version', { detail: `${version.output.schemaVersion}` });
  }
  const [issue] = result.issues;
  const detail = `${v.getDotPath(issue) ?? ''} ${issue.message}`.trim();
  throw new DocumentError('not-a-snapshot', { detail });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new DocumentError('not-json', { cause });
  }
}
