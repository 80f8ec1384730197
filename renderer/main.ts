import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { Clock } from './stores/clock.svelte.ts';
import { MonitorStore } from './stores/monitor.svelte.ts';
import { SocketStore } from './stores/sockets.svelte.ts';
import { ViewStore } from './stores/view.svelte.ts';
import { connectDesktop, desktopBridge } from './transport/desktop.ts';
import { connectWeb, takeToken } from './transport/web.ts';

const bridge = desktopBridge();
const sockets = new SocketStore();
const monitor = new MonitorStore(
  bridge ? connectDesktop(bridge) : connectWeb(takeToken()),
  sockets,
);
const target = document.getElementById('app');
if (!target) throw new Error('the page has no place for the app');
mount(App, {
  target,
  props: { stores: { monitor, sockets, view: new ViewStore(), clock: new Clock() } },
});
