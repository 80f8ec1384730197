import type { CommandHandlers } from '../../shared/api/commands.ts';
import { CommandError } from '../../shared/api/dispatch.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { createMonitor, LIBRARY_CHILD } from './create.ts';
import type { FromMonitor, MonitorSetup, Port, ToMonitor } from './host/wire.ts';
import type { Monitor } from './monitor.ts';
import { createProcessInspector } from './owners/inspect/create-inspector.ts';
import { inspectProcess } from './owners/inspect/inspect-process.ts';
import type { Publication } from './publication.ts';
import { type RegistryHandlers, registryHandlers } from './registry/registry-handlers.ts';
import { RegistryStore } from './registry/registry-store.ts';
import { ServiceNames } from './registry/service-names.ts';
import { EventSession } from './sessions/event-session.ts';
import { Hub } from './sessions/hub.ts';
import { SettingsStore } from './settings/settings-store.ts';
import { readHostFacts } from './system/host-facts.ts';

/** What runs once the host has said how. */
interface Running {
  readonly monitor: Monitor;
  readonly hub: Hub;
  readonly settings: SettingsStore;
  readonly registry: RegistryStore;
}

/** The monitor in a process of its own: its clients, its settings and what the host asks of it. */
export class MonitorProcess {
  readonly #port: Port<FromMonitor, ToMonitor>;
  readonly #inspector = createProcessInspector(LIBRARY_CHILD);
  readonly #services = new ServiceNames();
  #running: Promise<Running> | null = null;
  #events: EventSession | null = null;
  #setup: MonitorSetup | null = null;

  constructor(port: Port<FromMonitor, ToMonitor>) {
    this.#port = port;
  }

  /** Messages are handled in the order in which they came. */
  receive(message: ToMonitor): void {
    if (message.kind === 'start') {
      this.#running ??= this.#start(message.setup);
      return;
    }
    void this.#running?.then((running) => this.#handle(running, message));
  }

  async stop(): Promise<void> {
    const running = await this.#running;
    await Promise.all([running?.monitor.stop(), this.#inspector.close()]);
  }

  #handle({ hub, monitor }: Running, message: Exclude<ToMonitor, { kind: 'start' }>): void {
    switch (message.kind) {
      case 'open':
        hub.open(message.client, message.mayAct);
        return monitor.start();
      case 'message':
        return hub.receive(message.client, message.message);
      case 'close':
        hub.close(message.client);
        // Nobody looks: nothing is read until somebody does.
        if (hub.isEmpty && !this.#events) monitor.pause();
        return;
      case 'watch':
        this.#events = new EventSession((events) => this.#port.send({ kind: 'events', events }));
        if (monitor.latest) this.#events.publish({ ...monitor.latest, delta: null });
        return;
      case 'events-taken':
        this.#events?.acknowledge();
    }
  }

  async #start(setup: MonitorSetup): Promise<Running> {
    this.#setup = setup;
    const settings = new SettingsStore(setup.dataFolder);
    const registry = new RegistryStore(setup.dataFolder);
    const [host, loaded] = await Promise.all([readHostFacts(), settings.load(), registry.load()]);
    this.#services.use(registry.registry);
    const monitor = createMonitor({
      host,
      choice: setup.source ?? loaded.source,
      intervalMs: setup.intervalMs ?? loaded.intervalMs,
      otherNamespaces: setup.otherNamespaces ?? loaded.otherNamespaces,
      selfPids: setup.selfPids,
      once: false,
      standingProblems: () => [...settings.problems, ...registry.problems],
      services: this.#services,
    });
    const hub = new Hub({
      version: setup.version,
      host,
      settings: () => settings.settings,
      registry: () => registry.info,
      latest: () => monitor.latest,
      handlers: {
        ...this.#handlers(monitor, settings, () => hub.settingsChanged()),
        ...registryHandlers(registry, () => this.#rename(running)),
      },
      send: (client, message) => this.#port.send({ kind: 'message', client, message }),
    });
    const running: Running = { monitor, hub, settings, registry };
    monitor.subscribe((publication) => this.#publish(running, publication));
    monitor.start();
    return running;
  }

  #publish(running: Running, publication: Publication): void {
    const { monitor, hub, settings, registry } = running;
    hub.publish(publication);
    this.#events?.publish(publication);
    void registry.refresh().then((changed) => changed && this.#rename(running));
    void settings.refresh().then((changed) => {
      if (!changed) return;
      this.#obey(monitor, settings.settings);
      hub.settingsChanged();
    });
  }

  /** Another registry is in force: a reading brings its names. */
  #rename({ hub, monitor, registry }: Running): void {
    this.#services.use(registry.registry);
    hub.registryChanged();
    // Without one the names would change at the next tick, which may be a minute away.
    void monitor.readNow().catch(() => {});
  }

  #handlers(
    monitor: Monitor,
    settings: SettingsStore,
    changed: () => void,
  ): Omit<CommandHandlers, keyof RegistryHandlers> {
    return {
      changeSettings: async (changes) => {
        const next = await settings.change(changes);
        this.#obey(monitor, next);
        changed();
        return next;
      },
      inspect: async ({ id }) => monitor.inspect(id),
      inspectProcess: (asked) =>
        inspectProcess(monitor.latest?.snapshot?.rows, asked, this.#inspector),
      refresh: async () => {
        const { snapshot } = await monitor.readNow();
        if (!snapshot) throw new CommandError('failed', 'no source can read the sockets');
        return null;
      },
    };
  }

  /** What the host asked for when it started the monitor goes before what is set. */
  #obey(monitor: Monitor, settings: Settings): void {
    monitor.setInterval(this.#setup?.intervalMs ?? settings.intervalMs);
    monitor.includeNamespaces(this.#setup?.otherNamespaces ?? settings.otherNamespaces);
    monitor.chooseSource(this.#setup?.source ?? settings.source);
  }
}
