import type { KeySpec } from './spec.ts';

/** The largest first. */
const UNITS = [
  { ms: 86_400_000, name: 'd', others: ['日'] },
  { ms: 3_600_000, name: 'h', others: ['時間'] },
  { ms: 60_000, name: 'm', others: ['分'] },
  { ms: 1000, name: 's', others: ['秒'] },
];
const SPAN = /^([1-9]\d{0,5})(\p{L}+)$/u;

/** A row is new for a while after it was first seen; one that was there from the start never is. */
export const newSpec: KeySpec<number> = {
  read: ({ text }) => {
    const [, count, unit = ''] = SPAN.exec(text) ?? [];
    const name = unit.toLowerCase();
    const found = UNITS.find(
      (candidate) => candidate.name === name || candidate.others.includes(name),
    );
    return found ? Number(count) * found.ms : null;
  },
  write: (span) => {
    const unit = UNITS.find(({ ms }) => span % ms === 0 && span / ms < 1_000_000);
    return unit ? `${span / unit.ms}${unit.name}` : '';
  },
  test: (span, now) => (row) => !row.presentAtStart && now() - row.firstSeenAt <= span,
  allowed: ['30s', '5m', '2h', '1d'],
  offered: ['30s', '5m', '15m', '1h', '1d'],
};
