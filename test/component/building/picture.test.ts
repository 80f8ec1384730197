import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { contrastRatio, parseColour, tokenColour } from '../../support/contrast.ts';
import { emulate, type Media } from '../../support/emulate.ts';
import { makeRow } from '../../support/make-row.ts';
import { HOUSE, HOUSE_ROWS } from '../../support/sample-house.ts';
import { windowSize } from '../../support/window-size.ts';
import { canvas, colourAt, coloursOf, openBuilding, placeOf, rest } from './open-building.ts';

const STILL: Media = { scheme: 'dark', motion: 'reduce' };
const FRESH = makeRow({ id: 'fresh', local: { address: '0.0.0.0', port: 3000 } });

beforeEach(() => emulate(STILL));
afterEach(async () => {
  vi.restoreAllMocks();
  await emulate();
});

function rgb(token: string): readonly number[] {
  const [red, green, blue, alpha] = tokenColour(token);
  return [red, green, blue, alpha * 255];
}

test('the heading says how many doors are open, and how many of them to the network', async () => {
  await openBuilding(HOUSE_ROWS);
  const heading = page.getByRole('heading', { level: 2 });
  await expect.element(heading).toHaveTextContent('65,536 doors, 6 open, 4 open to the network');
});

test('in Japanese too', async () => {
  await openBuilding(HOUSE_ROWS, 'ja');
  await expect
    .element(page.getByRole('heading', { level: 2 }))
    .toHaveTextContent('ドア 65,536 枚のうち、開いているもの 6、ネットワークに開いているもの 4');
  await expect.element(page.getByRole('button', { name: /^ウェルノウン/ })).toBeVisible();
});

test('before the first reading the building stands there without a light', async () => {
  await openBuilding(null);
  await expect.element(page.getByText('Opening the doors …')).toBeVisible();
  const { x } = placeOf(0);
  expect(colourAt({ x: x + 100, y: placeOf(30_000).y - 3 })).toEqual(rgb('building-wall'));
});

test('an open door is lit in the colour of who may come, a closed one is not', async () => {
  await openBuilding(HOUSE_ROWS);
  expect(coloursOf(22)).toContainEqual(rgb('exposure-any'));
  expect(coloursOf(8080)).toContainEqual(rgb('exposure-interface'));
  expect(coloursOf(5432)).toContainEqual(rgb('exposure-loopback'));
  expect(coloursOf(51_514)).toContainEqual(rgb('connection'));
  expect(colourAt({ ...placeOf(20_000), y: placeOf(20_000).y - 3 })).toEqual(rgb('building-wall'));
});

test('the range that this system hands out is hatched to its very end', async () => {
  await openBuilding([]);
  // A piece of floor 59 on each side of 60999, as wide as the hatching repeats itself.
  const colours = (from: number): number => {
    const { x, y } = placeOf(from);
    const seen = Array.from({ length: 14 }, (_, step) =>
      colourAt({ x: x + step, y: y - 1 }).join(),
    );
    return new Set(seen).size;
  };
  expect(colours(60_900)).toBeGreaterThan(1);
  expect(colours(61_030)).toBe(1);
});

test('a new theme repaints the picture', async () => {
  await openBuilding(HOUSE_ROWS);
  const night = coloursOf(22);
  await emulate({ ...STILL, scheme: 'light' });
  await vi.waitFor(() => expect(coloursOf(22)).not.toEqual(night));
  expect(coloursOf(22)).toContainEqual(rgb('exposure-any'));
});

test('the picture has as many pixels as the screen', async () => {
  await openBuilding(HOUSE_ROWS);
  const { width, clientWidth } = canvas();
  expect(width).toBe(Math.round(clientWidth * devicePixelRatio));
});

test('under 900 pixels floors are folded, and the lobby is what is seen first', async () => {
  await windowSize(640, 800);
  try {
    await openBuilding(HOUSE_ROWS);
    expect(coloursOf(22)).toContainEqual(rgb('exposure-any'));
    expect(placeOf(5120 + 300).y).toBeGreaterThan(placeOf(5120).y);
  } finally {
    await windowSize(1200, 800);
  }
});

describe('what is drawn when', () => {
  /** Counts what the page asks to be drawn while the browser paints `frames` frames. */
  async function framesAskedFor(act: () => unknown = () => {}, frames = 12): Promise<number> {
    const plain = requestAnimationFrame.bind(window);
    const asked = vi.spyOn(window, 'requestAnimationFrame');
    await act();
    for (let frame = 0; frame < frames; frame += 1) await new Promise((done) => plain(done));
    const { length } = asked.mock.calls;
    asked.mockRestore();
    return length;
  }

  test('at rest, nothing', async () => {
    await openBuilding(HOUSE_ROWS);
    expect(await framesAskedFor()).toBe(0);
  });

  test('at rest by night with motion and lights, nothing', async () => {
    await emulate({ scheme: 'dark', motion: 'no-preference' });
    await openBuilding(HOUSE_ROWS);
    expect(await framesAskedFor()).toBe(0);
  });

  test('a wheel that turns on where no zoom is left draws nothing', async () => {
    await openBuilding(HOUSE_ROWS);
    const turn = (deltaY: number) => () =>
      canvas().dispatchEvent(new WheelEvent('wheel', { deltaY }));
    expect(await framesAskedFor(turn(100))).toBe(0);
    expect(await framesAskedFor(turn(-100))).toBeGreaterThan(0);
  });

  test('a change that shows nowhere draws nothing', async () => {
    const { host } = await openBuilding(HOUSE_ROWS);
    const changed = [{ ...HOUSE.browser, state: 'CLOSE_WAIT' } as const];
    expect(await framesAskedFor(() => host.delta({ changed }))).toBe(0);
  });

  test('a door that opens is drawn once for who wants no motion', async () => {
    const { host } = await openBuilding(HOUSE_ROWS);
    expect(await framesAskedFor(() => host.delta({ opened: [FRESH] }))).toBe(1);
    expect(coloursOf(3000)).toContainEqual(rgb('exposure-any'));
  });

  test('a door that opens comes into light, for a moment only', async () => {
    await emulate({ scheme: 'dark', motion: 'no-preference' });
    const { host } = await openBuilding(HOUSE_ROWS);
    expect(await framesAskedFor(() => host.delta({ opened: [FRESH] }), 5)).toBeGreaterThan(2);
    await vi.waitFor(async () => expect(await framesAskedFor(undefined, 5)).toBe(0));
    expect(coloursOf(3000)).toContainEqual(rgb('exposure-any'));
  });
});

test('opened and closed doors carry a sign', async () => {
  const { host } = await openBuilding(HOUSE_ROWS);
  const signOf = (port: number) => colourAt({ x: placeOf(port).x - 9, y: placeOf(port).y - 0.5 });
  const before = [signOf(3000), signOf(5432)];
  await host.delta({ opened: [FRESH], closed: ['database'] });
  await rest();
  expect([signOf(3000), signOf(5432)]).not.toEqual(before);
  expect(coloursOf(5432)).not.toContainEqual(rgb('exposure-loopback'));
});

const THEMES: readonly Required<Media>[] = [
  { scheme: 'dark', contrast: 'no-preference', motion: 'reduce' },
  { scheme: 'light', contrast: 'no-preference', motion: 'reduce' },
  { scheme: 'dark', contrast: 'more', motion: 'reduce' },
  { scheme: 'light', contrast: 'more', motion: 'reduce' },
];

describe.each(THEMES)('colours of the $scheme theme, contrast $contrast', (media) => {
  test('every window and sign stands out from every wall and from the hatching, every text more so', async () => {
    await emulate(media);
    await openBuilding([]);
    const walls = ['wall', 'tower', 'lobby', 'hatch'];
    const forms = ['any', 'interface', 'loopback', 'connection', 'opened', 'changed', 'closed'];
    for (const wall of walls) {
      for (const form of [...forms, 'accent']) {
        const ratio = contrastRatio(
          tokenColour(`building-${form}`),
          tokenColour(`building-${wall}`),
        );
        expect(ratio, `${form} on ${wall}`).toBeGreaterThanOrEqual(3);
      }
      if (wall === 'hatch') continue;
      for (const ink of ['ink', 'ink-2', 'ink-3']) {
        const ratio = contrastRatio(
          tokenColour(`building-${ink}`),
          tokenColour(`building-${wall}`),
        );
        expect(ratio, `${ink} on ${wall}`).toBeGreaterThanOrEqual(4.5);
      }
      const edge = contrastRatio(tokenColour('building-edge'), tokenColour(`building-${wall}`));
      expect(edge, `edge on ${wall}`).toBeGreaterThanOrEqual(3);
    }
  });
});

test('the colours that a canvas takes are those of the page', () => {
  expect(parseColour('rgb(1, 2, 3)')).toEqual([1, 2, 3, 1]);
});
