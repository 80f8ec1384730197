import './styles/tokens.css';
import './styles/base.css';
import './styles/columns.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { ActingStore } from './acting/acting.svelte.ts';
import { tellOfCrash } from './diagnostics/crash-notice.svelte.ts';
import { markRunning, thisPage } from './diagnostics/running-mark.ts';
import { Clock } from './stores/clock.svelte.ts';
import { FindingsStore } from './stores/findings.svelte.ts';
import { keepView } from './stores/kept-view.svelte.ts';
import { MonitorStore } from './stores/monitor.svelte.ts';
import { keepRecentHistory } from './stores/recent-history.ts';
import { RegistryStore } from './stores/registry.svelte.ts';
import { SocketStore } from './stores/sockets.svelte.ts';
import { ToastStore } from './stores/toasts.svelte.ts';
import { ViewStore } from './stores/view.svelte.ts';
import { connectDesktop, desktopBridge } from './transport/desktop.ts';
import { connectWeb, takeToken } from './transport/web.ts';

const bridge = desktopBridge();
const sockets = new SocketStore();
const monitor = new MonitorStore(
  bridge ? connectDesktop(bridge) : connectWeb(takeToken()),
  sockets,
);
// What the host says is on its way while the page is being made.
monitor.start();
const view = new ViewStore();
const toasts = new ToastStore();
keepView(sockets, view, sessionStorage);
if (markRunning(thisPage())) tellOfCrash(monitor, toasts, view);
const target = document.getElementById('app');
if (!target) throw new Error('the page has no place for the app');
mount(App, {
  target,
  props: {
    stores: {
      monitor,
      sockets,
      view,
      clock: new Clock(),
      registry: new RegistryStore(monitor),
      toasts,
      recent: keepRecentHistory(sockets),
      findings: new FindingsStore(monitor, toasts),
      acting: new ActingStore(monitor, view, toasts),
    },
  },
});
