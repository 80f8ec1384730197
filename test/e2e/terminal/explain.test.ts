import { describe, expect, test } from 'vitest';
import { runCli } from '../../support/cli.ts';
import { Lab } from '../../support/lab/lab.ts';
import { list } from '../../support/listed.ts';

async function explain(...args: string[]): Promise<string> {
  const { code, stdout } = await runCli(['explain', ...args]);
  expect(code).toBe(0);
  return stdout;
}

describe('explain, as text', () => {
  test('tells range, registry and what the system does with the port', async () => {
    const text = await explain('443/tcp');
    expect(text).toMatch(/^443 · Well-known ports \(ports 0 to 1023\)\n/);
    expect(text).toMatch(/tcp {2}https/);
    expect(text).not.toMatch(/udp {2}https/);
    expect(text).toMatch(/This system (does not|may) hand it out/);
    expect(text).toMatch(/privilege|Any program may open it/);
    expect(text).toMatch(/IANA .*, 20\d\d-\d\d/);
  });

  test('tells every name, and each protocol by itself', async () => {
    const text = await explain('80');
    expect(text).toMatch(/tcp {2}http {2}World Wide Web HTTP {2}\(assigned\)\n {7}also called www/);
    expect(text).toMatch(/sctp http {2}HTTP/);
    expect(text).not.toMatch(/dccp/);
    expect(await explain('6667/udp')).toMatch(/udp {2}Reserved.*\n {7}one entry for 6665 to 6669/);
    expect(await explain('443/dccp')).toMatch(/dccp/);
  });

  test('tells the article’s wording where it differs, with its source', async () => {
    const [, said] = (await explain('5190')).split('The article says:\n');
    expect(said).toMatch(/^.*ICQ.*\n.*\n {2}Source: the article/);
    expect(await explain('22')).not.toContain('The article says:');
  });

  test('tells common uses, and what it means to be open to the network, with sources', async () => {
    const text = await explain('3306');
    expect(text).toMatch(/Commonly found here:\n {2}tcp {2}My.*\n {7}.*\n {7}Source: /);
    expect(text).toMatch(
      /If this port is open to the network:\n {2}tcp {2}matters much\n {7}.*\n {7}Source: /,
    );
  });

  test('tells who is behind the door, before anything that is claimed of it', async () => {
    await using lab = new Lab();
    const door = await lab.open({ port: 'ephemeral' });
    const text = await explain(`${door.local.port}`);
    expect(text).toContain('Ephemeral ports');
    expect(text).toMatch(new RegExp(`${door.local.port} .*LISTEN .*${process.pid}`));
    expect(text).toMatch(/^ +Port +Protocol .*Open to$/m);
    expect(text).toContain('cannot be told');
    expect(text.indexOf('LISTEN')).toBeLessThan(text.indexOf('The registry (IANA) says:'));
    await lab.close(door);
    expect(await explain(`${door.local.port}`)).toContain('nobody is behind this door');
  });

  test('a protocol leaves the other one out', async () => {
    await using lab = new Lab();
    const door = await lab.open();
    expect(await explain(`${door.local.port}/udp`)).toContain('nobody is behind this door');
  });

  test.each(['sctp', 'dccp'])('does not claim that nobody is there over %s', async (protocol) => {
    const text = await explain(`9/${protocol}`);
    expect(text).toContain(`who uses this port with ${protocol.toUpperCase()} cannot be told`);
    expect(text).not.toContain('nobody is behind this door');
    expect(await explain(`9/${protocol}`, '--lang', 'ja')).toContain('わかりません');
  });

  test('says what read the sockets, and whose holders are hidden', async () => {
    expect(await explain('443/tcp')).toMatch(/\n\n\d+ sockets? · read by \w+ · .*owner/);
  });

  test('speaks Japanese', async () => {
    const text = await explain('22', '--lang', 'ja');
    expect(text).toMatch(/^22 · ウェルノウンポート（ポート 0 から 1023）\n/);
    expect(text).toMatch(/レジストリー（IANA）によると:\n {2}tcp {2}ssh/);
  });
});

describe('explain --json', () => {
  test('has the records of all protocols, the hints, and the ids of the sockets there', async () => {
    await using lab = new Lab();
    const door = await lab.open();
    const { port } = door.local;
    const told = JSON.parse(await explain(`${port}`, '--json'));
    const { sockets } = await list();
    expect(Object.keys(told)).toEqual(
      'port range inDynamicRange registryDate records article commonUses risks here'.split(' '),
    );
    expect(told).toMatchObject({ port, registryDate: expect.stringMatching(/^20\d\d-\d\d/) });
    expect(told.records.map(({ protocol }: { protocol: string }) => protocol)).toEqual([
      'tcp',
      'udp',
      'sctp',
      'dccp',
    ]);
    expect(told.here).toEqual(
      sockets.filter(({ local }) => local.port === port).map(({ id }) => id),
    );
    expect(told.here).toHaveLength(1);
  });

  test('has what the article prints otherwise than the registry, and why', async () => {
    const { article } = JSON.parse(await explain('5190', '--json'));
    expect(article).toEqual([
      {
        protocols: ['tcp'],
        name: null,
        description: 'ICQ and AOL Instant Messenger (Official)',
        note: expect.stringMatching(/article/),
      },
    ]);
  });

  test('is English unless another language is asked for', async () => {
    const env = { LANG: 'ja_JP.UTF-8' };
    const reasons = async (...args: string[]): Promise<string> => {
      const { stdout } = await runCli(['explain', '3306/tcp', '--json', ...args], { env });
      return JSON.parse(stdout).risks[0].reason;
    };
    expect(await reasons()).toMatch(/^[\x20-\x7e’–]+$/);
    expect(await reasons('--lang', 'ja')).toMatch(/\p{Script=Hiragana}/u);
  });
});
