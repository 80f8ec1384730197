import { createContext } from 'svelte';
import type { RecentHistory } from '../../shared/details/recent-history.ts';
import type { ActingStore } from '../acting/acting.svelte.ts';
import type { Clock } from './clock.svelte.ts';
import type { FindingsStore } from './findings.svelte.ts';
import type { MonitorStore } from './monitor.svelte.ts';
import type { RegistryStore } from './registry.svelte.ts';
import type { SocketStore } from './sockets.svelte.ts';
import type { ToastStore } from './toasts.svelte.ts';
import type { ViewStore } from './view.svelte.ts';

/** What every component of the page may ask for. */
export interface Stores {
  readonly monitor: MonitorStore;
  readonly sockets: SocketStore;
  readonly view: ViewStore;
  readonly clock: Clock;
  readonly registry: RegistryStore;
  readonly toasts: ToastStore;
  readonly recent: RecentHistory;
  readonly findings: FindingsStore;
  readonly acting: ActingStore;
}

export const [useStores, provideStores] = createContext<Stores>();
