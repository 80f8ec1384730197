import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Door } from '../../../../../../electron/monitor/owners/linux/cgroup/door.ts';
import { publishedBy } from '../../../../../../electron/monitor/owners/linux/cgroup/published-ports.ts';
import { hostileText } from '../../../../../support/arbitraries.ts';
import { ID, OTHER_ID } from './cgroup-samples.ts';

function door(port: number, overrides: Partial<Door> = {}): Door {
  return { protocol: 'tcp', address: '0.0.0.0', port, ...overrides };
}

function published(commandLine: string, at: Door) {
  const program = commandLine.split(/[\0 ]/, 1)[0] ?? '';
  return publishedBy({ name: program.slice(program.lastIndexOf('/') + 1), commandLine }, at);
}

const PROXY =
  '/usr/bin/docker-proxy -proto tcp -host-ip 0.0.0.0 -host-port 8080 -container-ip 172.30.0.2 -container-port 80';

test('docker-proxy tells the address and port in the container', () => {
  expect(published(PROXY, door(8080))).toEqual({
    containerId: null,
    runtime: 'docker',
    containerAddress: '172.30.0.2',
    containerPort: 80,
  });
});

test('docker-proxy is read with arguments apart, with equals signs, and as rootless docker has it', () => {
  const expected = published(PROXY, door(8080));
  expect(published(PROXY.replaceAll(' ', '\0'), door(8080))).toEqual(expected);
  expect(published(`${PROXY} -use-listen-fd`, door(8080))).toEqual(expected);
  const joined = PROXY.replace(/(-[a-z-]+) (\w)/g, '-$1=$2');
  expect(published(joined, door(8080))).toEqual(expected);
  const rootless = PROXY.replace('docker-proxy', 'rootlesskit-docker-proxy');
  expect(published(rootless, door(8080))).toEqual(expected);
});

test('docker-proxy for IPv6 tells a canonical address', () => {
  const line = PROXY.replace('0.0.0.0', '::').replace('172.30.0.2', 'FD00:0::0002');
  expect(published(line, door(8080, { address: '::' }))?.containerAddress).toBe('fd00::2');
});

test('a door of docker-proxy that is not the published one leads to no port', () => {
  const other = { containerId: null, runtime: 'docker', containerAddress: '172.30.0.2' };
  expect(published(PROXY, door(40_001))).toEqual(other);
  expect(published(PROXY, door(8080, { protocol: 'udp' }))).toEqual(other);
});

test('what docker-proxy says in no sensible way is left out', () => {
  const bare = { containerId: null, runtime: 'docker' };
  expect(published('docker-proxy', door(8080))).toEqual(bare);
  expect(published(`${PROXY} -container-ip x -container-port 99999`, door(8080))).toEqual(bare);
  expect(published('docker-proxy -container-ip -container-port', door(8080))).toEqual(bare);
});

test('conmon of podman tells the container and its name', () => {
  const line = `/usr/bin/conmon --api-version 1 -c ${ID} -u ${ID} -r /usr/bin/runc -b /var/lib/containers/storage/overlay-containers/${ID}/userdata -p /run/pidfile -n web --exit-dir /run/libpod/exits --exit-command /usr/bin/podman --exit-command-arg container --exit-command-arg cleanup --exit-command-arg ${OTHER_ID}`;
  const expected = { containerId: ID, runtime: 'podman', containerName: 'web' };
  expect(published(line, door(8080))).toEqual(expected);
  expect(published(line.replace(`-c ${ID}`, `--cid ${ID}`), door(8080))).toEqual(expected);
  expect(published(line.replace(`-c ${ID}`, `--cid=${ID}`), door(8080))).toEqual(expected);
});

test('conmon of CRI-O is told from that of podman', () => {
  const line = `/usr/bin/conmon -b /run/containers/storage/overlay-containers/${ID}/userdata -c ${ID} --exit-dir /var/run/crio/exits -n k8s_web_web-1_default`;
  expect(published(line, door(8080))).toMatchObject({ containerId: ID, runtime: 'crio' });
});

test('conmon with an id cut short tells none', () => {
  expect(published(`conmon -c ${ID.slice(1)}`, door(1))).toEqual({
    containerId: null,
    runtime: 'podman',
  });
});

test('the port helper of rootless podman tells its engine, by each of its names', () => {
  const podman = { containerId: null, runtime: 'podman' };
  for (const name of ['rootlessport', 'rootlessport-child', 'containers-rootlessport']) {
    expect(published(name, door(8080))).toEqual(podman);
  }
  // As the kernel cuts the names of programs whose file and arguments cannot be read.
  for (const name of ['rootlessport-ch', 'containers-root', 'containers-roo']) {
    expect(publishedBy({ name, commandLine: null }, door(8080))).toEqual(podman);
  }
});

test('rootlesskit tells the engine it was started for', () => {
  const line = (engine: string) =>
    `rootlesskit --net=slirp4netns --port-driver=builtin --copy-up=/etc ${engine}`;
  const runtime = (engine: string) => published(line(engine), door(8080))?.runtime;
  expect(runtime('/usr/bin/dockerd-rootless.sh')).toBe('docker');
  expect(runtime('/usr/local/bin/containerd-rootless.sh')).toBe('containerd');
  expect(runtime('k3s server')).toBe('kubernetes');
  expect(runtime('bash')).toBe('rootlesskit');
});

test('rootlesskit tells ports that it publishes by its own options', () => {
  const line = 'rootlesskit -p 127.0.0.1:8080:80/tcp --publish=[::]:5353:10.0.2.100:53/udp bash';
  const port = (at: Door) => published(line, at)?.containerPort;
  expect(port(door(8080, { address: '127.0.0.1' }))).toBe(80);
  expect(port(door(8080, { address: '10.1.1.1' }))).toBeUndefined();
  expect(port(door(8080, { address: '127.0.0.1', protocol: 'udp' }))).toBeUndefined();
  expect(port(door(5353, { address: '::', protocol: 'udp' }))).toBe(53);
});

test('slirp4netns tells the container by its control socket', () => {
  const line = `slirp4netns --disable-host-loopback --api-socket /run/user/1000/libpod/tmp/${ID}.net -c -r 3 --netns-type=path /run/user/1000/netns/netns-1f tap0`;
  expect(published(line, door(8080))).toEqual({ containerId: ID, runtime: 'podman' });
  const without = line.replace(/--api-socket \S+ /, '');
  expect(published(without, door(8080))).toEqual({ containerId: null, runtime: 'podman' });
  expect(published('slirp4netns --mtu 65520 -r 3 4711 tap0', door(8080))).toEqual({
    containerId: null,
    runtime: 'slirp4netns',
  });
});

test('pasta tells the port by its forwards', () => {
  const line =
    '/usr/bin/pasta --config-net -t 8080-8090:80-90 -t 127.0.0.1/5000:50,6000 -u 5353-5353:53-53 -T none -U none --no-map-gw --quiet --netns /run/user/1000/netns/netns-1f';
  const port = (at: Door) => published(line, at)?.containerPort;
  expect(published(line, door(8080))).toEqual({
    containerId: null,
    runtime: 'podman',
    containerPort: 80,
  });
  expect(port(door(8085))).toBe(85);
  expect(port(door(8091))).toBeUndefined();
  expect(port(door(5000, { address: '127.0.0.1' }))).toBe(50);
  expect(port(door(5000, { address: '127.0.0.2' }))).toBeUndefined();
  expect(port(door(6000))).toBe(6000);
  expect(port(door(5353, { protocol: 'udp' }))).toBe(53);
  expect(port(door(5353))).toBeUndefined();
});

test('pasta for no container of podman, and with words for ports, tells only itself', () => {
  expect(published('pasta.avx2 -t auto -u none 4711', door(80))).toEqual({
    containerId: null,
    runtime: 'pasta',
  });
});

test('dockerd holds published ports itself, but also its own', () => {
  const line = '/usr/bin/dockerd -H fd:// -H tcp://127.0.0.1:4243 --userland-proxy=false';
  expect(published(line, door(8080))).toEqual({ containerId: null, runtime: 'docker' });
  for (const own of [2375, 2376, 2377, 7946, 4243]) {
    expect(published(line, door(own))).toBeNull();
  }
});

test('other processes publish for nobody, whatever their arguments and names', () => {
  expect(published(PROXY.replace('/usr/bin/docker-proxy', 'nginx'), door(8080))).toBeNull();
  for (const name of ['', 'constructor', '__proto__', 'toString', 'dockerd-helper']) {
    expect(publishedBy({ name, commandLine: PROXY }, door(8080))).toBeNull();
  }
});

test('whatever a command line holds, what is told is of the promised kind', () => {
  const names = ['docker-proxy', 'conmon', 'dockerd', 'rootlesskit', 'slirp4netns', 'pasta'];
  const words = fc.oneof(
    hostileText,
    fc.constantFrom('-c', '--cid', '-n', '-t', '-u', '-p', '-H', '-proto', 'tcp', '-host-port'),
    fc.constantFrom('-container-ip', '-container-port', '--api-socket', '--netns', '8080', ID),
    fc.constantFrom('8080:70000', '1-9999:65000', '8080:80/tcp', 'tcp://h:8080', '%lo/8080:1'),
  );
  const lines = fc
    .tuple(fc.array(words, { maxLength: 12 }), fc.constantFrom('\0', ' '))
    .map(([parts, gap]) => parts.join(gap));
  fc.assert(
    fc.property(fc.constantFrom(...names), lines, (name, commandLine) => {
      const told = publishedBy({ name, commandLine }, door(8080));
      const { containerId = null, containerPort = 1 } = told ?? {};
      if (containerId !== null) expect(containerId).toBe(ID);
      expect(containerPort).toBeGreaterThanOrEqual(1);
      expect(containerPort).toBeLessThanOrEqual(65535);
    }),
  );
});
