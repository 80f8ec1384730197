import { page } from 'vitest/browser';
import type { FakeHost } from '../../support/fake-host.ts';
import { makeOwner, makeRow } from '../../support/make-row.ts';
import { openPage } from '../../support/open-page.ts';

const KEEPER = makeOwner();
const OTHER = makeOwner({ pid: 4712, name: 'second' });

/** Sockets that something is done to, by the name a test calls them. */
export const ROWS = {
  door: makeRow({ id: 'door', owners: [KEEPER], ownersStatus: 'complete' }),
  shared: makeRow({
    id: 'shared',
    local: { address: '0.0.0.0', port: 8081 },
    owners: [KEEPER, OTHER],
    ownersStatus: 'complete',
  }),
  second: makeRow({
    id: 'second',
    protocol: 'udp',
    local: { address: '127.0.0.1', port: 8053 },
    owners: [KEEPER],
    ownersStatus: 'complete',
  }),
  connection: makeRow({
    id: 'connection',
    local: { address: '127.0.0.1', port: 8080 },
    remote: { address: '127.0.0.1', port: 50_122 },
    role: 'inbound',
    owners: [KEEPER],
    ownersStatus: 'complete',
  }),
} as const;

export const dialog = page.getByRole('dialog');

/** The page with one of {@link ROWS} selected, at a host that lets it act. */
export async function openActing(
  selected: keyof typeof ROWS,
  prepare: (host: FakeHost) => void = () => {},
  language: 'en' | 'ja' = 'en',
) {
  const opened = await openPage({
    rows: Object.values(ROWS),
    settings: { language },
    prepare: (host) => {
      host.actions.isAllowed = true;
      prepare(host);
    },
  });
  opened.stores.view.selectedId = selected;
  return opened;
}
