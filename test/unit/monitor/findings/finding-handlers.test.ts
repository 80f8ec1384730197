import { describe, expect, test } from 'vitest';
import { partsOf } from '../../../../shared/api/registry-upload.ts';
import { ruleKey } from '../../../../shared/findings/rule.ts';
import { makeRule } from '../../shared/findings/make-situation.ts';
import { INTRUDER, SERVER, setUp } from './set-up-service.ts';

describe('while something is found', () => {
  async function found() {
    const all = await setUp();
    all.stay([SERVER]);
    await all.handlers.expectAll({ asRange: true });
    all.stay([SERVER, INTRUDER]);
    return { ...all, id: all.service.latest.findings[0]?.id ?? '' };
  }

  test('it can be acknowledged, restored, muted and expected, and each can be taken back', async () => {
    const { handlers, id, kinds, service, stay } = await found();
    const of = { ids: [id] };
    for (const action of ['acknowledge', 'mute', 'mute-program', 'expect'] as const) {
      expect(await handlers.decideFindings({ of, action, until: null })).toEqual({ changed: 1 });
      expect(kinds()).toEqual([]);
      await handlers.undoFindings(null);
      // That it holds has to be seen anew where it was expected meanwhile.
      stay([SERVER, INTRUDER]);
      expect(kinds()).toEqual(['new-listener 12321']);
    }
    await handlers.decideFindings({ of: { all: true }, action: 'acknowledge', until: null });
    expect(service.latest.decided).toMatchObject([{ id }]);
    await handlers.decideFindings({ of, action: 'restore', until: null });
    expect(kinds()).toEqual(['new-listener 12321']);
    stay([SERVER, { ...INTRUDER, local: { address: '0.0.0.0', port: 12_321 }, exposure: 'any' }]);
    expect(kinds()).toEqual(['new-listener 12321']);
  });

  test('a decision about what is not found changes nothing', async () => {
    const { handlers, kinds, service } = await found();
    const before = service.choices.undoable;
    const of = { ids: ['00000000000'] };
    expect(await handlers.decideFindings({ of, action: 'mute', until: null })).toEqual({
      changed: 0,
    });
    const missing = { kind: 'missing' } as const;
    await handlers.decideFindings({ of: missing, action: 'mute', until: null });
    expect([kinds(), service.choices.undoable]).toEqual([['new-listener 12321'], before]);
  });

  test('what is muted until a time is told again then, without a change of the sockets', async () => {
    const { handlers, kinds, read } = await found();
    const now = Date.now();
    const until = now + 60_000;
    await handlers.decideFindings({ of: { all: true }, action: 'mute', until });
    read([SERVER, INTRUDER], { takenAt: until - 1 });
    expect(kinds()).toEqual([]);
    read([SERVER, INTRUDER], { takenAt: until });
    expect(kinds()).toEqual(['new-listener 12321']);
  });

  test('a row’s listener can be expected by its key', async () => {
    const { handlers, kinds } = await found();
    expect(await handlers.expectSocket({ id: 'intruder' })).toEqual({ rules: 2, changed: 1 });
    expect(kinds()).toEqual([]);
    await expect(handlers.expectSocket({ id: 'gone' })).rejects.toThrow('gone');
  });

  test('taking back the first word ends all findings, and raises none', async () => {
    const { handlers, service, stay } = await found();
    await handlers.undoFindings(null);
    stay([SERVER, INTRUDER]);
    expect([service.latest.findings, service.hasBaseline]).toEqual([[], false]);
  });
});

test('what is no listener cannot be expected', async () => {
  const { handlers, read } = await setUp();
  const own = { ...SERVER, id: 'own', self: true };
  await expect(handlers.expectAll({ asRange: true })).rejects.toThrow('nothing has been read');
  read([own]);
  await expect(handlers.expectSocket({ id: 'own' })).rejects.toThrow('no listener');
});

test('rules are listed, changed, taken away and imported', async () => {
  const { handlers, service, stay } = await setUp();
  stay([SERVER]);
  await handlers.expectAll({ asRange: true });
  const [rule] = await handlers.expectedRules(null);
  if (!rule) throw new Error('a rule');
  const key = ruleKey(rule);
  await handlers.changeRule({ key, rule: { ...rule, note: 'ours', exposure: 'any' } });
  expect(await handlers.expectedRules(null)).toMatchObject([{ note: 'ours', exposure: 'any' }]);
  await expect(handlers.changeRule({ key: 'none', rule })).rejects.toThrow('no such rule');
  expect(await handlers.removeRules({ keys: [key, 'none'] })).toEqual({ removed: 1 });
  expect(await handlers.expectedRules(null)).toEqual([]);

  const file = `{ "schemaVersion": 1, "rules": [
    { "port": 1, "protocol": "tcp", "exposure": "any" }, { "prot": 2 } ] }`;
  const texts = partsOf(file);
  const send = (mode: 'merge' | 'replace', text: string) =>
    handlers.importExpected({ upload: 'a', part: 0, parts: texts.length, text, mode });
  expect(await send('merge', file)).toMatchObject({
    state: 'taken',
    rules: 1,
    changed: 1,
    faultsTotal: 4,
  });
  expect(await send('replace', '{}')).toMatchObject({
    state: 'refused',
    damage: { code: 'no-rules' },
  });
  await handlers.expectAll({ asRange: true });
  expect(await send('replace', file)).toMatchObject({ rules: 1 });
  expect(service.choices.undoable).toMatchObject({ what: 'imported' });
  await handlers.undoFindings(null);
  expect((await handlers.expectedRules(null)).map(({ port }) => port)).toEqual([1, 8080]);
});

test('a changed rule takes the place of another with its key', async () => {
  const { handlers, service } = await setUp();
  const rules = [makeRule({ port: 1 }), makeRule({ port: 2 })];
  await service.choices.change(
    'imported',
    (choices) => ({ choices: { ...choices, rules }, changed: 2 }),
    0,
  );
  await handlers.changeRule({
    key: ruleKey(makeRule({ port: 1 })),
    rule: makeRule({ port: 2, note: 'new' }),
  });
  expect(await handlers.expectedRules(null)).toEqual([makeRule({ port: 2, note: 'new' })]);
});
