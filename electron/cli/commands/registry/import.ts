import { LARGEST_REGISTRY_FILE } from '../../../../shared/api/registry-upload.ts';
import { editionText } from '../../../../shared/registry/edition-text.ts';
import { refusalText } from '../../../../shared/registry/refusal-text.ts';
import type { CommandSpec } from '../../command-line.ts';
import { EXIT } from '../../exit.ts';
import { readTextFile } from '../../text-file.ts';
import { registryAtHand } from './registry-at-hand.ts';

export const registryImport: CommandSpec = {
  name: 'registry import',
  summary: ({ registry }) => registry.terminal.import,
  arguments: [{ name: 'FILE', isFile: true, summary: ({ registry }) => registry.terminal.file }],
  options: [],
  run: async (line, { messages }) => {
    const text = messages.registry;
    const path = line.argument(0) ?? '';
    const csv = await readTextFile(path, LARGEST_REGISTRY_FILE, messages, 'file');
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
