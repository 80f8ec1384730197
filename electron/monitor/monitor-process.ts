import type { CommandHandlers } from '../../shared/api/commands.ts';
import { CommandError } from '../../shared/api/dispatch.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { createMonitor } from './create.ts';
import type { FromMonitor, MonitorSetup, Port, ToMonitor } from './host/wire.ts';
import type { Monitor } from './monitor.ts';
import type { Publication } from './publication.ts';
import { EventSession } from './sessions/event-session.ts';
import { Hub } from './sessions/hub.ts';
import { SettingsStore } from './settings/settings-store.ts';
import { readHostFacts } from './system/host-facts.ts';

/** What runs once the host has said how. */
interface Running {
  readonly monitor: Monitor;
  readonly hub: Hub;
  readonly settings: SettingsStore;
}

/** The monitor in a process of its own: its clients, its settings and what the host asks of it. */
export class MonitorProcess {
  readonly #port: Port<FromMonitor, ToMonitor>;
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
    await running?.monitor.stop();
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
    const [host, loaded] = await Promise.all([readHostFacts(), settings.load()]);
    const monitor = createMonitor({
      host,
      choice: setup.source ?? loaded.source,
      intervalMs: setup.intervalMs ?? loaded.intervalMs,
      otherNamespaces: setup.otherNamespaces ?? loaded.otherNamespaces,
      selfPids: setup.selfPids,
      wait: false,
      standingProblems: () => settings.problems,
    });
    const hub = new Hub({
      version: setup.version,
      host,
      settings: () => settings.settings,
      latest: () => monitor.latest,
      handlers: this.#handlers(monitor, settings, () => hub.settingsChanged()),
      send: (client, message) => this.#port.send({ kind: 'message', client, message }),
    });
    const running = { monitor, hub, settings };
    monitor.subscribe((publication) => this.#publish(running, publication));
    monitor.start();
    return running;
  }

  #publish({ monitor, hub, settings }: Running, publication: Publication): void {
    hub.publish(publication);
    this.#events?.publish(publication);
    void settings.refresh().then((changed) => {
      if (!changed) return;
      this.#obey(monitor, settings.settings);
      hub.settingsChanged();
    });
  }

  #handlers(monitor: Monitor, settings: SettingsStore, changed: () => void): CommandHandlers {
    return {
      changeSettings: async (changes) => {
        const next = await settings.change(changes);
        this.#obey(monitor, next);
        changed();
        return next;
      },
      inspect: async ({ id }) => monitor.inspect(id),
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
