import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DecisionStore } from '../../../../electron/monitor/findings/decision-store.ts';
import {
  ExpectedStore,
  NewerFileError,
} from '../../../../electron/monitor/findings/expected-store.ts';
import type { Decision } from '../../../../shared/findings/decisions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { makeProgram, makeRule } from '../../shared/findings/make-situation.ts';

const DECISION: Decision = {
  action: 'muted',
  at: 1,
  until: 2,
  of: { kind: 'new-listener', protocol: 'tcp', port: [1, 2], exposure: 'any' },
  program: makeProgram(),
};

async function expected(folder: string): Promise<ExpectedStore> {
  const store = new ExpectedStore(folder);
  await store.load();
  return store;
}

describe('expected listeners', () => {
  test('are nothing at first, which is not the same as none', async () => {
    const folder = tempFolder();
    const store = await expected(folder);
    expect(store.rules).toBeNull();
    await store.save([]);
    expect((await expected(folder)).rules).toEqual([]);
  });

  test('are read again as they were saved, by their owner alone', async () => {
    const folder = join(tempFolder(), 'new');
    await (await expected(folder)).save([makeRule()]);
    const store = await expected(folder);
    expect(store.rules).toEqual([makeRule()]);
    expect(statSync(store.path).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('are those of both where a file says the same twice', async () => {
    const folder = tempFolder();
    const line = '{ "port": 1, "protocol": "tcp", "exposure": "loopback" }';
    const wider = line.replace('loopback', 'any');
    writeFileSync(join(folder, 'expected.json'), `{"schemaVersion":1,"rules":[${line},${wider}]}`);
    expect((await expected(folder)).rules).toMatchObject([{ port: 1, exposure: 'any' }]);
  });

  test('that another process changed are noticed', async () => {
    const folder = tempFolder();
    const [mine, theirs] = [await expected(folder), await expected(folder)];
    expect(await mine.refresh()).toBe(false);
    await theirs.save([makeRule()]);
    expect([await mine.refresh(), mine.rules]).toEqual([true, [makeRule()]]);
    expect(await theirs.refresh()).toBe(false);
  });

  test('in a damaged file are left alone, and set aside by the first that are saved', async () => {
    const folder = tempFolder();
    const path = join(folder, 'expected.json');
    writeFileSync(path, '{ "schemaVersion": 1, "rules": [');
    const store = await expected(folder);
    expect([store.rules, store.damage?.code]).toEqual([null, 'not-json']);
    expect(readdirSync(folder)).toEqual(['expected.json']);
    await store.save([makeRule()]);
    expect([store.rules, store.damage]).toEqual([[makeRule()], null]);
    expect(readFileSync(store.movedTo ?? '', 'utf8')).toBe('{ "schemaVersion": 1, "rules": [');
    expect((await expected(folder)).rules).toEqual([makeRule()]);
  });

  test('of a newer version are never replaced', async () => {
    const folder = tempFolder();
    const path = join(folder, 'expected.json');
    writeFileSync(path, '{ "schemaVersion": 2, "doors": [] }');
    const store = await expected(folder);
    await expect(store.save([makeRule()])).rejects.toThrow(NewerFileError);
    expect(readFileSync(path, 'utf8')).toBe('{ "schemaVersion": 2, "doors": [] }');
  });

  test('that cannot be read are an error, not none', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'expected.json'));
    await expect(expected(folder)).rejects.toThrow('EISDIR');
  });
});

describe('decisions', () => {
  test('are read again as they were saved, by their owner alone', async () => {
    const folder = tempFolder();
    const everything: Decision = { ...DECISION, until: null, of: null };
    await new DecisionStore(folder).save({ decisions: [DECISION, everything], undo: [] });
    const store = new DecisionStore(folder);
    await store.load();
    expect(store.decisions).toEqual([DECISION, everything]);
    expect(statSync(join(folder, 'findings.json')).mode & 0o777).toBe(0o600);
  });

  test.each(['{', '[]', '{"schemaVersion":1,"decisions":[{}]}'])(
    'in a damaged file (%s) are set aside',
    async (text) => {
      const folder = tempFolder();
      writeFileSync(join(folder, 'findings.json'), text);
      const store = new DecisionStore(folder);
      await store.load();
      expect(store.decisions).toEqual([]);
      expect(readFileSync(store.movedTo ?? '', 'utf8')).toBe(text);
    },
  );
});
