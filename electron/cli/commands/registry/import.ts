import { readFile, stat } from 'node:fs/promises';
import { LARGEST_REGISTRY_FILE } from '../../../../shared/api/registry-upload.ts';
import type { Messages } from '../../../../shared/messages/en.ts';
import { editionText } from '../../../../shared/registry/edition-text.ts';
import { refusalText } from '../../../../shared/registry/refusal-text.ts';
import { visibleText } from '../../../../shared/text/visible.ts';
import type { CommandSpec } from '../../command-line.ts';
import { EXIT } from '../../exit.ts';
import { registryAtHand } from './registry-at-hand.ts';

export const registryImport: CommandSpec = {
  name: 'registry import',
  summary: ({ registry }) => registry.terminal.import,
  arguments: [{ name: 'FILE', isFile: true, summary: ({ registry }) => registry.terminal.file }],
  options: [],
  run: async (line, { messages }) => {
    const text = messages.registry;
    const csv = await textOf(line.argument(0) ?? '', messages);
    const store = await registryAtHand(messages);
    const before = store.info;
    const result = await store.import(csv);
    if (!result.ok) {
      const why = [refusalText(result.refusal, messages), text.nothingChanged];
      throw new Error(why.join(messages.sentenceSeparator));
    }
    const { info, rows } = result;
    const lines = [
      text.taken(rows, info.records, info.date),
      text.before(before.records, before.date),
      text.toCompare,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
    return EXIT.fine;
  },
};

export const registryReset: CommandSpec = {
  name: 'registry reset',
  summary: ({ registry }) => registry.terminal.reset,
  options: [],
  run: async (_, { messages }) => {
    const store = await registryAtHand(messages);
    const { records, date } = await store.reset();
    process.stdout.write(`${messages.registry.isReset(records, date)}\n`);
    return EXIT.fine;
  },
};

export const registryInfo: CommandSpec = {
  name: 'registry info',
  summary: ({ registry }) => registry.terminal.info,
  options: [],
  run: async (_, { messages }) => {
    const { info } = await registryAtHand(messages);
    process.stdout.write(`${editionText(info, messages)}\n`);
    return EXIT.fine;
  },
};

/** @throws where the file cannot be read, or is larger than the registry can be */
async function textOf(path: string, { registry }: Messages): Promise<string> {
  const size = await sizeOf(path, registry.terminal.unreadable);
  if (size > LARGEST_REGISTRY_FILE) throw new Error(registry.tooLarge(LARGEST_REGISTRY_FILE));
  return await readFile(path, 'utf8');
}

async function sizeOf(
  path: string,
  words: Messages['registry']['terminal']['unreadable'],
): Promise<number> {
  try {
    const facts = await stat(path);
    if (facts.isFile()) return facts.size;
  } catch (cause) {
    const { code = String(cause) } = cause as NodeJS.ErrnoException;
    throw new Error(words(visibleText(path), code), { cause });
  }
  throw new Error(words(visibleText(path), 'EISDIR'));
}
