import { tick } from 'svelte';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { PLACES, type Place } from '../../renderer/stores/places.ts';
import type { DialogName, Selection } from '../../renderer/stores/view.svelte.ts';
import { messagesIn } from '../../shared/messages/language.ts';
import type { Language } from '../../shared/model/language.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import type { FakeHost } from './fake-host.ts';
import { FULL_HOUSE } from './full-house.ts';
import { type OpenPage, openPage } from './open-page.ts';

/** One face of the page, the same every time it is opened. */
export interface Scene {
  readonly name: string;
  /** @returns the page, when all that comes later has come */
  open(language: Language): Promise<OpenPage>;
}

const PLACE_NAMES: readonly Place[] = PLACES.map(({ place }) => place);

/** Every view with something in it. */
export const VIEWS: readonly Scene[] = PLACE_NAMES.map((place) => ({
  name: place,
  open: (language) => openAt(place, language, FULL_HOUSE),
}));

/** Every view where no door is open. */
export const EMPTY_VIEWS: readonly Scene[] = PLACE_NAMES.map((place) => ({
  name: `${place}, nothing open`,
  open: (language) => openAt(place, language, []),
}));

/** Every view before anything was read. */
export const EARLY_VIEWS: readonly Scene[] = PLACE_NAMES.map((place) => ({
  name: `${place}, nothing read yet`,
  open: (language) => openAt(place, language, null),
}));

/** Every view with what was on it when the connection was lost. */
export const OLD_VIEWS: readonly Scene[] = PLACE_NAMES.map((place) => ({
  name: `${place}, disconnected`,
  open: async (language) => {
    const opened = await openAt(place, language, FULL_HOUSE);
    await lose(opened);
    return opened;
  },
}));

export const DETAILS: readonly Scene[] = [
  details('details of a listener', { kind: 'socket', id: 'ssh' }),
  details('details of a connection', { kind: 'socket', id: 'call 34112' }),
  details('details of a port', { kind: 'port', port: 5432 }),
  details('details of a process', { kind: 'process', pid: 811 }),
];

export const DIALOGS: readonly Scene[] = (
  ['palette', 'shortcuts', 'export', 'compare'] as const
).map((name) => dialog(name));

export const NO_MATCH: Scene = {
  name: 'nothing matches',
  open: async (language) => {
    const opened = await openAt('registered', language, FULL_HOUSE);
    opened.stores.sockets.query = 'owner:sshd';
    const { view } = messagesIn(language);
    await expect
      .element(page.getByRole('heading', { name: view.nothingMatchesTitle }))
      .toBeVisible();
    return opened;
  },
};

function details(name: string, selection: Selection): Scene {
  return {
    name,
    open: async (language) => {
      const opened = await openAt('ephemeral', language, FULL_HOUSE);
      opened.stores.view.select(selection);
      const { view, panel } = messagesIn(language);
      await expect.element(page.getByRole('complementary', { name: view.details })).toBeVisible();
      await expect.element(page.getByText(panel.knowledgeLoading)).not.toBeInTheDocument();
      return opened;
    },
  };
}

function dialog(name: DialogName): Scene {
  return {
    name,
    open: async (language) => {
      const opened = await openAt('ephemeral', language, FULL_HOUSE);
      opened.stores.view.openDialog(name);
      await expect.element(page.getByRole('dialog')).toBeVisible();
      return opened;
    },
  };
}

/** A view with rows in it, or none (empty), or none yet (null). */
export async function openAt(
  place: Place,
  language: Language,
  rows: readonly SocketRow[] | null,
): Promise<OpenPage> {
  const opened = await openPage({ place, rows, settings: { language }, prepare: furnish });
  const { registry } = messagesIn(language);
  await expect.element(page.getByText(registry.opening)).not.toBeInTheDocument();
  return opened;
}

async function lose({ host, stores }: OpenPage): Promise<void> {
  host.isAway = true;
  host.drop(null);
  await expect.poll(() => stores.monitor.phase).toBe('disconnected');
  await tick();
}

/** What the host answers when it is asked for more. */
function furnish({ processes }: FakeHost): void {
  processes.set(811, {
    ancestry: [{ pid: 1, name: 'init' }],
    workingFolder: '/',
    threads: 3,
    memoryBytes: 5_000_000,
  });
}
