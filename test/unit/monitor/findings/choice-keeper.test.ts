import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  ChoiceKeeper,
  ChoicesNotKept,
} from '../../../../electron/monitor/findings/choice-keeper.ts';
import type { Choices } from '../../../../shared/findings/choices.ts';
import type { Decision } from '../../../../shared/findings/decisions.ts';
import type { Rule } from '../../../../shared/findings/rule.ts';
import { allowTime } from '../../../support/real-processes.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { makeProgram, makeRule } from '../../shared/findings/make-situation.ts';

allowTime();

const NOW = 1_700_000_000_000;

let folder: string;
let keeper: ChoiceKeeper;

beforeEach(async () => {
  folder = tempFolder();
  keeper = await open();
});

async function open(): Promise<ChoiceKeeper> {
  const opened = new ChoiceKeeper(folder);
  await opened.load();
  return opened;
}

/** Adds rules, and decisions about ports. */
function add(
  rules: readonly Rule[],
  ports: readonly number[] = [],
  { to = keeper, until = null as number | null } = {},
): Promise<number> {
  const change = (before: Choices) => ({
    choices: {
      rules: [...before.rules, ...rules],
      decisions: [...before.decisions, ...ports.map((port) => decision(port, until))],
    },
    changed: rules.length + ports.length,
  });
  return to.change(rules.length > 0 ? 'expected' : 'acknowledged', change, NOW);
}

function decision(port: number, until: number | null = null): Decision {
  const of = { kind: 'new-listener', protocol: 'tcp', port, exposure: 'any' } as const;
  return { action: 'muted', at: NOW, until, of, program: makeProgram() };
}

function ports({ choices }: ChoiceKeeper) {
  return [choices.rules.map(({ port }) => port), choices.decisions.map(({ of }) => of?.port)];
}

const expectedFile = () => join(folder, 'expected.json');

test('what was said is there in the next process, and can be taken back there', async () => {
  await add([makeRule({ port: 1 })]);
  await add([makeRule({ port: 2 })], [7]);
  const next = await open();
  expect(ports(next)).toEqual([[1, 2], [7]]);
  expect(next.undoable).toEqual({ what: 'expected', count: 2 });
  expect(await next.undo(NOW)).toEqual({ what: 'expected', count: 2 });
  expect(ports(next)).toEqual([[1], []]);
  expect(await keeper.refresh()).toBe(true);
  expect(ports(keeper)).toEqual([[1], []]);
});

test('taking back the first word of all leaves nothing expected, and not nothing to be expected', async () => {
  await add([makeRule()]);
  expect(keeper.rules).toHaveLength(1);
  await keeper.undo(NOW);
  expect([keeper.rules, existsSync(expectedFile())]).toEqual([null, false]);
  expect((await open()).rules).toBeNull();
  expect(await keeper.undo(NOW)).toBeNull();
});

test('where nothing listens a baseline begins all the same', async () => {
  await keeper.change('expected', (choices) => ({ choices, changed: 0 }), NOW);
  expect(keeper.rules).toEqual([]);
  await keeper.undo(NOW);
  expect(keeper.rules).toBeNull();
});

test('a word that changes nothing is not remembered', async () => {
  await add([makeRule()]);
  const { mtimeMs } = statSync(expectedFile());
  expect(await keeper.change('removed', (choices) => ({ choices, changed: 5 }), NOW)).toBe(0);
  expect(keeper.undoable).toEqual({ what: 'expected', count: 1 });
  expect(statSync(expectedFile()).mtimeMs).toBe(mtimeMs);
});

test('what another process said meanwhile is kept by a change and by its taking back', async () => {
  await add([makeRule({ port: 1 })]);
  const other = await open();
  await add([makeRule({ port: 2 })], [], { to: other });
  await add([makeRule({ port: 3 })]);
  expect(ports(keeper)).toEqual([[1, 2, 3], []]);
  await keeper.undo(NOW);
  expect(ports(keeper)).toEqual([[1, 2], []]);
  await keeper.undo(NOW);
  expect(ports(await open())).toEqual([[1], []]);
});

test('changes that come at once are made one after the other', async () => {
  const all = Array.from({ length: 10 }, (_, port) => add([makeRule({ port: port + 1 })]));
  await Promise.all(all);
  expect(ports(await open())[0]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('of many words the last twenty can be taken back', async () => {
  for (let port = 1; port <= 25; port += 1) await add([], [port]);
  let undone = 0;
  while (await keeper.undo(NOW)) undone += 1;
  expect(undone).toBe(20);
  expect(ports(keeper)).toEqual([[], [1, 2, 3, 4, 5]]);
});

test('a large word can be taken back, and leaves no room for older ones', async () => {
  await add([], [1]);
  const many = Array.from({ length: 10_500 }, (_, port) => makeRule({ port: port + 1 }));
  await add(many);
  await add(many.map((rule) => ({ ...rule, protocol: 'udp' as const })));
  expect(await keeper.undo(NOW)).toMatchObject({ count: 10_500 });
  expect(keeper.rules).toHaveLength(10_500);
  expect(await keeper.undo(NOW)).toBeNull();
});

test('decisions that have ended are not kept', async () => {
  await add([], [1], { until: NOW - 1 });
  await add([], [2], { until: NOW + 1 });
  expect(ports(await open())[1]).toEqual([2]);
});

describe('a file edited by hand', () => {
  test('is in force after the next look', async () => {
    await add([makeRule({ port: 1 })]);
    const text = readFileSync(expectedFile(), 'utf8');
    writeFileSync(expectedFile(), text.replace('"port": 1', '"port": 9'));
    expect(await keeper.refresh()).toBe(true);
    expect(ports(keeper)[0]).toEqual([9]);
    expect(await keeper.refresh()).toBe(false);
  });

  test('with a wrong rule tells its place, and keeps that rule through changes and their taking back', async () => {
    await add([makeRule({ port: 1 })]);
    const text = readFileSync(expectedFile(), 'utf8');
    writeFileSync(expectedFile(), text.replace('[\n', '[\n    { "prot": 1 },\n'));
    await keeper.refresh();
    expect(keeper.faults.map(({ line }) => line)).toContain(4);
    await add([makeRule({ port: 2 })]);
    await keeper.undo(NOW);
    await keeper.undo(NOW);
    expect(keeper.rules).toEqual([]);
    expect(readFileSync(expectedFile(), 'utf8')).toContain('{ "prot": 1 }');
  });

  test('that is damaged is told, left alone, and set aside by the next change', async () => {
    writeFileSync(expectedFile(), '{ "rules": [');
    await keeper.refresh();
    expect(keeper.problems).toMatchObject([{ code: 'expected-damaged', damage: { line: 1 } }]);
    expect([keeper.rules, readdirSync(folder)]).toEqual([null, ['expected.json']]);
    await add([makeRule()]);
    const [problem, ...others] = keeper.problems;
    expect([problem?.code, others]).toEqual(['expected-set-aside', []]);
    expect(keeper.rules).toHaveLength(1);
  });

  test('of a newer version is not replaced', async () => {
    writeFileSync(expectedFile(), '{ "schemaVersion": 9 }');
    await keeper.refresh();
    await expect(add([makeRule()])).rejects.toMatchObject({
      problem: { code: 'expected-damaged', damage: { code: 'newer' } },
    });
    expect(readFileSync(expectedFile(), 'utf8')).toBe('{ "schemaVersion": 9 }');
  });
});

test('decisions in a damaged file are set aside at once, and that is told', async () => {
  writeFileSync(join(folder, 'findings.json'), '{"schemaVersion":1,"decisions":[],"undo":[{}]}');
  await keeper.refresh();
  expect(keeper.problems).toMatchObject([{ code: 'decisions-damaged' }]);
});

test.each([
  ['expected.json', 'expected-unreadable'],
  ['findings.json', 'decisions-unreadable'],
])('%s that cannot be read is told until it can', async (name, code) => {
  mkdirSync(join(folder, name));
  expect(await keeper.refresh()).toBe(true);
  expect(keeper.problems).toMatchObject([{ code, detail: 'EISDIR' }]);
  expect(await keeper.refresh()).toBe(false);
  expect(keeper.problems).toHaveLength(1);
  rmSync(join(folder, name), { recursive: true });
  expect([await keeper.refresh(), keeper.problems]).toEqual([true, []]);
});

test('where nothing can be written nothing has changed, and the problem is told until it can be', async () => {
  await add([makeRule({ port: 1 })]);
  // A folder in the place of the file stops everybody, root too.
  rmSync(expectedFile());
  mkdirSync(join(expectedFile(), 'in the way'), { recursive: true });
  const failed = add([makeRule({ port: 2 })]);
  await expect(failed).rejects.toThrow(ChoicesNotKept);
  expect(keeper.problems.map(({ code }) => code)).toEqual([
    'expected-unreadable',
    'expected-unwritable',
  ]);
  expect(keeper.undoable).toEqual({ what: 'expected', count: 1 });
  rmSync(expectedFile(), { recursive: true });
  await add([makeRule({ port: 3 })]);
  expect(keeper.problems).toEqual([]);
});

test('both files are for their owner alone', async () => {
  await add([makeRule()], [1]);
  for (const name of ['expected.json', 'findings.json']) {
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    // Whoever opened it to others has to do so again.
    chmodSync(join(folder, name), 0o644);
  }
  await add([makeRule({ port: 2 })], [2]);
  expect(statSync(expectedFile()).mode & 0o777).toBe(0o600);
});
