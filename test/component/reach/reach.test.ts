import { expect, test, vi } from 'vitest';
import { makeRow } from '../../support/make-row.ts';
import { openPage } from '../../support/open-page.ts';
import { LAN_ONLY, makeReach } from '../../support/reach/make-reach.ts';
import { expectAccessible, leftovers, panel, section } from '../details/panel.ts';

const DATABASE = makeRow({ id: 'db', local: { address: '0.0.0.0', port: 5432 } });
const CLOSE = 'How to close this door';
const WHO = 'Who can reach this door';

async function openDoor(reach = makeReach(), more: Parameters<typeof openPage>[0] = {}) {
  const page = await openPage({
    rows: [DATABASE],
    ...more,
    prepare: (host) => host.reach.reaches.set('db', reach),
  });
  page.stores.view.selectedId = 'db';
  return page;
}

async function openAll(): Promise<void> {
  await expect.element(panel.getByRole('heading', { name: /How to close|閉じ方/ })).toBeVisible();
  for (const details of panel.element().querySelectorAll('details')) details.open = true;
}

test('a door is told as its bind scope, the rules of the host, and both together', async () => {
  await openDoor();
  await expect.poll(() => section(WHO)).toMatch(/Bind scope · all interfaces/);
  const told = section(WHO);
  expect(told).toMatch(/IPv4 · only from 192\.168\.0\.0\/16/);
  expect(told).toMatch(/read from the rules in force · nftables/);
  expect(told).toMatch(/input rules let in only some/);
  expect(told).toMatch(/inet filter input: handle 4 \(lan\)/);
  expect(told).not.toMatch(/reachable/i);
});

test('for a door of this machine alone no firewall is told', async () => {
  const closing = makeReach().closing.filter(({ kind }) => kind === 'unit');
  await openDoor(
    makeReach({ exposure: 'loopback', isOwnOnly: true, families: [], firewall: null, closing }),
  );
  await expect.poll(() => section(WHO)).toMatch(/Nobody but this machine\./);
  expect(section(WHO)).not.toMatch(/firewall$/im);
  expect(section(CLOSE)).toMatch(/open to this machine alone already/);
});

test('what is not known is told with its reason and with what would help', async () => {
  const reasons = [{ code: 'denied', what: 'nftables', detail: null }] as const;
  const unread = { ...LAN_ONLY, state: 'unknown', conditions: [], reasons, decidedBy: [] } as const;
  await openDoor(
    makeReach({
      families: [unread],
      firewall: {
        sources: [],
        confidence: 'none',
        manager: 'ufw',
        hint: { tool: 'ufw', isOn: true },
        profiles: [],
      },
    }),
  );
  await expect
    .poll(() => section(WHO))
    .toMatch(/unknown, because this user may not read the rules of nftables/);
  expect(section(WHO)).toMatch(/ufw says that it is on/);
  expect(section(WHO)).toMatch(/Run Portico as the administrator/);
});

test('every command can be copied as it is', async () => {
  await openDoor();
  await openAll();
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await panel.getByRole('button', { name: 'Copy: Keep others out with ufw' }).click();
  expect(write).toHaveBeenCalledWith('sudo ufw prepend deny 5432/tcp');
  await panel.getByRole('button', { name: 'Copy: Now and at every start of the machine' }).click();
  expect(write).toHaveBeenLastCalledWith('sudo systemctl disable --now postgresql.service');
  write.mockRestore();
});

test('a name that no terminal should be given has no command', async () => {
  await openDoor(
    makeReach({ closing: [{ kind: 'unit', name: 'a\u202eb.service', stop: null, disable: null }] }),
  );
  await openAll();
  expect(section(CLOSE)).toMatch(/Stop the service a‹U\+202E›b\.service/);
  expect(section(CLOSE)).toMatch(/no command here/);
});

test('the rules are read again when that is asked for', async () => {
  const { host } = await openDoor();
  await expect.poll(() => section(WHO)).toMatch(/only some/);
  host.reach.reaches.set('db', makeReach({ families: [{ ...LAN_ONLY, state: 'dropped' }] }));
  await panel.getByRole('button', { name: 'Read the rules again' }).click();
  await expect.poll(() => section(WHO)).toMatch(/input rules drop what comes/);
});

test('the port tells it for each of its doors', async () => {
  const other = makeRow({ id: 'db6', local: { address: '::', port: 5432 } });
  const { stores } = await openPage({
    rows: [DATABASE, other],
    prepare: (host) => {
      host.reach.reaches.set('db', makeReach());
      host.reach.reaches.set('db6', makeReach({ families: [{ ...LAN_ONLY, family: 6 }] }));
    },
  });
  stores.view.select({ kind: 'port', port: 5432 });
  const headings = panel.getByRole('heading', { name: /^Who can reach this door/ });
  await expect.poll(() => headings.elements().length).toBe(2);
  expect(headings.elements().map((heading) => heading.textContent)).toEqual([
    expect.stringContaining('0.0.0.0:5432/tcp'),
    expect.stringContaining('[::]:5432/tcp'),
  ]);
});

test('a connection has nobody who could reach it', async () => {
  const connection = makeRow({
    id: 'c',
    local: { address: '10.0.0.1', port: 40_000 },
    remote: { address: '10.0.0.2', port: 80 },
  });
  const { stores } = await openPage({ rows: [connection] });
  stores.view.selectedId = 'c';
  await expect.element(panel).toBeVisible();
  await expect
    .element(panel.getByRole('heading', { name: /^Who can reach this door/ }))
    .not.toBeInTheDocument();
});

test.each(['light', 'dark'] as const)('it is accessible in the %s theme', async (theme) => {
  await openDoor(makeReach(), { settings: { theme } });
  await openAll();
  await expectAccessible();
});

test('in Japanese no word is left in English', async () => {
  await openDoor(makeReach(), { settings: { language: 'ja' } });
  await openAll();
  expect(
    leftovers(
      /PostgreSQL|postgresql\.(service|conf)|Portico|nftables|ufw|IPv[46]|XDP|inet filter input|handle \d+|lan|tcp|mika|LISTEN|PID|--[a-z-]+/g,
    ),
  ).toEqual([]);
});
