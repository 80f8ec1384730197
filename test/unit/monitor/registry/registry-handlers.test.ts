import { expect, test } from 'vitest';
import { registryHandlers } from '../../../../electron/monitor/registry/registry-handlers.ts';
import { RegistryStore } from '../../../../electron/monitor/registry/registry-store.ts';
import { partsOf } from '../../../../shared/api/registry-upload.ts';
import { Registry } from '../../../../shared/registry/registry.ts';
import { ianaFile, NEW_DATE, NEW_NAME, NEW_PORT } from '../../../support/iana-file.ts';
import { allowTime } from '../../../support/real-processes.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

allowTime();

function setUp() {
  const store = new RegistryStore(tempFolder());
  let changes = 0;
  const handlers = registryHandlers(store, () => {
    changes += 1;
  });
  const send = async (text: string) => {
    const parts = partsOf(text);
    let answer: Awaited<ReturnType<typeof handlers.importRegistry>> = { state: 'more' };
    for (const [part, words] of parts.entries()) {
      const argument = { upload: 'a', part, parts: parts.length, text: words };
      answer = await handlers.importRegistry(argument);
    }
    return answer;
  };
  return { handlers, send, changes: () => changes };
}

test('a file that came in parts is taken, and can be read back as data', async () => {
  const { handlers, send, changes } = setUp();
  const answer = await send(ianaFile());
  expect(answer).toMatchObject({ state: 'taken', info: { date: NEW_DATE, isBuiltIn: false } });
  expect(changes()).toBe(1);
  const asset = await handlers.readRegistry(null);
  if (!asset) throw new Error('nothing is imported');
  expect(Registry.load(asset).record(NEW_PORT, 'tcp').name).toBe(NEW_NAME);
});

test('a file that is not the registry is refused with the line and the reason', async () => {
  const { handlers, send, changes } = setUp();
  const lines = ianaFile().split('\n');
  lines[5] = 'odd,12a,tcp,,,,,,,,,';
  expect(await send(lines.join('\n'))).toEqual({
    state: 'refused',
    refusal: { code: 'row-malformed', line: 6, detail: '12a', fault: 'port' },
  });
  expect([changes(), await handlers.readRegistry(null)]).toEqual([0, null]);
});

test('a reset tells of the built-in edition', async () => {
  const { handlers, send, changes } = setUp();
  await send(ianaFile());
  expect(await handlers.resetRegistry(null)).toMatchObject({ isBuiltIn: true });
  expect([changes(), await handlers.readRegistry(null)]).toEqual([2, null]);
});
