import { expect, test } from 'vitest';
import {
  endlessServer,
  httpsServer,
  openDoorOf,
  sayingServer,
  silentServer,
} from '../../support/actions/doors.ts';
import { runCli } from '../../support/cli.ts';
import { Lab } from '../../support/lab/lab.ts';
import { freePort } from '../../support/served.ts';

async function knockAt(port: number) {
  const { code, stdout } = await runCli(['knock', `${port}`, '--json']);
  const { results } = JSON.parse(stdout) as { results: Record<string, unknown>[] };
  return { code, result: results[0], count: results.length };
}

test('a server with TLS is told with certificate and title, in words and as JSON', async () => {
  const { port } = await openDoorOf(
    httpsServer((_, response) => void response.end('<title>Behind the door</title>')),
  );
  expect(await knockAt(port)).toMatchObject({
    code: 0,
    count: 1,
    result: {
      state: 'open',
      address: '127.0.0.1',
      port,
      http: { status: 200, title: 'Behind the door' },
      tls: { certificate: { subject: 'door.example, Doorkeepers', isTrusted: false } },
    },
  });
  const { stdout } = await runCli(['knock', `${port}`]);
  expect(stdout).toMatch(/Title: Behind the door\n.*With TLS \(TLSv1\.3\)\n.*door\.example/);
  expect((await runCli(['knock', `${port}`, '--lang', 'ja'])).stdout).toContain('証明書の対象');
});

test('a hostile banner is shown, not obeyed', async () => {
  const { port } = await openDoorOf(sayingServer('SSH-2.0-\u001b]0;gone\u0007\u202e\r\n'));
  const { stdout } = await runCli(['knock', `${port}/tcp`]);
  expect(stdout).toContain('An SSH server: SSH-2.0-‹U+001B›]0;gone‹U+0007›');
  expect(stdout).not.toContain('\u001b');
});

test('one that never stops, and one that never begins', async () => {
  const [endless, silent] = [await openDoorOf(endlessServer()), await openDoorOf(silentServer())];
  expect((await knockAt(endless.port)).result).toMatchObject({ isCut: true, bytes: 65_536 });
  const quiet = await runCli(['knock', `${silent.port}`]);
  expect(quiet).toMatchObject({ code: 0, stdout: expect.stringMatching(/says nothing/) });
});

test('where nobody listens, nobody knocks', async () => {
  const run = await runCli(['knock', `${await freePort()}`]);
  expect(run).toMatchObject({ code: 1, stderr: expect.stringMatching(/No program listens/) });
  expect((await runCli(['knock', '53/udp'])).code).toBe(2);
});

test('free ports are told, and who has the others', async () => {
  await using lab = new Lab();
  const door = await lab.open();
  const { port } = door.local;
  const { code, stdout } = await runCli(['free', `${port}..${port}`]);
  expect([code, stdout]).toEqual([
    1,
    expect.stringMatching(
      new RegExp(`It is not free\\.\\ntaken +${port} +node \\(PID ${process.pid}`),
    ),
  ]);
  const json = await runCli(['free', `${port}`, '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({
    schemaVersion: 1,
    protocol: 'tcp',
    first: port,
    last: port,
    free: [],
    taken: [{ port, inTable: true, processes: [{ pid: process.pid }] }],
  });
  // The same number is another door with the other protocol.
  expect((await runCli(['free', `${port}/udp`, '--first'])).stdout).toBe(`${port}\n`);
});

test('the first free one alone is made for another program', async () => {
  await using lab = new Lab();
  const { port } = (await lab.open()).local;
  const { stdout, code } = await runCli(['free', `${port}..${port + 50}`, '--first']);
  expect(code).toBe(0);
  expect(Number(stdout)).toBeGreaterThan(port);
  const door = await lab.open({ port: Number(stdout) });
  expect(door.local.port).toBe(Number(stdout));
});

test.each(['0', '5..2', '1..70000', 'x', '80/sctp', '1..2..3'])(
  '“%s” is no range of ports',
  async (given) => {
    expect((await runCli(['free', given])).code).toBe(2);
  },
);
