import { describe, expect, test } from 'vitest';
import { runCli } from '../../support/cli.ts';
import { Lab } from '../../support/lab/lab.ts';
import { rowsOf } from '../../support/lab/lab-socket.ts';
import { list } from '../../support/listed.ts';
import { onlyOn } from '../../support/only-on.ts';
import { tempFolder } from '../../support/temp-folder.ts';

onlyOn('linux', 'the other systems have one source');

/** A PATH on which there is no program at all. */
const withoutTools = (): { env: { PATH: string } } => ({ env: { PATH: tempFolder() } });

describe('the source that is asked for', () => {
  test('proc reads TCP and UDP, with every holder', async () => {
    await using lab = new Lab();
    const tcp = await lab.openShared(1);
    const udp = await lab.open({ protocol: 'udp' });
    const { source, sockets, problems } = await list(['--source', 'proc']);
    expect(source).toEqual({ name: 'proc', fallbackReason: null });
    expect(problems).toEqual([]);
    expect(rowsOf(sockets, tcp)[0]?.owners.map(({ pid }) => pid)).toEqual(tcp.pids);
    expect(rowsOf(sockets, udp)).toHaveLength(1);
  });

  test('systeminformation reads TCP, and says that UDP and further holders are missing', async () => {
    await using lab = new Lab();
    const tcp = await lab.open();
    const udp = await lab.open({ protocol: 'udp' });
    const { source, sockets, problems } = await list(['--source', 'systeminformation']);
    expect(source).toEqual({ name: 'systeminformation', fallbackReason: null });
    expect(problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['udp-not-read', 'first-owner-only']),
    );
    expect(rowsOf(sockets, tcp)).toMatchObject([
      { state: 'LISTEN', role: 'listener', owners: [{ pid: process.pid }] },
    ]);
    expect(rowsOf(sockets, udp)).toEqual([]);
  });

  test('where netlink cannot serve, another one does, and why is told', async () => {
    await using lab = new Lab();
    const door = await lab.open();
    const { source, sockets } = await list(['--source', 'netlink']);
    expect(rowsOf(sockets, door)).toHaveLength(1);
    if (source.name === 'netlink') expect(source.fallbackReason).toBeNull();
    else expect(source.fallbackReason).toMatch(/^netlink /);
  });
});

describe('where neither netstat nor ss is to be had', () => {
  test('the other source serves instead of systeminformation, and why is told', async () => {
    await using lab = new Lab();
    const door = await lab.open();
    const { source, sockets } = await list(['--source', 'systeminformation'], withoutTools());
    expect(source.name).not.toBe('systeminformation');
    expect(source.fallbackReason).toMatch(/systeminformation.*netstat and ss/);
    expect(rowsOf(sockets, door)).toHaveLength(1);
  });

  test('the table tells why too, in the language of the user', async () => {
    const args = ['list', '--source', 'systeminformation'];
    expect((await runCli(args, withoutTools())).stdout).toMatch(/systeminformation did not see/);
    const japanese = await runCli([...args, '--lang', 'ja'], withoutTools());
    expect(japanese.stdout).toMatch(/systeminformation.*確認用に開いたソケット/);
  });

  test('JSON stays English where the text is Japanese', async () => {
    const { env } = withoutTools();
    const { source, problems, completeness } = await list(['--source', 'systeminformation'], {
      env: { ...env, LANG: 'ja_JP.UTF-8' },
    });
    const texts = JSON.stringify([source, problems, completeness]);
    expect(texts).toMatch(/did not see/);
    expect(texts).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  });

  test('without any wish nothing is missing', async () => {
    const { source } = await list([], withoutTools());
    expect(source.fallbackReason ?? '').not.toContain('systeminformation');
  });
});
