import { readFile, stat } from 'node:fs/promises';
import type { Messages } from '../../shared/messages/en.ts';
import { visibleText } from '../../shared/text/visible.ts';

type Reason = keyof Messages['cli']['fileReasons'];

/**
 * The text of a file that the user named.
 * @param most bytes; a larger file is not read
 * @throws {Error} in the user's language: which file, and why it cannot be read
 */
export async function readTextFile(path: string, most: number, { cli }: Messages): Promise<string> {
  const named = visibleText(path);
  const { size } = await reading(stat(path));
  if (size > most) throw new Error(cli.errorFileTooLarge(named, most));
  return await reading(readFile(path, 'utf8'));

  async function reading<T>(result: Promise<T>): Promise<T> {
    try {
      return await result;
    } catch (cause) {
      const { code = String(cause) } = cause as NodeJS.ErrnoException;
      const why = code in cli.fileReasons ? cli.fileReasons[code as Reason] : code;
      throw new Error(cli.errorFile(named, why), { cause });
    }
  }
}
