import { Actions } from './actions/action-handlers.ts';
import { createMonitor, LIBRARY_CHILD } from './create.ts';
import { FindingsDesk } from './findings/findings-desk.ts';
import { reachHandlers } from './firewall/reach-handlers.ts';
import { historyOf } from './history/action-record.ts';
import { historyHandlers } from './history/history-handlers.ts';
import { HistoryService } from './history/history-service.ts';
import type { FromMonitor, MonitorSetup, Port, ToMonitor } from './host/wire.ts';
import type { Monitor } from './monitor.ts';
import { createProcessInspector } from './owners/inspect/create-inspector.ts';
import type { Publication } from './publication.ts';
import { readingHandlers } from './reading-handlers.ts';
import { registryHandlers } from './registry/registry-handlers.ts';
import { RegistryStore } from './registry/registry-store.ts';
import { ServiceNames } from './registry/service-names.ts';
import { opinionHandlers, opinionOfThisMachine } from './second-opinion/opinion-handlers.ts';
import { EventSession } from './sessions/event-session.ts';
import { Hub } from './sessions/hub.ts';
import { ObeyedSettings } from './settings/obeyed-settings.ts';
import { SettingsStore } from './settings/settings-store.ts';
import { readHostFacts } from './system/host-facts.ts';

/** What runs once the host has said how. */
interface Running {
  readonly monitor: Monitor;
  readonly hub: Hub;
  readonly settings: ObeyedSettings;
  readonly registry: RegistryStore;
  readonly findings: FindingsDesk;
  readonly history: HistoryService;
  readonly actions: Actions;
}

/** The monitor in a process of its own: its clients, its settings and what the host asks of it. */
export class MonitorProcess {
  readonly #port: Port<FromMonitor, ToMonitor>;
  readonly #inspector = createProcessInspector(LIBRARY_CHILD);
  readonly #services = new ServiceNames();
  #running: Promise<Running> | null = null;
  #events: EventSession | null = null;

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
    await running?.history.close();
    await Promise.all([
      running?.monitor.stop(),
      running?.findings.stop(),
      running?.actions.close(),
      this.#inspector.close(),
    ]);
  }

  #handle(running: Running, message: Exclude<ToMonitor, { kind: 'start' }>): void {
    const { hub, monitor, findings } = running;
    switch (message.kind) {
      case 'open':
        hub.open(message.client, message.mayAct);
        return monitor.start();
      case 'message':
        return hub.receive(message.client, message.message);
      case 'close':
        hub.close(message.client);
        return this.#readOrRest(running);
      case 'watch':
        this.#events = new EventSession((events) => this.#port.send({ kind: 'events', events }));
        if (monitor.latest) this.#events.publish({ ...monitor.latest, delta: null });
        return;
      case 'events-taken':
        return this.#events?.acknowledge();
      case 'watch-findings':
        return findings.watch();
      case 'news-taken':
        return findings.newsTaken();
    }
  }

  async #start(setup: MonitorSetup): Promise<Running> {
    const store = new SettingsStore(setup.dataFolder);
    const registry = new RegistryStore(setup.dataFolder);
    const history = new HistoryService(setup.dataFolder, () => this.#readOrRest(running));
    const [host, loaded] = await Promise.all([readHostFacts(), store.load(), registry.load()]);
    this.#services.use(registry.registry);
    const monitor = createMonitor({
      host,
      choice: setup.source ?? loaded.source,
      intervalMs: setup.intervalMs ?? loaded.intervalMs,
      otherNamespaces: setup.otherNamespaces ?? loaded.otherNamespaces,
      selfPids: setup.selfPids,
      once: false,
      standingProblems: () => [...store.problems, ...registry.problems, ...history.problems],
      services: this.#services,
    });
    const findings = new FindingsDesk({
      folder: setup.dataFolder,
      host,
      settings: () => store.settings,
      changed: () => hub.findingsChanged(),
      waiting: () => this.#readOrRest(running),
      found: (fresh, at) => {
        for (const finding of fresh) history.recordFinding(finding, at);
      },
      send: (news) => this.#port.send({ kind: 'news', news }),
    });
    const settings = new ObeyedSettings(store, setup, monitor, () => {
      hub.settingsChanged();
      findings.settingsChanged();
      history.use(store.settings);
      this.#readOrRest(running);
    });
    const actions = new Actions({
      rows: () => monitor.latest?.snapshot?.rows,
      own: setup.selfPids,
      record: (done) => history.recordAction(historyOf(done), done.at),
      ...(setup.takesWishes && { askHost: (wish) => this.#port.send({ kind: 'wish', wish }) }),
    });
    const hub = new Hub({
      version: setup.version,
      host,
      settings: () => store.settings,
      registry: () => registry.info,
      findings: () => findings.state,
      latest: () => monitor.latest,
      handlers: {
        ...settings.handlers,
        ...readingHandlers(monitor, this.#inspector),
        ...registryHandlers(registry, () => this.#rename(running)),
        ...findings.handlers,
        ...historyHandlers(history),
        ...reachHandlers(() => monitor.latest?.snapshot?.rows),
        ...opinionHandlers(() => opinionOfThisMachine(LIBRARY_CHILD)),
        ...actions.handlers,
      },
      send: (client, message) => this.#port.send({ kind: 'message', client, message }),
    });
    const running: Running = { monitor, hub, settings, registry, findings, history, actions };
    await findings.start();
    history.use(store.settings);
    monitor.subscribe((publication) => this.#publish(running, publication));
    monitor.start();
    return running;
  }

  #publish(running: Running, publication: Publication): void {
    const { hub, settings, registry, findings, history } = running;
    history.take(publication);
    findings.take(publication);
    hub.publish(publication);
    this.#events?.publish(publication);
    void registry.refresh().then((changed) => changed && this.#rename(running));
    void settings.refresh();
  }

  /** Where nobody looks, nobody waits for findings and no history is kept, nothing is read. */
  #readOrRest({ hub, monitor, findings, history }: Running): void {
    const isLookedAt = !hub.isEmpty || this.#events !== null;
    if (isLookedAt || findings.isWaitedFor || history.wantsReadings) monitor.start();
    else monitor.pause();
  }

  /** Another registry is in force: a reading brings its names. */
  #rename({ hub, monitor, registry }: Running): void {
    this.#services.use(registry.registry);
    hub.registryChanged();
    // Without one the names would change at the next tick, which may be a minute away.
    void monitor.readNow().catch(() => {});
  }
}
