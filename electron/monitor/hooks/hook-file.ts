import * as v from 'valibot';

/** Raised when a key changes its meaning. */
const HOOKS_VERSION = 1;

/** What runs, or is called, when something was found. Null: off. */
export interface Hooks {
  /** A program's file and its arguments; no shell is between. */
  readonly command: readonly string[] | null;
  /** An address of `http` or `https`. */
  readonly webhook: string | null;
}

export const NO_HOOKS: Hooks = { command: null, webhook: null };

/** An argument of a program can have no NUL (execve(2)). */
const argument = v.pipe(v.string(), v.maxLength(4096), v.excludes('\0'));
const program = v.pipe(argument, v.minLength(1));

/** An address as it is called. @returns null where it is none of `http` or `https`, or has a password in it */
export function readWebhook(text: string): string | null {
  if (text.length > 2000 || !URL.canParse(text)) return null;
  const { protocol, href, username, password } = new URL(text);
  // No call is made with a password in the address (Fetch standard).
  if (username !== '' || password !== '') return null;
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

export const hooksFileSchema: v.GenericSchema<Hooks & { readonly schemaVersion: 1 }> =
  v.strictObject({
    schemaVersion: v.literal(HOOKS_VERSION),
    command: v.nullable(v.pipe(v.tupleWithRest([program], argument), v.maxLength(100))),
    webhook: v.nullable(
      v.pipe(
        v.string(),
        v.check((text) => readWebhook(text) !== null, 'no address of http or https'),
      ),
    ),
  });

/** The text of the file in which hooks are kept. */
export function printHooks({ command, webhook }: Hooks): string {
  return `${JSON.stringify({ schemaVersion: HOOKS_VERSION, command, webhook }, null, 2)}\n`;
}
