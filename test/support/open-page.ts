/// <reference types="vite/client" />
import '../../renderer/styles/tokens.css';
import '../../renderer/styles/base.css';
import '../../renderer/styles/columns.css';
import { tick } from 'svelte';
import { vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import App from '../../renderer/App.svelte';
import { ActingStore } from '../../renderer/acting/acting.svelte.ts';
import { Clock } from '../../renderer/stores/clock.svelte.ts';
import type { Stores } from '../../renderer/stores/context.ts';
import { FindingsStore } from '../../renderer/stores/findings.svelte.ts';
import { MonitorStore, type Phase } from '../../renderer/stores/monitor.svelte.ts';
import type { Place } from '../../renderer/stores/places.ts';
import { keepRecentHistory } from '../../renderer/stores/recent-history.ts';
import { RegistryStore } from '../../renderer/stores/registry.svelte.ts';
import { SocketStore } from '../../renderer/stores/sockets.svelte.ts';
import { ToastStore } from '../../renderer/stores/toasts.svelte.ts';
import { ViewStore } from '../../renderer/stores/view.svelte.ts';
import { RANGES } from '../../shared/model/range.ts';
import { FakeHost, type FakeHostOptions } from './fake-host.ts';

export interface OpenPage {
  readonly host: FakeHost;
  readonly stores: Stores;
}

/**
 * The whole app with its real stores and styles, talking to a fake host; there when it has reached `phase`.
 * It is open at `place`; without one at the first range that has something to show.
 */
export async function openPage(
  options: FakeHostOptions & {
    readonly phase?: Phase;
    readonly place?: Place;
    readonly prepare?: (host: FakeHost) => void;
  } = {},
): Promise<OpenPage> {
  const host = new FakeHost(options);
  options.prepare?.(host);
  const sockets = new SocketStore();
  const monitor = new MonitorStore(host.connect, sockets);
  const toasts = new ToastStore();
  const view = new ViewStore();
  const stores: Stores = {
    monitor,
    sockets,
    view,
    clock: new Clock(),
    registry: new RegistryStore(monitor),
    toasts,
    recent: keepRecentHistory(sockets),
    findings: new FindingsStore(monitor, toasts),
    acting: new ActingStore(monitor, view, toasts),
  };
  document.getElementById('app')?.remove();
  const target = document.createElement('div');
  target.id = 'app';
  document.body.append(target);
  await render(App, { target, props: { stores } });
  const phase = options.phase ?? (options.rows === null ? 'connecting' : 'live');
  await vi.waitFor(
    () => {
      if (monitor.phase !== phase) throw new Error(`the page is ${monitor.phase}`);
    },
    // Many rows come in over several frames.
    { timeout: 15_000 },
  );
  const hasRows = ({ range }: (typeof RANGES)[number]) => sockets.counts(range).sockets > 0;
  stores.view.open(options.place ?? RANGES.find(hasRows)?.range ?? 'well-known');
  await tick();
  return { host, stores };
}
