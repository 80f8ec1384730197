import { expect } from 'vitest';
import { describeApp } from '../../support/app-test.ts';
import type { HousePage } from '../../support/house-page.ts';
import type { Lab } from '../../support/lab/lab.ts';
import type { LabSocket } from '../../support/lab/lab-socket.ts';
import type { PortRange } from '../../support/lab/ports.ts';
import { whyNoIpv6, whyNoWellKnownPorts } from '../../support/lab/ports.ts';
import { see } from '../../support/see.ts';

const EXPOSURES = { any: 'all interfaces', loopback: 'this machine only' } as const;
const PROTOCOLS = ['tcp', 'udp'] as const;
const HOSTS = ['127.0.0.1', '0.0.0.0', ...(whyNoIpv6() === null ? ['::1', '::'] : [])];
const RANGES: readonly PortRange[] =
  whyNoWellKnownPorts() === null
    ? ['well-known', 'registered', 'ephemeral']
    : ['registered', 'ephemeral'];

/** Other programs may hold more sockets than the window has room for. */
const OURS = `pid:${process.pid}`;

describeApp('live sockets', (spec) => {
  spec('every door of every kind is in the view of its range until it closes', async (world) => {
    const doors = await openDoors(world.lab);
    const { house } = await world.open();
    for (const range of RANGES) {
      await house.openRange(range);
      for (const door of doors.filter((candidate) => candidate.range === range)) {
        await seeDoor(house, door);
      }
    }
    await world.lab.close(...doors);
    for (const range of RANGES) {
      await house.openRange(range);
      for (const door of doors.filter((candidate) => candidate.range === range)) {
        await see(house.row(door)).toHaveCount(0);
      }
    }
  });

  spec('a door that opens is marked as new, and as closed when it closes', async (world) => {
    const { house } = await world.open();
    const first = await world.lab.open();
    await house.filter(OURS);
    await house.openRange('registered');
    await see(house.row(first)).toBeVisible();
    const seen = await house.recordRows();
    const door = await world.lab.open();
    await expect.poll(() => seen(`new ${door.local.port}`)).toBe(true);
    await world.lab.close(door);
    await expect.poll(() => seen(`closed ${door.local.port}`)).toBe(true);
    await see(house.row(door)).toHaveCount(0);
  });

  spec('both ends of a connection are shown, each by its own rule', async (world) => {
    const { door, inbound, outbound } = await world.lab.openPair();
    const { house } = await world.open();
    await house.filter(OURS);
    await house.openRange(door.range);
    await house.row(inbound).click();
    await see(house.details).toContainText('incoming connection');
    // Beside the details there is no room for the remote addresses that tell rows apart.
    await house.page.keyboard.press('Escape');
    await house.openRange(outbound.range);
    await house.row(outbound).click();
    await see(house.details).toContainText('outgoing connection');
  });

  spec('a door that several processes share shows all of them', async (world) => {
    const shared = await world.lab.openShared(3);
    const { house } = await world.open();
    await house.filter(OURS);
    await house.openRange('registered');
    await see(house.row(shared)).toContainText('+3');
    await house.row(shared).click();
    const text = await house.details.innerText();
    for (const pid of shared.pids) expect(text).toContain(`${pid}`);
  });
});

async function openDoors(lab: Lab): Promise<LabSocket[]> {
  const doors: LabSocket[] = [];
  for (const port of RANGES) {
    for (const protocol of PROTOCOLS) {
      for (const host of HOSTS)
        doors.push(await lab.open({ protocol, host, port, ipv6Only: host.includes(':') }));
    }
  }
  return doors;
}

async function seeDoor(house: HousePage, door: LabSocket): Promise<void> {
  await house.filter(`${door.local.port}`);
  const row = house.row(door);
  await see(row).toHaveCount(1);
  await see(row).toContainText(door.state);
  await see(row).toContainText(`${door.pids[0]}`);
  await see(row).toContainText(EXPOSURES[door.exposure ?? 'any']);
}
