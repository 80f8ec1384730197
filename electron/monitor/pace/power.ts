/** What a host knows of the machine's power and screen. */
export interface Power {
  readonly isOnBattery: boolean;
  /** Whether the screen is locked: whatever is shown, nobody sees it. */
  readonly isLocked: boolean;
  /** Whether the system is about to sleep, or asleep. */
  readonly isAsleep: boolean;
}

/** Of a host that knows nothing of it. */
export const FULL_POWER: Power = { isOnBattery: false, isLocked: false, isAsleep: false };
