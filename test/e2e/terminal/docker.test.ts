import { expect, test } from 'vitest';
import { runCli } from '../../support/cli.ts';
import { startContainer, whyNoDocker } from '../../support/docker.ts';
import { list } from '../../support/listed.ts';
import { eventually } from '../../support/real-processes.ts';

test('a port that docker publishes is listed with its container, and the door inside with --namespaces', async ({
  skip,
}) => {
  const why = whyNoDocker();
  skip(why !== null, why ?? '');
  const { id, name, port } = startContainer();
  const container = { id, name, runtime: 'docker' };

  const published = await list(['--filter', `${port}`]);
  expect(published.sockets.filter(({ local }) => local.port === port)).toMatchObject([
    { role: 'listener', netns: null, container, owners: [{ name: 'docker-proxy' }] },
  ]);
  const { stdout } = await runCli(['list', '--filter', `${port}`]);
  expect(stdout).toContain(`docker-proxy (${name})`);

  const inside = async () => {
    const { sockets } = await list(['--namespaces']);
    return sockets.filter((socket) => socket.container?.id === id && socket.local.port === 80);
  };
  await eventually(inside).toMatchObject([
    { role: 'listener', netns: expect.stringMatching(/^\d+$/), container },
  ]);
});
