/** What a line of `/proc/<pid>/cgroup` is to be read as. */
export interface CgroupSample {
  readonly what: string;
  readonly path: string;
  readonly unit: string | null;
  /** Runtime and id. */
  readonly container: readonly [string, string] | null;
  readonly pod?: string;
}

export const ID = '5e1fab1e'.repeat(8);
export const OTHER_ID = 'c0ffee00'.repeat(8);
export const POD = '0b5c2f9e-1d44-4c7a-9a53-7f00aa11bb22';

const POD_ESCAPED = POD.replaceAll('-', '_');
const USER = '/user.slice/user-1000.slice/user@1000.service';
const BURSTABLE = `kubepods-burstable.slice/kubepods-burstable-pod${POD_ESCAPED}.slice`;

function sample(
  what: string,
  path: string,
  unit: string | null,
  container: CgroupSample['container'] = null,
  pod?: string,
): CgroupSample {
  return { what, path, unit, container, ...(pod !== undefined && { pod }) };
}

export const UNIT_SAMPLES: readonly CgroupSample[] = [
  sample('the root', '/', null),
  sample('the first process', '/init.scope', 'init.scope'),
  sample('a service', '/system.slice/nginx.service', 'nginx.service'),
  sample(
    'an instance in a slice of its own',
    '/system.slice/system-postgresql.slice/postgresql@16-main.service',
    'postgresql@16-main.service',
  ),
  sample('a socket unit', '/system.slice/ssh.socket', 'ssh.socket'),
  sample('groups a service made', '/system.slice/web.service/workers/a.service', 'web.service'),
  sample(
    'a service posing as a manager',
    '/system.slice/a.service/user@1.service/b.service',
    'a.service',
  ),
  sample('a removed service', '/system.slice/gone.service (deleted)', 'gone.service'),
  sample('a name beside a kernel file', '/system.slice/_cgroup.service', 'cgroup.service'),
  sample('escapes', '/system.slice/a\\x2db\\xc3\\xa9.service', 'a-bé.service'),
  sample('escapes of no text', '/system.slice/a\\x1b\\xff.service', 'a\\x1b\\xff.service'),
  sample('escapes of a path', '/system.slice/a\\x2fb.service', 'a\\x2fb.service'),
  sample(
    'escapes that turn text around',
    '/system.slice/a\\xe2\\x80\\xae.service',
    'a\\xe2\\x80\\xae.service',
  ),
  sample('a login', '/user.slice/user-1000.slice/session-3.scope', 'session-3.scope'),
  sample('a user service', `${USER}/app.slice/syncthing.service`, 'syncthing.service'),
  sample('a user service outside of slices', `${USER}/dbus.service`, 'dbus.service'),
  sample(
    'a desktop app',
    `${USER}/app.slice/app-gnome-org.example.Notes\\x2dpad-4021.scope`,
    'app-gnome-org.example.Notes-pad-4021.scope',
  ),
  sample(
    'a terminal tab',
    `${USER}/app.slice/app-org.example.Terminal.slice/vte-spawn-7d.scope`,
    'vte-spawn-7d.scope',
  ),
  sample('the manager of a user', `${USER}/init.scope`, 'user@1000.service'),
  sample('above a namespace', '/../../system.slice/cron.service', 'cron.service'),
];

export const ENGINE_SAMPLES: readonly CgroupSample[] = [
  sample('docker by systemd', `/system.slice/docker-${ID}.scope`, null, ['docker', ID]),
  sample('docker without systemd', `/docker/${ID}`, null, ['docker', ID]),
  sample('rootless docker', `${USER}/user.slice/docker-${ID}.scope`, 'user@1000.service', [
    'docker',
    ID,
  ]),
  sample('a system inside docker', `/docker/${ID}/system.slice/ssh.service`, 'ssh.service', [
    'docker',
    ID,
  ]),
  sample('docker in docker', `/docker/${OTHER_ID}/docker/${ID}`, null, ['docker', ID]),
  sample('docker seen from a namespace', `/../docker-${ID}.scope`, null, ['docker', ID]),
  sample('a task of ECS', `/ecs/blue/0f1e2d3c/${ID}`, null, ['docker', ID]),
  sample('an engine not known', `/fleet/${ID}`, null, ['oci', ID]),
  sample('nerdctl', `/system.slice/nerdctl-${ID}.scope`, null, ['containerd', ID]),
  sample('podman', `/machine.slice/libpod-${ID}.scope/container`, null, ['podman', ID]),
  sample(
    'podman in a pod',
    `/machine.slice/machine-libpod_pod_${OTHER_ID}.slice/libpod-${ID}.scope`,
    null,
    ['podman', ID],
  ),
  sample('podman without systemd', `/libpod_parent/libpod-${ID}`, null, ['podman', ID]),
  sample('podman of a service', `/system.slice/web.service/libpod-payload-${ID}`, 'web.service', [
    'podman',
    ID,
  ]),
  sample('rootless podman', `${USER}/user.slice/libpod-${ID}.scope`, 'user@1000.service', [
    'podman',
    ID,
  ]),
  sample(
    'rootless podman, its processes in a group of their own',
    `${USER}/user.slice/libpod-${ID}.scope/container`,
    'user@1000.service',
    ['podman', ID],
  ),
  sample(
    'conmon beside rootless podman',
    `${USER}/user.slice/libpod-conmon-${ID}.scope`,
    `libpod-conmon-${ID}.scope`,
  ),
  sample(
    'conmon beside podman',
    `/machine.slice/libpod-conmon-${ID}.scope`,
    `libpod-conmon-${ID}.scope`,
  ),
  sample(
    'an id cut short',
    `/system.slice/docker-${ID.slice(1)}.scope`,
    `docker-${ID.slice(1)}.scope`,
  ),
];

export const POD_SAMPLES: readonly CgroupSample[] = [
  sample(
    'containerd by systemd',
    `/kubepods.slice/${BURSTABLE}/cri-containerd-${ID}.scope`,
    null,
    ['cri-containerd', ID],
    POD,
  ),
  sample('CRI-O', `/kubepods.slice/${BURSTABLE}/crio-${ID}.scope`, null, ['crio', ID], POD),
  sample(
    'CRI-O, a container with a group below its own',
    `/kubepods.slice/${BURSTABLE}/crio-${ID}.scope/container`,
    null,
    ['crio', ID],
    POD,
  ),
  sample(
    'CRI-O without systemd',
    `/kubepods/burstable/pod${POD}/crio-${ID}`,
    null,
    ['crio', ID],
    POD,
  ),
  sample(
    'conmon beside CRI-O',
    `/kubepods.slice/${BURSTABLE}/crio-conmon-${ID}.scope`,
    `crio-conmon-${ID}.scope`,
    null,
    POD,
  ),
  sample(
    'docker under it',
    `/kubepods.slice/${BURSTABLE}/docker-${ID}.scope`,
    null,
    ['docker', ID],
    POD,
  ),
  sample('a guaranteed pod', `/kubepods/pod${POD}/${ID}`, null, ['kubernetes', ID], POD),
  sample(
    'a pod of best effort',
    `/kubepods/besteffort/pod${POD}/${ID}`,
    null,
    ['kubernetes', ID],
    POD,
  ),
  sample(
    'a static pod',
    `/kubepods/burstable/pod${'ab12'.repeat(8)}/${ID}`,
    null,
    ['kubernetes', ID],
    'ab12'.repeat(8),
  ),
  sample(
    'a node that is a docker container',
    `/docker/${OTHER_ID}/kubelet/kubepods/burstable/pod${POD}/${ID}`,
    null,
    ['kubernetes', ID],
    POD,
  ),
  sample(
    'a node with a kubelet slice',
    `/system.slice/docker-${OTHER_ID}.scope/kubelet.slice/kubelet-kubepods.slice/kubelet-${BURSTABLE.replace('/', '/kubelet-')}/cri-containerd-${ID}.scope`,
    null,
    ['cri-containerd', ID],
    POD,
  ),
  sample(
    'a systemd name made a plain group',
    `/system.slice/containerd.service/kubepods-burstable-pod${POD_ESCAPED}.slice:cri-containerd:${ID}`,
    'containerd.service',
    ['cri-containerd', ID],
    POD,
  ),
  sample(
    'docker in a pod',
    `/kubepods/pod${POD}/${ID}/docker/${OTHER_ID}`,
    null,
    ['kubernetes', ID],
    POD,
  ),
  sample('a pod, no container of it', `/kubepods/burstable/pod${POD}`, null, null, POD),
];

export const GUEST_SAMPLES: readonly CgroupSample[] = [
  sample('LXC of version 1', '/lxc/web-1', null, ['lxc', 'web-1']),
  sample('a unit in LXC', '/lxc/101/ns/system.slice/ssh.service', 'ssh.service', ['lxc', '101']),
  sample('LXC 4', '/lxc.payload.web/system.slice/apache2.service', 'apache2.service', [
    'lxc',
    'web',
  ]),
  sample('LXC below one group', '/lxc.payload/web', null, ['lxc', 'web']),
  sample('Incus, with a project', '/lxc.payload.shop_web', null, ['lxc', 'shop_web']),
  sample('a unit in Incus', '/lxc.payload.c1/system.slice/nginx.service', 'nginx.service', [
    'lxc',
    'c1',
  ]),
  sample('the monitor of LXC', '/lxc.monitor.web', null),
  sample('docker in LXC', `/lxc.payload.web/docker/${ID}`, null, ['docker', ID]),
  sample('a machine', '/machine.slice/machine-db\\x2d1.scope', null, ['machine', 'db-1']),
  sample(
    'nspawn',
    '/machine.slice/systemd-nspawn@db\\x2d1.service/payload/init.scope',
    'systemd-nspawn@db-1.service',
    ['nspawn', 'db-1'],
  ),
  sample(
    'a unit in nspawn',
    '/machine.slice/systemd-nspawn@db.service/payload/system.slice/mariadb.service',
    'mariadb.service',
    ['nspawn', 'db'],
  ),
  sample(
    'nspawn itself',
    '/machine.slice/systemd-nspawn@db.service/supervisor',
    'systemd-nspawn@db.service',
  ),
  sample(
    'a guest of libvirt',
    '/machine.slice/machine-qemu\\x2d7\\x2dwin\\x2d11.scope/libvirt/emulator',
    null,
    ['libvirt', 'win-11'],
  ),
  sample('libvirt without systemd', '/machine/qemu-7-win11.libvirt-qemu/vcpu0', null, [
    'libvirt',
    'win11',
  ]),
  sample('a snap service', '/system.slice/snap.lxd.daemon.service', 'snap.lxd.daemon.service', [
    'snap',
    'lxd',
  ]),
  sample(
    'a snap app',
    `${USER}/app.slice/snap.firefox.firefox-0b5c2f9e-1d44.scope`,
    'snap.firefox.firefox-0b5c2f9e-1d44.scope',
    ['snap', 'firefox'],
  ),
  sample(
    'one of two snaps of a name',
    '/system.slice/snap.web-server_two.main.service',
    'snap.web-server_two.main.service',
    ['snap', 'web-server_two'],
  ),
  sample(
    'a flatpak app of an older version',
    `${USER}/app.slice/flatpak-org.example.Chat-3907.scope`,
    'flatpak-org.example.Chat-3907.scope',
    ['flatpak', 'org.example.Chat'],
  ),
  sample(
    'a flatpak app',
    `${USER}/app.slice/app-flatpak-org.example.Chat\\x2droom-3907.scope`,
    'app-flatpak-org.example.Chat-room-3907.scope',
    ['flatpak', 'org.example.Chat-room'],
  ),
];
