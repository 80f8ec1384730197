import { existsSync, readFileSync, realpathSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../build/root.ts';
import { toCsv } from '../../../shared/export/csv.ts';
import { PROGRAM, RunningCli, runCli } from '../../support/cli.ts';
import { Lab } from '../../support/lab/lab.ts';
import { rowsOf } from '../../support/lab/lab-socket.ts';
import { eventSchema, fieldNames, listSchema } from '../../support/list-schema.ts';
import { list, parsedList } from '../../support/listed.ts';
import { otherNode } from '../../support/other-node.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
};

describe.each(['en', 'ja'])('wrong usage, told in %s', (lang) => {
  test.each([
    [['--nonsense'], /--nonsense.*--json/],
    [['list', '--interval', '500'], /--interval.*--listening/],
    [['list', '--json', '--csv'], /--json.*--csv/],
    [['list', '--source', 'magic'], /magic.*auto, netlink, proc, systeminformation/],
    [['explain'], /PORT/],
    [['explain', '65536'], /65536.*0.*65535.*\/tcp/],
    [['explain', '443/icmp'], /443\/icmp.*\/tcp.*\/udp.*\/sctp.*\/dccp/],
    [['explain', '80a'], /80a.*0.*65535/],
    [['explain', '80-70'], /80-70.*0.*65535/],
    [['list', '--markdown', '--csv'], /--csv.*--markdown/],
    [['compare'], /BEFORE/],
    [['registry'], /registry search, registry import, registry reset, registry info/],
    [['registry', 'search'], /WORDS/],
    [['registry', 'search', '-1'], /-1.*0.*65535/],
    [['registry', 'search', '65536'], /65536.*0.*65535/],
    [['registry', 'search', '80-70'], /80-70.*6660-6670/],
    [['registry', 'search', '53/icmp'], /53\/icmp.*tcp.*dccp/],
    [['registry', 'import'], /FILE/],
    [['explain', '-1'], /-1.*0.*65535/],
    [['serve', '--port', '0'], /--port 0.*1 .*65535/],
    [['serve', '--port', '65536'], /--port 65536.*1 .*65535/],
    [['serve', '--port', '-5'], /--port -5.*1 .*65535/],
    [['watch', '--interval', '249'], /--interval 249.*250 .*60000/],
    [['watch', '--interval', '60001'], /--interval 60001.*250 .*60000/],
    [['watch', '--csv'], /--csv.*--interval/],
    [['dance'], /dance.*list, watch, explain, compare, .*registry search, .*serve/],
  ])('%j ends with 2 and one line that names what is allowed', async (args, words) => {
    const { code, stdout, stderr } = await runCli([...args, '--lang', lang]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^portico: .+\n$/);
    expect(stderr).toMatch(words);
  });
});

test('a language that there is not is told in the language of the system', async () => {
  const { code, stderr } = await runCli(['--lang', 'de'], { env: { LANG: 'ja_JP.UTF-8' } });
  expect([code, stderr]).toEqual([2, 'portico: --lang de: 使えるのは en, ja。\n']);
});

describe('help and version', () => {
  test('--version is that of the package', async () => {
    expect(await runCli(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
    for (const short of ['-v', '-V']) {
      expect(await runCli([short, 'watch'])).toMatchObject({ code: 0, stdout: `${version}\n` });
    }
  });

  test.each([
    [['--help'], 'Usage: portico [command] [options]'],
    [['help'], 'Usage: portico [command] [options]'],
    [['list', '--help'], 'Usage: portico list [options]'],
    [['help', 'watch'], 'Usage: portico watch [options]'],
    [['watch', '-h'], 'Usage: portico watch [options]'],
    [['explain', '--help'], 'Usage: portico explain PORT[/PROTO] [options]'],
  ])('%j prints how it is used', async (args, first) => {
    const { code, stdout } = await runCli(args);
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe(first);
  });

  test('help follows the language', async () => {
    expect((await runCli(['--help', '--lang=ja'])).stdout).toMatch(/^使い方: /);
  });
});

describe('how it can be run', () => {
  test.each(['/', tempFolderOfSystem()])('it runs from the folder %s', async (cwd) => {
    await using lab = new Lab();
    const door = await lab.open();
    expect(rowsOf((await list([], { cwd })).sockets, door)).toHaveLength(1);
  });

  test('it runs as a program of its own, by a link as npm makes it', async () => {
    const link = join(tempFolder(), 'portico');
    symlinkSync(PROGRAM, link);
    expect(statSync(PROGRAM).mode & 0o111).toBe(0o111);
    await using run = new RunningCli([link, '--version']);
    expect(await run.result).toMatchObject({ code: 0, stdout: `${version}\n` });
  });

  test('another Node of the system runs it', async ({ skip }) => {
    const other = otherNode(20);
    if (other === null) return skip('there is only one Node here');
    await using lab = new Lab();
    const door = await lab.open();
    const result = await runCli(['list', '--json'], { node: other });
    expect(rowsOf(parsedList(result).sockets, door)).toHaveLength(1);
    expect(realpathSync(other)).not.toBe(realpathSync(process.execPath));
  });
});

test('docs/json.md names every field', () => {
  const path = join(ROOT, 'docs/json.md');
  expect(existsSync(path)).toBe(true);
  const code = readFileSync(path, 'utf8').match(/`[^`]+`/g) ?? [];
  const words = new Set(code.flatMap((text) => text.match(/\w+/g) ?? []));
  const names = [...fieldNames(listSchema), ...fieldNames(eventSchema)];
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => !words.has(name))).toEqual([]);
});

test('docs/json.md names every column of the CSV', () => {
  const text = readFileSync(join(ROOT, 'docs/json.md'), 'utf8').split('## CSV')[1] ?? '';
  const named = new Set<string>(text.match(/`\w+`/g));
  const columns = toCsv([]).trimEnd().split(',');
  expect(columns.filter((column) => !named.has(`\`${column}\``))).toEqual([]);
});

function tempFolderOfSystem(): string {
  return realpathSync(process.env.TMPDIR ?? '/tmp');
}
