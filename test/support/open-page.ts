/// <reference types="vite/client" />
import '../../renderer/styles/tokens.css';
import '../../renderer/styles/base.css';
import '../../renderer/styles/columns.css';
import { tick } from 'svelte';
import { vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import App from '../../renderer/App.svelte';
import { Clock } from '../../renderer/stores/clock.svelte.ts';
import type { Stores } from '../../renderer/stores/context.ts';
import { MonitorStore, type Phase } from '../../renderer/stores/monitor.svelte.ts';
import { SocketStore } from '../../renderer/stores/sockets.svelte.ts';
import { ViewStore } from '../../renderer/stores/view.svelte.ts';
import { FakeHost, type FakeHostOptions } from './fake-host.ts';

export interface OpenPage {
  readonly host: FakeHost;
  readonly stores: Stores;
}

/** The whole app with its real stores and styles, talking to a fake host; there when it has reached `phase`. */
export async function openPage(
  options: FakeHostOptions & {
    readonly phase?: Phase;
    readonly prepare?: (host: FakeHost) => void;
  } = {},
): Promise<OpenPage> {
  const host = new FakeHost(options);
  options.prepare?.(host);
  const sockets = new SocketStore();
  const monitor = new MonitorStore(host.connect, sockets);
  const stores: Stores = { monitor, sockets, view: new ViewStore(), clock: new Clock() };
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
  await tick();
  return { host, stores };
}
