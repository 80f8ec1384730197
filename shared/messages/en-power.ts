/** English texts about sleep. */
export const power = {
  /** Of an opening or a closing that nobody saw for this reason. */
  asleep: (from: string, to: string) => `while this computer slept, between ${from} and ${to}`,
  /** The same in a table. */
  asleepShort: (from: string, to: string) => `while asleep, between ${from} and ${to}`,
  /** Of something that was found in the first reading after it. */
  foundAfter: 'while this computer slept',
  sleptThen: 'This computer slept then.',
  legend: 'this computer slept',
  sleptFor: (span: string) => `this computer slept for ${span} of that`,
  event: (from: string) =>
    `this computer slept since ${from}: what follows opened and closed meanwhile`,
};

export type PowerMessages = typeof power;
