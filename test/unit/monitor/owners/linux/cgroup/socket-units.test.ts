import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Door } from '../../../../../../electron/monitor/owners/linux/cgroup/door.ts';
import { SocketUnits } from '../../../../../../electron/monitor/owners/linux/cgroup/socket-units.ts';
import { onlyOn } from '../../../../../support/only-on.ts';
import { tempFolder } from '../../../../../support/temp-folder.ts';

onlyOn('linux', 'unit files and links as systemd has them');

const USR = 'usr/lib/systemd/system';
const ETC = 'etc/systemd/system';
const GENERATED = 'run/systemd/generator';

/** A folder that stands for `/`, with files by their path and text. */
function rootWith(files: Readonly<Record<string, string>>) {
  const root = tempFolder();
  let changes = 0;
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    touch(dirname(path));
  };
  /** Clocks of file systems are coarse: a change in the same instant would not be seen. */
  const touch = (folder: string, time = 1_800_000_000 + changes) => {
    changes += 1;
    utimesSync(join(root, folder), time, time);
  };
  const link = (path: string, target: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(target, join(root, path));
    touch(dirname(path));
  };
  const remove = (path: string) => {
    rmSync(join(root, path), { recursive: true });
    touch(dirname(path));
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { units: new SocketUnits(root), write, link, remove, touch };
}

function listening(...listens: string[]): string {
  return `[Socket]\n${listens.map((listen) => `ListenStream=${listen}\n`).join('')}`;
}

function tcp(address: string, port: number): Door {
  return { protocol: 'tcp', address, port };
}

const SSH = { unit: 'ssh.socket', service: 'ssh.service' };

test('a port alone is a door on all addresses', () => {
  const { units } = rootWith({ [`${USR}/ssh.socket`]: listening('22') });
  expect(units.find(tcp('::', 22))).toEqual(SSH);
  expect(units.find(tcp('0.0.0.0', 22))).toEqual(SSH);
  expect(units.find(tcp('10.0.0.1', 22))).toBeNull();
  expect(units.find(tcp('::', 23))).toBeNull();
  expect(units.find({ ...tcp('::', 22), protocol: 'udp' })).toBeNull();
});

test('a port alone that is for IPv6 only is no door of IPv4', () => {
  const text = `${listening('22')}BindIPv6Only=ipv6-only\n`;
  const { units } = rootWith({ [`${USR}/ssh.socket`]: text });
  expect(units.find(tcp('::', 22))).toEqual(SSH);
  expect(units.find(tcp('0.0.0.0', 22))).toBeNull();
});

test('an address is a door on that address', () => {
  const { units } = rootWith({ [`${USR}/cups.socket`]: listening('[::1]:631', '127.0.0.1:631') });
  expect(units.find(tcp('::1', 631))?.unit).toBe('cups.socket');
  expect(units.find(tcp('127.0.0.1', 631))?.unit).toBe('cups.socket');
  expect(units.find(tcp('::', 631))).toBeNull();
});

test('the service is the one named, of the same name, or one for each connection', () => {
  const { units } = rootWith({
    [`${USR}/a.socket`]: `${listening('1')}Service=other.service\n`,
    [`${USR}/b.socket`]: `${listening('2')}Accept=yes\n`,
    [`${USR}/c.socket`]: '[Socket]\nListenDatagram=69\n',
  });
  expect(units.find(tcp('::', 1))?.service).toBe('other.service');
  expect(units.find(tcp('::', 2))?.service).toBe('b@.service');
  expect(units.find({ protocol: 'udp', address: '::', port: 69 })?.service).toBe('c.service');
});

test('drop-ins count in the order of their names, generated ones too', () => {
  const { units } = rootWith({
    [`${USR}/ssh.socket`]: listening('22'),
    [`${GENERATED}/ssh.socket.d/addresses.conf`]: listening('', '2022'),
    [`${ETC}/ssh.socket.d/zz.conf`]: listening('2222'),
    [`${ETC}/ssh.socket.d/notes.txt`]: listening('9'),
  });
  expect(units.find(tcp('::', 22))).toBeNull();
  expect(units.find(tcp('::', 9))).toBeNull();
  expect(units.find(tcp('::', 2022))).toEqual(SSH);
  expect(units.find(tcp('::', 2222))).toEqual(SSH);
});

test('a file of the administrator replaces that of the distribution, drop-ins too', () => {
  const { units } = rootWith({
    [`${USR}/ssh.socket`]: listening('22'),
    [`${ETC}/ssh.socket`]: listening('2200'),
    [`${USR}/ssh.socket.d/a.conf`]: listening('2201'),
    [`${ETC}/ssh.socket.d/a.conf`]: listening('2202'),
  });
  expect(units.find(tcp('::', 22))).toBeNull();
  expect(units.find(tcp('::', 2201))).toBeNull();
  expect(units.find(tcp('::', 2200))).toEqual(SSH);
  expect(units.find(tcp('::', 2202))).toEqual(SSH);
});

test('a masked unit is none', () => {
  const { units, link } = rootWith({
    [`${USR}/ssh.socket`]: listening('22'),
    [`${USR}/b.socket`]: listening('23'),
    [`${ETC}/b.socket`]: '',
  });
  link(`${ETC}/ssh.socket`, '/dev/null');
  expect(units.find(tcp('::', 22))).toBeNull();
  expect(units.find(tcp('::', 23))).toBeNull();
});

test('an alias is the unit it stands for, and a link of the same name the file', () => {
  const { units, link } = rootWith({
    [`${USR}/ssh.socket`]: listening('22'),
    'store/cups.socket': listening('631'),
  });
  link(`${ETC}/sshd.socket`, '../../../usr/lib/systemd/system/ssh.socket');
  link(`${ETC}/cups.socket`, '../../../store/cups.socket');
  expect(units.find(tcp('::', 22))).toEqual(SSH);
  expect(units.find(tcp('::', 631))?.unit).toBe('cups.socket');
});

test('of two units for one door the one that is started with the system counts', () => {
  const { units, link } = rootWith({
    [`${USR}/ssh.socket`]: listening('22'),
    [`${USR}/dropbear.socket`]: listening('22'),
  });
  expect(units.find(tcp('::', 22))).toBeNull();
  link(`${ETC}/sockets.target.wants/ssh.socket`, '/usr/lib/systemd/system/ssh.socket');
  expect(units.find(tcp('::', 22))).toEqual(SSH);
});

test('the very address counts before a port alone', () => {
  const { units } = rootWith({
    [`${USR}/ssh.socket`]: listening('0.0.0.0:22', '[::]:22'),
    [`${USR}/dropbear.socket`]: listening('22'),
  });
  expect(units.find(tcp('0.0.0.0', 22))).toEqual(SSH);
  expect(units.find(tcp('::', 22))).toEqual(SSH);
});

test('templates are no units', () => {
  const { units } = rootWith({ [`${USR}/x@.socket`]: listening('22') });
  expect(units.find(tcp('::', 22))).toBeNull();
});

test('files that come, are replaced or go are noticed', () => {
  const { units, write, remove } = rootWith({ [`${USR}/ssh.socket`]: listening('22') });
  expect(units.find(tcp('::', 22))).toEqual(SSH);
  write(`${ETC}/ssh.socket.d/port.conf`, listening('', '2222'));
  expect(units.find(tcp('::', 22))).toBeNull();
  expect(units.find(tcp('::', 2222))).toEqual(SSH);
  write(`${ETC}/ssh.socket.d/port.conf`, listening('', '3333'));
  expect(units.find(tcp('::', 3333))).toEqual(SSH);
  remove(`${ETC}/ssh.socket.d`);
  expect(units.find(tcp('::', 22))).toEqual(SSH);
  remove(`${USR}/ssh.socket`);
  expect(units.find(tcp('::', 22))).toBeNull();
});

test('while no folder changes, files are not read again', () => {
  const { units, write, touch } = rootWith({
    [`${USR}/ssh.socket`]: listening('22'),
    [`${ETC}/other.socket.d/a.conf`]: listening('9'),
  });
  touch(USR, 5);
  expect(units.find(tcp('::', 22))).toEqual(SSH);
  write(`${USR}/ssh.socket`, listening('23'));
  touch(USR, 5);
  expect(units.find(tcp('::', 22))).toEqual(SSH);
  touch(USR, 6);
  expect(units.find(tcp('::', 22))).toBeNull();
});

test('without systemd there are no units', () => {
  expect(rootWith({}).units.find(tcp('::', 22))).toBeNull();
});
