import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toMarkdown } from '../../../shared/export/markdown.ts';
import { en } from '../../../shared/messages/en.ts';
import { runCli } from '../../support/cli.ts';
import { Lab } from '../../support/lab/lab.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** Saves what `list` prints now. @returns the file */
async function save(...args: string[]): Promise<string> {
  const { stdout } = await runCli(['list', '--json', ...args]);
  const path = join(tempFolder(), 'snapshot.json');
  writeFileSync(path, stdout);
  return path;
}

describe('compare', () => {
  test('tells what opened and what closed between two snapshots', async () => {
    await using lab = new Lab();
    const first = await lab.open();
    const before = await save();
    const second = await lab.open();
    await lab.close(first);
    const after = await save();
    const { code, stdout } = await runCli(['compare', before, after]);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^\\+ .*:${second.local.port}/tcp · LISTEN`, 'm'));
    expect(stdout).toMatch(new RegExp(`^− .*:${first.local.port}/tcp · LISTEN`, 'm'));
    const back = await runCli(['compare', after, before]);
    expect(back.stdout).toMatch(new RegExp(`^− .*:${second.local.port}/tcp`, 'm'));
  });

  test('without a later snapshot it is compared with now', async () => {
    await using lab = new Lab();
    const before = await save();
    const door = await lab.open();
    const { code, stdout } = await runCli(['compare', before]);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^\\+ .*:${door.local.port}/tcp`, 'm'));
  });

  test('the same snapshot has no difference', async () => {
    const path = await save();
    const { code, stdout } = await runCli(['compare', path, path]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^No difference\.\n[\d,]+ the same\n$/);
  });

  test('prints JSON', async () => {
    await using lab = new Lab();
    const before = await save();
    const door = await lab.open();
    const after = await save();
    const { stdout } = await runCli(['compare', before, after, '--json']);
    const told = JSON.parse(stdout);
    expect(Object.keys(told)).toEqual('before after opened closed changed unchanged'.split(' '));
    expect(Object.keys(told.before)).toEqual(['takenAt', 'hostname']);
    const ports = told.opened.map(({ local }: { local: { port: number } }) => local.port);
    expect(ports).toContain(door.local.port);
  });

  test.each([
    ['no JSON', 'not json', /is no snapshot of Portico: it is no JSON/],
    ['other JSON', '{"a":1}', /is no snapshot of Portico/],
    ['a later version', '{"schemaVersion":99}', /another version/],
  ])('a file that is %s ends with 1, and with its name', async (_, text, words) => {
    const path = join(tempFolder(), 'bad.json');
    writeFileSync(path, text);
    const { code, stdout, stderr } = await runCli(['compare', path]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(path);
    expect(stderr).toMatch(words);
  });

  test('a file that is not there ends with 1', async () => {
    const { code, stderr } = await runCli(['compare', '/no/such/file.json']);
    const words = 'portico: /no/such/file.json cannot be read: there is no such file.\n';
    expect([code, stderr]).toEqual([1, words]);
  });
});

describe('list for a report', () => {
  test('--markdown prints a table with the columns in the language of the terminal', async () => {
    await using lab = new Lab();
    const door = await lab.open();
    const english = await runCli(['list', '--markdown', '--filter', `port:${door.local.port}`]);
    expect(english.stdout.split('\n').slice(0, 2)).toEqual(toMarkdown([], en).split('\n', 2));
    expect(english.stdout).toMatch(new RegExp(`^\\| ${door.local.port} \\| tcp4 `, 'm'));
    const { stdout } = await runCli(['list', '--markdown', '--lang', 'ja']);
    expect(stdout).toMatch(/^\| ポート \| /);
  });

  test.each([['--json'], ['--csv'], ['--markdown'], []])(
    '--redact masks the user and the command line everywhere: %s',
    async (...format) => {
      await using lab = new Lab();
      const door = await lab.open();
      const args = ['list', ...format, '--filter', `port:${door.local.port}`];
      const redacted = await runCli([...args, '--redact']);
      expect(redacted.code).toBe(0);
      expect(redacted.stdout).toContain(`${door.local.port}`);
      expect(redacted.stdout).not.toContain(process.argv[1] ?? 'nothing');
      if (format[0] === '--json') {
        const { host, sockets } = JSON.parse(redacted.stdout);
        expect(host.hostname).toBe('host');
        expect(sockets[0].uid).toBeNull();
        expect(sockets[0].owners[0].commandLine).toMatch(/^command-\d+$/);
      }
    },
  );

  test('what is masked is filtered by what it is', async () => {
    await using lab = new Lab();
    const door = await lab.open();
    const { stdout } = await runCli([
      'list',
      '--json',
      '--redact',
      '--filter',
      `port:${door.local.port} pid:${process.pid}`,
    ]);
    expect(JSON.parse(stdout).sockets).toHaveLength(1);
  });
});
