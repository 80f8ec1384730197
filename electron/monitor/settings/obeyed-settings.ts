import type { CommandHandlers } from '../../../shared/api/commands.ts';
import { sameValue } from '../../../shared/diff/equal.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { MonitorSetup } from '../host/wire.ts';
import type { Monitor } from '../monitor.ts';
import type { SettingsStore } from './settings-store.ts';

/** Lets a monitor do as is set. What its host asked for when it was started goes before. */
export class ObeyedSettings {
  readonly #store: SettingsStore;
  readonly #setup: MonitorSetup;
  readonly #monitor: Monitor;
  readonly #changed: () => void;
  #obeyed: Settings | null = null;

  /** @param changed told whenever something else is set */
  constructor(store: SettingsStore, setup: MonitorSetup, monitor: Monitor, changed: () => void) {
    this.#store = store;
    this.#setup = setup;
    this.#monitor = monitor;
    this.#changed = changed;
  }

  get current(): Settings {
    return this.#store.settings;
  }

  /** How often everything is to be read, in milliseconds. */
  get intervalMs(): number {
    return this.#setup.intervalMs ?? this.#store.settings.intervalMs;
  }

  get handlers(): Pick<CommandHandlers, 'changeSettings'> {
    return {
      changeSettings: async (changes) => {
        const next = await this.#store.change(changes);
        this.#obey();
        return next;
      },
    };
  }

  /** Takes in what another process set. */
  async refresh(): Promise<void> {
    if (await this.#store.refresh()) this.#obey();
  }

  #obey(): void {
    const { settings } = this.#store;
    // A file that was just written here can be noticed as another one, too.
    if (sameValue(settings, this.#obeyed)) return;
    this.#obeyed = settings;
    this.#monitor.includeNamespaces(this.#setup.otherNamespaces ?? settings.otherNamespaces);
    this.#monitor.chooseSource(this.#setup.source ?? settings.source);
    this.#changed();
  }
}
