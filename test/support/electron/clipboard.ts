import type { Clipboard } from 'electron/main';

let text = '';

/** `clipboard`: one of this process's own, which holds plain text. */
export const clipboard: Pick<Clipboard, 'readText' | 'writeText'> = {
  readText: async () => text,
  writeText: async (written) => {
    text = written;
  },
};
