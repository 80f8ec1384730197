import { FULL_POWER, type Power } from '../../monitor/pace/power.ts';

/** The part of Electron's `powerMonitor` that is used here. */
export interface PowerSource {
  isOnBatteryPower(): boolean;
  on(event: PowerEvent, listener: () => void): unknown;
}

type PowerEvent = 'suspend' | 'resume' | 'on-battery' | 'on-ac' | 'lock-screen' | 'unlock-screen';

/** Not every system says when that changes, and to ask costs next to nothing. */
const ASK_MS = 30_000;
/** Who was told that the system sleeps, and runs on for so long, is awake, whatever was not said. */
const AWAKE_AFTER_MS = 30_000;

/** Knows battery, lock and sleep by what the system says, and tells of every change. */
export class PowerKeeper {
  readonly #source: PowerSource;
  readonly #tell: (power: Power) => void;
  readonly #timer: NodeJS.Timeout;
  #awake: NodeJS.Timeout | null = null;
  #power = FULL_POWER;

  /** @param platform by Node's name: not every event exists everywhere (electron.d.ts says where) */
  constructor(source: PowerSource, platform: NodeJS.Platform, tell: (power: Power) => void) {
    this.#source = source;
    this.#tell = tell;
    source.on('suspend', () => this.#sleep());
    source.on('resume', () => this.#wake());
    if (platform === 'darwin') source.on('on-battery', () => this.#ask());
    if (platform !== 'linux') {
      source.on('on-ac', () => this.#ask());
      source.on('lock-screen', () => this.setLocked(true));
      source.on('unlock-screen', () => this.setLocked(false));
    }
    this.#timer = setInterval(() => this.#ask(), ASK_MS);
    this.#ask();
  }

  /** For systems where another way tells of the lock. */
  setLocked(isLocked: boolean): void {
    this.#change({ isLocked });
  }

  stop(): void {
    clearInterval(this.#timer);
    if (this.#awake) clearTimeout(this.#awake);
  }

  #ask(): void {
    this.#change({ isOnBattery: this.#source.isOnBatteryPower() });
  }

  #sleep(): void {
    this.#change({ isAsleep: true });
    if (this.#awake) clearTimeout(this.#awake);
    this.#awake = setTimeout(() => this.#wake(), AWAKE_AFTER_MS);
  }

  #wake(): void {
    if (this.#awake) clearTimeout(this.#awake);
    this.#awake = null;
    this.#change({ isAsleep: false, isOnBattery: this.#source.isOnBatteryPower() });
  }

  #change(change: Partial<Power>): void {
    const next = { ...this.#power, ...change };
    const isSame =
      next.isOnBattery === this.#power.isOnBattery &&
      next.isLocked === this.#power.isLocked &&
      next.isAsleep === this.#power.isAsleep;
    this.#power = next;
    if (!isSame) this.#tell(next);
  }
}
