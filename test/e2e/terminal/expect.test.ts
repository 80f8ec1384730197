import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../../../build/root.ts';
import { freeRiskyPort, OwnHouse } from '../../support/findings/own-house.ts';
import { portsOf } from '../../support/lab/ports.ts';

const LISTEN = fileURLToPath(new URL('../../support/findings/listen.ts', import.meta.url));
const RULE = '{ "port": 1, "protocol": "tcp", "exposure": "any", "required": false }';

let house: OwnHouse;
let port: number;
let path: string;

beforeEach(async () => {
  house = await OwnHouse.open();
  port = portsOf('registered').next().value ?? 0;
  path = join(house.folder, 'expected.json');
});

afterEach(() => house[Symbol.asyncDispose]());

function write(...rules: readonly string[]): void {
  writeFileSync(
    path,
    `{\n  "schemaVersion": 1,\n  "rules": [\n    ${rules.join(',\n    ')}\n  ]\n}\n`,
  );
}

function portsInFile(): unknown[] {
  const { rules } = JSON.parse(readFileSync(path, 'utf8')) as { rules: { port: unknown }[] };
  return rules.map((rule) => rule.port);
}

describe('one by one', () => {
  test('a listener is learnt, listed and taken away by its port', async () => {
    await house.start(process.execPath, [LISTEN, 'tcp', '127.0.0.1', `${port}`]);
    await house.start(process.execPath, [LISTEN, 'udp', '0.0.0.0', `${port}`]);
    expect(await house.run('expect', `${port}/udp`)).toMatchObject({
      code: 0,
      stdout: '1 rule new or changed; 1 rule in force.\n',
    });
    expect((await house.run('expect', `${port}`)).stdout).toMatch(/^1 rule new .*; 2 rules in/);
    const { stdout } = await house.run('expect', '--list');
    expect(stdout).toMatch(new RegExp(`${port}/tcp +this machine only +node .*listen.ts`));
    expect(stdout).toMatch(new RegExp(`${port}/udp +all interfaces +node`));
    expect((await house.run('expect', '--remove', `${port}/tcp`)).code).toBe(0);
    expect((await house.run('expect', '--list')).stdout).not.toContain(`${port}/tcp`);
    expect((await house.run('expect', '--remove', '--all')).code).toBe(0);
    expect(await house.run('expect', '--list')).toMatchObject({ code: 0, stdout: 'No rules.\n' });
  });

  test('where nobody listens nothing is learnt, of the other ports neither', async () => {
    await house.start(process.execPath, [LISTEN, 'tcp', '127.0.0.1', `${port}`]);
    const { code, stderr } = await house.run('expect', `${port}`, '2/tcp');
    expect([code, stderr]).toEqual([
      1,
      'portico: Nobody listens at 2/tcp: there is nothing to learn from.\n',
    ]);
    expect(readdirSync(house.folder)).toEqual([]);
  });

  test('a rule that is not there cannot be taken away', async () => {
    write(RULE);
    const { code, stderr } = await house.run('expect', '--remove', '2');
    expect([code, stderr]).toEqual([1, 'portico: No rule is for 2.\n']);
    expect(portsInFile()).toEqual([1]);
  });

  test('what is risky is said when it is accepted', async () => {
    const risky = await freeRiskyPort();
    await house.start(process.execPath, [LISTEN, 'tcp', '0.0.0.0', `${risky}`]);
    const { code, stderr } = await house.run('expect', `${risky}`);
    expect(code).toBe(0);
    expect(stderr).toMatch(new RegExp(`Expected from now on.*\\n {2}${risky}/tcp {2}node `));
  });
});

describe('a file edited by hand', () => {
  test('a rule with a key that is not known is named with its place, and the others are in force', async () => {
    write(RULE, '{ "port": 2, "protocol": "tcp", "exposure": "any", "prot": 1 }');
    const { code, stdout, stderr } = await house.run('expect', '--list');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1\/tcp /m);
    expect(stdout).not.toMatch(/^2\/tcp /m);
    expect(stderr).toContain('Line 5, column 56: the key “prot” is not known.');
    const check = JSON.parse((await house.run('check', '--json')).stdout) as object;
    expect(check).toMatchObject({ rules: 1, faults: [{ line: 5, column: 56, key: 'prot' }] });
  });

  test('that is damaged is named and left alone by check, and set aside by expect', async () => {
    writeFileSync(path, '{ "schemaVersion": 1,\n  "rules": [ { ] }');
    const check = await house.run('check');
    expect([check.code, check.stdout]).toEqual([1, '']);
    expect(check.stderr).toMatch(/expected\.json is no valid JSON \(line 2, column 16\)/);
    expect(readdirSync(house.folder)).toEqual(['expected.json']);
    expect((await house.run('expect', '--all')).stderr).toMatch(/is kept as .*damaged-/);
    const aside = readdirSync(house.folder).find((name) => name.includes('damaged')) ?? '';
    expect(readFileSync(join(house.folder, aside), 'utf8')).toContain('[ { ]');
  });

  test('of a newer version is neither used nor replaced', async () => {
    writeFileSync(path, '{ "schemaVersion": 2 }');
    for (const args of [['check'], ['expect', '--all'], ['expect', '--remove', '--all']]) {
      const { code, stderr } = await house.run(...args);
      expect([code, stderr]).toEqual([1, expect.stringContaining('newer version')]);
    }
    expect(readFileSync(path, 'utf8')).toBe('{ "schemaVersion": 2 }');
  });
});

test('rules go from one machine to another, and are added to those that are there', async () => {
  write(RULE);
  const { stdout } = await house.run('expect', '--list', '--json');
  const file = join(house.folder, 'theirs.json');
  writeFileSync(file, stdout.replace('"port": 1', '"port": "7-9"'));
  expect((await house.run('expect', '--import', file)).code).toBe(0);
  expect(portsInFile()).toEqual([1, '7-9']);
  writeFileSync(file, '[]');
  const { code, stderr } = await house.run('expect', '--import', file);
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining('theirs.json is no file of expected'),
  ]);
  expect((await house.run('expect', '--import', join(house.folder, 'none'))).stderr).toContain(
    'none cannot be read: there is no such file.',
  );
  expect(portsInFile()).toEqual([1, '7-9']);
});

test('before anything is expected the list ends with 4', async () => {
  expect((await house.run('expect', '--list')).code).toBe(4);
});

describe.each(['en', 'ja'])('wrong usage, told in %s', (lang) => {
  test.each([
    [['expect'], /--all.*--list/],
    [['expect', '--remove'], /--all/],
    [['expect', '70000'], /70000.*65535/],
    [['expect', '443/sctp'], /443\/sctp.*TCP.*UDP/],
    [['expect', '--all', '22'], /--all/],
    [['expect', '--list', '22'], /--list/],
    [['expect', '--list', '--remove'], /--list.*--remove/],
    [['expect', '--import', 'a', '--all'], /--import.*--all/],
  ])('%j ends with 2 and changes nothing', async (args, words) => {
    const { code, stdout, stderr } = await house.run(...args, '--lang', lang);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(words);
    expect(readdirSync(house.folder)).toEqual([]);
  });
});

test('docs/expected.md names every key of a rule and every kind of finding', async () => {
  const { FINDING_KINDS } = await import('../../../shared/findings/finding.ts');
  const { PROGRAM_KEYS, RULE_KEYS } = await import('../../../shared/findings/rule-schema.ts');
  const text = readFileSync(join(ROOT, 'docs/expected.md'), 'utf8');
  for (const name of [...FINDING_KINDS, ...Object.keys(RULE_KEYS), ...Object.keys(PROGRAM_KEYS)]) {
    expect(text).toContain(`\`${name}\``);
  }
});
