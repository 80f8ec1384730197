import { expect, test } from 'vitest';
import { runCli } from '../../support/cli.ts';
import { Lab } from '../../support/lab/lab.ts';

interface Document {
  readonly schemaVersion: number;
  readonly doors: readonly {
    readonly local: { readonly port: number };
    readonly exposure: string;
    readonly isOwnOnly: boolean;
    readonly pids: readonly number[];
    readonly families: readonly { readonly state: string; readonly reasons: readonly unknown[] }[];
    readonly firewall: { readonly confidence: string } | null;
  }[];
}

test('nobody else comes to a door of this machine alone, whatever the firewall says', async () => {
  await using lab = new Lab();
  const { local } = await lab.open();
  const { code, stdout } = await runCli(['reach', `${local.port}/tcp`, '--json']);
  expect(code).toBe(0);
  const { schemaVersion, doors } = JSON.parse(stdout) as Document;
  expect(schemaVersion).toBe(1);
  expect(doors).toMatchObject([
    { local, exposure: 'loopback', isOwnOnly: true, families: [], firewall: null },
  ]);
});

test('a door that is open to the network is judged, or it is said why it could not be', async () => {
  await using lab = new Lab();
  const { local } = await lab.open({ host: '0.0.0.0' });
  const { stdout } = await runCli(['reach', `${local.port}`, '--json']);
  const [door] = (JSON.parse(stdout) as Document).doors;
  const [family] = door?.families ?? [];
  expect(door).toMatchObject({ exposure: 'any', isOwnOnly: false });
  expect(family).toBeDefined();
  expect(family?.state === 'unknown').toBe((family?.reasons.length ?? 0) > 0);
});

test('the text tells who, why and how to close it, in either language', async () => {
  await using lab = new Lab();
  const { local } = await lab.open({ host: '0.0.0.0' });
  const english = await runCli(['reach', `${local.port}`]);
  expect(english.code).toBe(0);
  for (const words of ['Bind scope', 'This host’s firewall', 'How to close this door', 'Node.js']) {
    expect(english.stdout).toContain(words);
  }
  expect(english.stdout).not.toMatch(/reachable/i);
  const japanese = await runCli(['reach', `${local.port}`, '--lang', 'ja']);
  expect(japanese.stdout).toContain('このドアの閉じ方');
});

test('a port at which nobody listens is a failure, and what is no port is wrong usage', async () => {
  const nobody = await runCli(['reach', '1/udp']);
  expect([nobody.code, nobody.stdout]).toEqual([1, '']);
  expect(nobody.stderr).toContain('Nobody listens at 1/udp.');
  expect((await runCli(['reach', '70000'])).code).toBe(2);
  const other = await runCli(['reach', '80/sctp']);
  expect(other.code).toBe(2);
  expect(other.stderr).toContain('only TCP and UDP can be meant here');
  expect((await runCli(['reach'])).code).toBe(2);
});
