import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EMPTY_FILE,
  type ExpectedFile,
  printExpected,
  readExpected,
  rulesIn,
  withRules,
} from '../../../../shared/findings/expected-file.ts';
import { placeOf } from '../../../../shared/findings/locate.ts';
import { HIDDEN_PROGRAM } from '../../../../shared/findings/program.ts';
import type { Rule } from '../../../../shared/findings/rule.ts';
import { EXPOSURES } from '../../../../shared/model/exposure.ts';
import { hostileText, ports } from '../../../support/arbitraries.ts';
import { makeProgram, makeRule } from './make-situation.ts';

const words = hostileText.filter((text) => text !== '');
const known = fc.option(words, { nil: null });
const rules: fc.Arbitrary<Rule> = fc.record({
  port: fc.oneof(
    ports,
    fc.constant('dynamic' as const),
    fc.tuple(ports, ports).filter(([a, b]) => a < b),
  ),
  protocol: fc.constantFrom('tcp' as const, 'udp' as const),
  exposure: fc.constantFrom(...EXPOSURES),
  program: fc.option(
    fc.record({
      container: known,
      unit: known,
      path: known,
      script: known,
      name: known,
      uid: fc.option(fc.nat(), { nil: null }),
    }),
    { nil: null },
  ),
  required: fc.boolean(),
  note: fc.option(hostileText, { nil: null }),
});

function fileOf(text: string): ExpectedFile {
  const reading = readExpected(text);
  if (!reading.ok) throw new Error(reading.damage.code);
  return reading.file;
}

/** A file with these rules, as somebody writes it. */
function written(...lines: readonly string[]): string {
  return `{\n  "schemaVersion": 1,\n  "rules": [\n    ${lines.join(',\n    ')}\n  ]\n}`;
}

const GOOD = '{ "port": 22, "protocol": "tcp", "exposure": "any" }';

test('what is written is read again as it was, whatever programs are called', () => {
  fc.assert(
    fc.property(fc.array(rules, { maxLength: 5 }), (all) => {
      const entries = all.map((rule) => ({ rule, raw: null }));
      const text = printExpected({ ...EMPTY_FILE, entries });
      expect(rulesIn(fileOf(text))).toEqual(all);
      expect(fileOf(text).faults).toEqual([]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be in the file
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e\u200b]/);
    }),
  );
});

test('a rule is one line, and says nothing that goes without saying', () => {
  const text = printExpected(withRules(EMPTY_FILE, [makeRule()]));
  expect(text.split('\n')[3]).toBe(
    '    { "port": 8080, "protocol": "tcp", "exposure": "loopback", "program": { "path": "/usr/bin/doorkeeper", "uid": 1000 } }',
  );
});

describe('a rule that is wrong is named with its place, and the others are in force', () => {
  test.each([
    ['{ "port": 1, "protocol": "tcp", "exposure": "any", "prot": 1 }', 'unknown-key', 'prot'],
    [
      '{ "port": 1, "protocol": "tcp", "exposure": "any", "__proto__": 1 }',
      'unknown-key',
      '__proto__',
    ],
    [
      '{ "port": 1, "protocol": "tcp", "exposure": "any", "program": { "exe": "a" } }',
      'unknown-key',
      'exe',
    ],
    ['{ "port": 65536, "protocol": "tcp", "exposure": "any" }', 'bad-value', 'port'],
    ['{ "port": "90-80", "protocol": "tcp", "exposure": "any" }', 'bad-value', 'port'],
    ['{ "port": 1, "protocol": "sctp", "exposure": "any" }', 'bad-value', 'protocol'],
    ['{ "port": 1, "protocol": "tcp", "exposure": "all" }', 'bad-value', 'exposure'],
    ['{ "port": 1, "protocol": "tcp", "exposure": "any", "program": [] }', 'bad-value', 'program'],
    [
      '{ "port": 1, "protocol": "tcp", "exposure": "any", "program": { "uid": "root" } }',
      'bad-value',
      'uid',
    ],
    [
      '{ "port": 1, "protocol": "tcp", "exposure": "any", "required": "no" }',
      'bad-value',
      'required',
    ],
    ['{ "port": 1, "protocol": "tcp", "exposure": "any", "port": 2 }', 'doubled-key', 'port'],
  ])('%s', (line, code, key) => {
    const text = written(GOOD, line, GOOD.replace('22', '23'));
    const file = fileOf(text);
    expect(rulesIn(file).map(({ port }) => port)).toEqual([22, 23]);
    expect(file.faults).toEqual([
      { code, key, ...placeOf(text, text.lastIndexOf(`"${key}"`, text.indexOf('23,') - 15)) },
    ]);
    expect(file.faults[0]?.line).toBe(5);
  });

  test('also where a key is missing, or an element is no rule', () => {
    const file = fileOf(written('{ "port": 1, "exposure": "any" }', '"ssh"', GOOD));
    expect(rulesIn(file)).toHaveLength(1);
    expect(file.faults).toEqual([
      { code: 'missing-key', key: 'protocol', line: 4, column: 5 },
      { code: 'no-rule', key: '1', line: 5, column: 5 },
    ]);
  });

  test('and stays in the file when that is written anew', () => {
    const bad = '{ "port": 1, "protocol": "tcp", "exposure": "any", "prot": "a" }';
    const file = withRules(fileOf(written(GOOD, bad)), [makeRule()]);
    const text = printExpected(file);
    expect(text).toContain(bad);
    expect(text).not.toContain('"port": 22');
    expect(rulesIn(fileOf(text))).toEqual([makeRule()]);
  });
});

test('a key at the top that is not known is named and kept, and all rules are in force', () => {
  const file = fileOf(`{ "schemaVersion": 1, "owner": { "team": [1, 2] }, "rules": [${GOOD}] }`);
  expect(file.faults).toMatchObject([{ code: 'unknown-key', key: 'owner', line: 1, column: 23 }]);
  expect(rulesIn(file)).toHaveLength(1);
  expect(printExpected(file)).toContain('"owner": { "team": [ 1, 2 ] }');
});

describe('a file of which nothing is in force', () => {
  test.each([
    ['', 'not-json', 1, 1],
    ['{\n  "schemaVersion": 1,\n  "rules": [,]\n}', 'not-json', 3, 13],
    ['[]', 'no-rules', 1, 1],
    ['{ "rules": [] }', 'no-rules', 1, 1],
    ['{ "schemaVersion": "1", "rules": [] }', 'no-rules', 1, 3],
    ['{ "schemaVersion": 1, "rules": {} }', 'no-rules', 1, 23],
    ['{ "schemaVersion": 2 }', 'newer', 1, 3],
  ])('%j', (text, code, line, column) => {
    expect(readExpected(text)).toEqual({ ok: false, damage: { code, line, column } });
  });

  test('no text makes the reader fail', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const reading = readExpected(text);
        if (!reading.ok) expect(reading.damage.line).toBeGreaterThan(0);
      }),
    );
  });
});

test('rules that stay keep their places', () => {
  const [a, b, c] = [1, 2, 3].map((port) => makeRule({ port, program: makeProgram() }));
  const file = withRules(
    EMPTY_FILE,
    [a, b].filter((rule) => rule !== undefined),
  );
  const after = withRules(
    file,
    [c, b].filter((rule) => rule !== undefined),
  );
  expect(rulesIn(after).map(({ port }) => port)).toEqual([2, 3]);
});

test('a program that names nothing is a hidden one', () => {
  const line = '{ "port": 1, "protocol": "tcp", "exposure": "any", "program": {} }';
  expect(rulesIn(fileOf(written(line)))[0]?.program).toEqual(HIDDEN_PROGRAM);
});
