import { expect, test } from 'vitest';
import { makeBadge } from '../../../electron/desktop/notices/badge.ts';

/** A desktop of that system, with so many windows; `marks` is what lies over each of them. */
function setUp(platform: NodeJS.Platform, windows = 1) {
  const counts: number[] = [];
  const marks: Record<string, string> = {};
  const make = (name: string) => ({
    setOverlayIcon: (picture: string | null, text: string) => {
      if (picture === null) delete marks[name];
      else marks[name] = `${picture}: ${text}`;
    },
  });
  const open = Array.from({ length: windows }, (_, index) => make(`window ${index}`));
  let told: ((window: ReturnType<typeof make>) => void) | null = null;
  const badge = makeBadge<string>({
    platform,
    setCount: (count) => counts.push(count),
    windows: () => open,
    onWindow: (listener) => {
      told = listener;
    },
    picture: () => 'mark',
  });
  return { badge, counts, marks, openAnother: () => told?.(make('another')) };
}

test.each(['linux', 'darwin'] as const)('on %s it is a number', (platform) => {
  const { badge, counts, marks } = setUp(platform);
  badge.set(3, '3 findings');
  badge.set(0, '');
  expect([counts, marks]).toEqual([[3, 0], {}]);
});

test('on Windows it is a mark over each window’s symbol, which says the number', () => {
  const { badge, counts, marks } = setUp('win32', 2);
  badge.set(3, '3 findings');
  expect(marks).toEqual({ 'window 0': 'mark: 3 findings', 'window 1': 'mark: 3 findings' });
  badge.set(0, '');
  expect([counts, marks]).toEqual([[], {}]);
});

test('a window that is opened later has the mark, too', () => {
  const { badge, marks, openAnother } = setUp('win32', 0);
  badge.set(1, '1 finding');
  openAnother();
  expect(marks).toEqual({ another: 'mark: 1 finding' });
});
