import type { PowerMessages } from './en-power.ts';

/** Japanese texts about sleep. */
export const power: PowerMessages = {
  asleep: (from, to) => `このコンピューターのスリープ中（${from}〜${to}）`,
  asleepShort: (from, to) => `スリープ中（${from}〜${to}）`,
  foundAfter: 'このコンピューターのスリープ中',
  sleptThen: 'このコンピューターはスリープしていました。',
  legend: 'スリープ中',
  sleptFor: (span) => `うち ${span} はスリープ中`,
  event: (from) =>
    `このコンピューターは ${from} からスリープしていました：次はその間に開閉されたもの`,
};
