import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../build/root.ts';
import { BUILT_IN_ASSET } from '../../../shared/registry/built-in-asset.ts';
import { PROGRAM, RunningCli, runCli } from '../../support/cli.ts';
import { ianaFile, NEW_DATE, NEW_NAME, NEW_PORT } from '../../support/iana-file.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** A data folder that several runs share, and files in another one. */
function setUp() {
  const home = tempFolder();
  const run = (...args: string[]) => runCli(args, { env: { PORTICO_HOME: home } });
  const file = (text: string): string => {
    const path = join(tempFolder(), 'file.csv');
    writeFileSync(path, text);
    return path;
  };
  return { home, run, file };
}

describe('registry search', () => {
  test('finds by name, the exact one first', async () => {
    const { code, stdout } = await runCli(['registry', 'search', 'http']);
    expect(code).toBe(0);
    const [head, first] = stdout.split('\n');
    expect(head).toMatch(/^ +Port +Protocol +Status +Name +Also called +Description$/);
    expect(first).toMatch(/^ +80 +tcp +assigned +http +www, www-http +World Wide Web HTTP$/);
  });

  test('takes several words, ranges and statuses, and says of which edition it speaks', async () => {
    const { stdout } = await runCli(['registry', 'search', '6660-6670', 'udp', 'reserved']);
    expect(stdout).toMatch(/^ *6665-6669 +udp +reserved/m);
    expect(stdout).toMatch(/\nIANA .*, 20\d\d-\d\d · [\d,]+ records · built in\n$/);
  });

  test('where nothing matches it says so, and that is no failure', async () => {
    const { code, stdout } = await runCli(['registry', 'search', 'nosuchservice']);
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'No record matches “nosuchservice”.']);
  });

  test('prints JSON', async () => {
    const { stdout } = await runCli(['registry', 'search', '53/udp', '--json']);
    const { records, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ registryDate: BUILT_IN_ASSET.date, source: BUILT_IN_ASSET.source });
    expect(records).toEqual([
      {
        first: 53,
        last: 53,
        protocol: 'udp',
        status: 'assigned',
        name: 'domain',
        aliases: [],
        description: 'Domain Name Server',
      },
    ]);
  });
});

describe('registry import', () => {
  test('takes IANA’s file over for every command, and reset goes back', async () => {
    const { run, file } = setUp();
    const imported = await run('registry', 'import', file(ianaFile()));
    expect(imported.code).toBe(0);
    expect(imported.stdout).toMatch(
      new RegExp(`^Taken over: [\\d,]+ rows, [\\d,]+ records, newest date ${NEW_DATE}\\.\\n`),
    );
    expect(imported.stdout).toMatch(/\nBefore: [\d,]+ records of 20\d\d-\d\d\.\n/);
    expect((await run('registry', 'info')).stdout).toContain(`${NEW_DATE} · `);
    const explained = await run('explain', `${NEW_PORT}/tcp`, '--json');
    expect(JSON.parse(explained.stdout)).toMatchObject({
      registryDate: NEW_DATE,
      records: [{ name: NEW_NAME, source: expect.stringContaining('csv') }],
    });
    expect((await run('registry', 'search', NEW_NAME)).stdout).toContain(`${NEW_PORT}`);
    const reset = await run('registry', 'reset');
    expect([reset.code, reset.stdout]).toEqual([0, expect.stringMatching(/built-in data/)]);
    expect((await run('registry', 'search', NEW_NAME)).stdout).toMatch(/^No record/);
  });

  test.each([
    ['en', /^portico: Line 6: “12a” is no port and no range of ports\. Nothing was changed\.\n$/],
    [
      'ja',
      /^portico: 6 行目：「12a」はポートでもポートの範囲でもありません。何も変更していません。\n$/,
    ],
  ])(
    'a damaged file is refused with line and reason in %s, and the old data stays',
    async (lang, words) => {
      const { home, run, file } = setUp();
      await run('registry', 'import', file(ianaFile()));
      const before = readFileSync(join(home, 'registry.json'), 'utf8');
      const lines = ianaFile('other').split('\n');
      lines[5] = 'odd,12a,tcp,,,,,,,,,';
      const { code, stdout, stderr } = await run(
        'registry',
        'import',
        file(lines.join('\n')),
        '--lang',
        lang,
      );
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(words);
      expect(readFileSync(join(home, 'registry.json'), 'utf8')).toBe(before);
    },
  );

  test.each([
    ['empty', '', /The file is empty/],
    ['cut', ianaFile().slice(0, 600_000), /The file is cut|A quoted cell has no end|not whole/],
    ['a web page', '<html>', /Line 1: This is a web page/],
    ['another table', 'a,b\n1,2\n', /Line 1: This is another table/],
    ['too large', ' '.repeat(4_000_001), /larger than 4,000,000 bytes/],
  ])('a file that is %s ends with 1 and one line', async (_, text, words) => {
    const { home, run, file } = setUp();
    const { code, stderr } = await run('registry', 'import', file(text));
    expect(code).toBe(1);
    expect(stderr).toMatch(words);
    expect(stderr).toMatch(/^portico: .+\n$/);
    expect(readdirSync(home)).toEqual([]);
  });

  test('a file that cannot be read ends with 1 and its name', async () => {
    const { run } = setUp();
    const { code, stderr } = await run('registry', 'import', '/no/such/file.csv');
    expect([code, stderr]).toEqual([
      1,
      'portico: /no/such/file.csv cannot be read: there is no such file.\n',
    ]);
  });
});

/** The product as it is built, with another checksum for its registry. @returns its program */
function damagedProduct(): string {
  const folder = tempFolder();
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const out = join(folder, 'out');
  cpSync(join(ROOT, 'out'), out, { recursive: true });
  const { checksum } = BUILT_IN_ASSET;
  const holding = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .map((name) => join(out, name))
    .filter((path) => path.endsWith('.js') && readFileSync(path, 'utf8').includes(checksum));
  expect(holding).not.toEqual([]);
  for (const path of holding) {
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(checksum, '00000000'));
  }
  return join(out, relative(join(ROOT, 'out'), PROGRAM));
}

describe('damage', () => {
  test('a damaged import is set aside and told, and the built-in data serves', async () => {
    const { home, run, file } = setUp();
    await run('registry', 'import', file(ianaFile()));
    const path = join(home, 'registry.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace(NEW_NAME, 'portico-tesT'));
    const { code, stdout, stderr } = await run('explain', '22/tcp', '--json');
    expect([code, JSON.parse(stdout).registryDate]).toEqual([0, BUILT_IN_ASSET.date]);
    expect(stderr).toMatch(
      /^portico: The imported registry was damaged\. It is kept as .*registry\.json\.damaged-\d+; the built-in one is used\.\n$/,
    );
    expect(readdirSync(home)).toEqual([expect.stringMatching(/^registry\.json\.damaged-/)]);
    expect((await run('registry', 'info')).stderr).toBe('');
  });

  test('list tells a damaged import among its problems', async () => {
    const { home, run } = setUp();
    writeFileSync(join(home, 'registry.json'), 'damaged');
    const { code, stdout } = await run('list', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).problems).toContainEqual({
      code: 'registry-damaged',
      message: expect.stringContaining('The imported registry was damaged'),
    });
  });

  test.each([['explain', '80'], ['list'], ['watch'], ['serve'], ['registry', 'info']])(
    'a product whose own data is damaged says so at once: %s',
    async (...args) => {
      const program = damagedProduct();
      await using run = new RunningCli([process.execPath, program, ...args]);
      const { code, stdout, stderr } = await run.result;
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^portico: the registry's data is damaged: its checksum is .*\n$/);
    },
  );
});
