import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../shared/api/commands.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import { serveAside } from '../../support/served.ts';
import { StreamClient } from '../../support/stream-client.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const WRITING = [
  ['changeSettings', { history: { ...DEFAULT_SETTINGS.history, on: false } }],
  ['expectAll', { asRange: true }],
  ['undoFindings', null],
  ['clearHistory', null],
  ['resetRegistry', null],
] as const;

async function ask(
  client: StreamClient,
  id: number,
  [command, argument]: readonly [string, unknown],
) {
  client.sayRaw(JSON.stringify({ type: 'request', id, command, argument }));
  const answered = await client.messages.next(({ type }) => type === 'response');
  return answered.type === 'response' ? answered.answer : null;
}

describe('a page that others on the network can come to', () => {
  test('changes nothing that is kept, and can look', async () => {
    const home = tempFolder();
    await using served = await serveAside(['--host', '0.0.0.0'], { env: { PORTICO_HOME: home } });
    using client = await StreamClient.enter(served);
    for (const [id, wanted] of WRITING.entries()) {
      expect(commands[wanted[0]].kind).toBe('write');
      expect(await ask(client, id, wanted)).toMatchObject({ ok: false, code: 'refused' });
    }
    for (const file of ['settings.json', 'expected.json']) {
      expect(existsSync(join(home, file)), file).toBe(false);
    }
    expect(await ask(client, 99, ['historyFacts', null])).toMatchObject({ ok: true });
  });
});

test('a page that only this machine can come to may change what is kept', async () => {
  const home = tempFolder();
  await using served = await serveAside([], { env: { PORTICO_HOME: home } });
  using client = await StreamClient.enter(served);
  expect(await ask(client, 1, WRITING[0])).toMatchObject({ ok: true });
  expect(existsSync(join(home, 'settings.json'))).toBe(true);
});
