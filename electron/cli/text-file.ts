import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Messages } from '../../shared/messages/en.ts';
import { visibleText } from '../../shared/text/visible.ts';
import { codeOf } from './error-code.ts';

type Reason = keyof Messages['cli']['fileReasons'];

/**
 * The text of a file that the user named.
 * @param most bytes; no more is read, however long a pipe or a device goes on
 * @param kind `file`: nothing but a regular one is opened
 * @throws {Error} in the user's language: which file, and why it cannot be read
 */
export async function readTextFile(
  path: string,
  most: number,
  { cli }: Messages,
  kind: 'file' | 'any' = 'any',
): Promise<string> {
  const named = visibleText(path);
  const bytes = await read(path, most, kind).catch((cause: unknown) => {
    const code = codeOf(cause);
    const why = code in cli.fileReasons ? cli.fileReasons[code as Reason] : code;
    throw new Error(cli.errorFile(named, why), { cause });
  });
  if (bytes === null) throw new Error(cli.errorFileTooLarge(named, most));
  return bytes.toString('utf8');
}

/** @returns null where there is more than that */
async function read(path: string, most: number, kind: 'file' | 'any'): Promise<Buffer | null> {
  const facts = await stat(path);
  if (facts.size > most) return null;
  if (kind === 'file' && !facts.isFile()) throw Object.assign(new Error(path), { code: 'EISDIR' });
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
