import { Actions } from './actions/action-handlers.ts';
import { createMonitor } from './create.ts';
import { diagnosticsHandlers } from './diagnostics/diagnostics.ts';
import { FindingsDesk } from './findings/findings-desk.ts';
import { reachHandlers } from './firewall/reach-handlers.ts';
import { historyOf } from './history/action-record.ts';
import { historyHandlers } from './history/history-handlers.ts';
import { HistoryService } from './history/history-service.ts';
import { startProgramsAs } from './host/own-programs.ts';
import type { FromMonitor, MonitorSetup, Port, ToldMonitor, ToMonitor } from './host/wire.ts';
import { Log } from './log/log.ts';
import { StatusLog } from './log/status-log.ts';
import { loginHandlers } from './login/login-handlers.ts';
import type { Monitor } from './monitor.ts';
import { OriginTeller } from './origins.ts';
import { createProcessInspector } from './owners/inspect/create-inspector.ts';
import { PaceKeeper } from './pace/pace-keeper.ts';
import type { Publication } from './publication.ts';
import { readingHandlers } from './reading-handlers.ts';
import { registryHandlers } from './registry/registry-handlers.ts';
import { RegistryStore } from './registry/registry-store.ts';
import { ServiceNames } from './registry/service-names.ts';
import { opinionHandlers, opinionOfThisMachine } from './second-opinion/opinion-handlers.ts';
import { EventSession } from './sessions/event-session.ts';
import { Hub } from './sessions/hub.ts';
import { SummarySession } from './sessions/summary-session.ts';
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
  readonly pace: PaceKeeper;
}

/** The monitor in a process of its own: its clients, its settings and what the host asks of it. */
export class MonitorProcess {
  readonly #port: Port<FromMonitor, ToMonitor>;
  readonly #inspector = createProcessInspector();
  readonly #services = new ServiceNames();
  #running: Promise<Running> | null = null;
  #events: EventSession | null = null;
  #tellsSettings = false;
  #summary: SummarySession | null = null;
  #log: Log | null = null;

  constructor(port: Port<FromMonitor, ToMonitor>) {
    this.#port = port;
  }

  /** Null until the host has said where data is kept. */
  get log(): Log | null {
    return this.#log;
  }

  /** Messages are handled in the order in which they came. */
  receive(message: ToldMonitor): void {
    if (message.kind === 'start') {
      if (this.#running) return;
      if (message.setup.programs) startProgramsAs(message.setup.programs);
      const log = new Log(message.setup.dataFolder, 'monitor');
      this.#log = log;
      this.#running = this.#start(message.setup, log);
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
    this.#log?.write('info', 'end');
  }

  #handle(running: Running, message: Exclude<ToldMonitor, { kind: 'start' }>): void {
    const { hub, monitor, findings, pace } = running;
    switch (message.kind) {
      case 'open':
        hub.open(message.client, message.mayAct);
        return pace.obey();
      case 'message':
        return hub.receive(message.client, message.message);
      case 'close':
        hub.close(message.client);
        return pace.obey();
      case 'watch':
        this.#events = new EventSession((events) => this.#port.send({ kind: 'events', events }));
        if (monitor.latest) this.#events.publish({ ...monitor.latest, delta: null });
        return pace.obey();
      case 'power':
        hub.cover(message.power.isLocked);
        return pace.setPower(message.power);
      case 'events-taken':
        return this.#events?.acknowledge();
      case 'watch-findings':
        return findings.watch();
      case 'news-taken':
        return findings.newsTaken();
      case 'watch-settings':
        this.#tellsSettings = true;
        return this.#tellSettings(running.settings);
      case 'watch-summary':
        this.#summary = message.on
          ? new SummarySession((summary) => this.#port.send({ kind: 'summary', summary }))
          : null;
        if (monitor.latest) this.#summary?.publish(monitor.latest, findings.count);
        return pace.obey();
    }
  }

  async #start(setup: MonitorSetup, log: Log): Promise<Running> {
    log.write('info', 'start', { version: setup.version });
    const store = new SettingsStore(setup.dataFolder);
    const registry = new RegistryStore(setup.dataFolder);
    const history = new HistoryService(setup.dataFolder, () => running.pace.obey());
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
      known: setup.known ?? null,
    });
    const findings = new FindingsDesk({
      folder: setup.dataFolder,
      host,
      settings: () => store.settings,
      changed: () => hub.findingsChanged(),
      waiting: () => running.pace.obey(),
      found: (fresh, at) => {
        for (const finding of fresh) history.recordFinding(finding, at);
      },
      send: (news) => this.#port.send({ kind: 'news', news }),
    });
    const settings = new ObeyedSettings(store, setup, monitor, () => {
      hub.settingsChanged();
      this.#tellSettings(settings);
      findings.settingsChanged();
      history.use(store.settings);
      running.pace.obey();
    });
    const actions = new Actions({
      rows: () => monitor.latest?.snapshot?.rows,
      own: setup.selfPids,
      record: (done) => {
        const { kind, outcome } = historyOf(done);
        log.write('info', 'acted', { kind, outcome });
        history.recordAction(historyOf(done), done.at);
      },
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
        ...opinionHandlers(opinionOfThisMachine),
        ...actions.handlers,
        ...diagnosticsHandlers(setup.dataFolder, () => monitor.latest),
        ...loginHandlers,
      },
      refused: (command, code) =>
        log.writeRarely('warn', 'refused', { command, code }, `${command} ${code}`),
      sightChanged: () => pace.obey(),
      send: (client, message) => this.#port.send({ kind: 'message', client, message }),
    });
    const pace = new PaceKeeper(monitor, () => ({
      intervalMs: settings.intervalMs,
      sights: this.#events || setup.isLookedAt ? ['front'] : hub.sights,
      isWaitedFor:
        findings.isWaitedFor || (findings.hasBaseline && !hub.isEmpty) || this.#summary !== null,
      keepsHistory: history.wantsReadings,
    }));
    const running = { monitor, hub, settings, registry, findings, history, actions, pace };
    await findings.start();
    history.use(store.settings);
    const statuses = new StatusLog(log);
    const origins = new OriginTeller((news) => this.#port.send({ kind: 'origins', news }));
    monitor.subscribe((publication) => {
      statuses.take(publication.status);
      origins.take(publication, performance.now());
      this.#publish(running, publication);
    });
    monitor.start();
    return running;
  }

  #publish(running: Running, publication: Publication): void {
    const { hub, settings, registry, findings, history, pace } = running;
    history.take(publication);
    findings.take(publication);
    hub.publish(publication);
    this.#events?.publish(publication);
    this.#summary?.publish(publication, findings.count);
    pace.obey();
    void registry.refresh().then((changed) => changed && this.#rename(running));
    void settings.refresh();
  }

  #tellSettings({ current }: ObeyedSettings): void {
    if (this.#tellsSettings) this.#port.send({ kind: 'settings', settings: current });
  }

  /** Another registry is in force: a reading brings its names. */
  #rename({ hub, monitor, registry }: Running): void {
    this.#services.use(registry.registry);
    hub.registryChanged();
    // Without one the names would change at the next tick, which may be a minute away.
    void monitor.readNow().catch(() => {});
  }
}
