import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { tokenColour } from '../../support/contrast.ts';
import { emulate } from '../../support/emulate.ts';
import { type OpenPage, openPage } from '../../support/open-page.ts';
import { HOUSE_ROWS } from '../../support/sample-house.ts';
import { windowSize } from '../../support/window-size.ts';
import { canvas, coloursOf, picture, rest } from './open-building.ts';

beforeEach(() => emulate({ scheme: 'dark', motion: 'reduce' }));
afterEach(async () => {
  await windowSize(1200, 800);
  await emulate();
});

const whole = page.getByRole('button', { name: 'Whole building' });
const floorFive = page.getByText('ports 5120 to 6143');
const details = page.getByRole('complementary', { name: 'Details' });

async function open(): Promise<OpenPage> {
  const opened = await openPage({ rows: HOUSE_ROWS, place: 'building' });
  await vi.waitFor(() => {
    if (canvas().width < 100) throw new Error('the picture has no size yet');
  });
  await rest();
  return opened;
}

function expectDoorsAtTheirPlaces(): void {
  const [red, green, blue, alpha] = tokenColour('exposure-any');
  expect(coloursOf(22)).toContainEqual([red, green, blue, alpha * 255]);
  const [r, g, b, a] = tokenColour('exposure-interface');
  expect(coloursOf(8080)).toContainEqual([r, g, b, a * 255]);
}

describe('another size', () => {
  test('of the window: floors are folded below 900 pixels only, and unfolded again', async () => {
    await windowSize(640, 800);
    await open();
    expectDoorsAtTheirPlaces();
    for (const [width, height] of [
      [1024, 700],
      [1440, 810],
      [640, 800],
      [1200, 800],
    ] as const) {
      await windowSize(width, height);
      await rest();
      expectDoorsAtTheirPlaces();
    }
  });

  test('of the picture: floors are folded while details leave too little room', async () => {
    await windowSize(1024, 800);
    const { stores } = await open();
    stores.view.select({ kind: 'port', port: 22 });
    await expect.element(details).toBeVisible();
    await rest();
    expectDoorsAtTheirPlaces();
    stores.view.select(null);
    await expect.element(details).not.toBeInTheDocument();
    await rest();
    expectDoorsAtTheirPlaces();
  });

  test('the whole building has room in a window of 1024 by 700', async () => {
    await windowSize(1024, 700);
    await open();
    await expect.element(page.getByText(/^Wheel or pinch to come nearer/)).toBeVisible();
  });
});

describe('keys', () => {
  test('plus, minus and 0 need no focus in the picture', async () => {
    await open();
    page.getByRole('button', { name: 'Building' }).first().element();
    (document.activeElement as HTMLElement | null)?.blur();
    await expect.element(whole).toBeDisabled();
    await userEvent.keyboard('+');
    await expect.element(whole).toBeEnabled();
    await userEvent.keyboard('-');
    await expect.element(whole).toBeDisabled();
    await userEvent.keyboard('++0');
    await expect.element(whole).toBeDisabled();
  });

  test('in the filter they are text', async () => {
    const { stores } = await open();
    await page.getByRole('search').getByRole('combobox').click();
    await userEvent.keyboard('+0');
    expect(stores.sockets.query).toBe('+0');
    await expect.element(whole).toBeDisabled();
  });

  test('each Escape does one thing: details, the part of a floor, the floor, the part of the building', async () => {
    const { stores } = await open();
    (picture.element() as HTMLElement).focus();
    await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}++++++');
    await expect.element(floorFive).toBeVisible();
    await userEvent.keyboard('+{Enter}');
    await expect.element(details).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(details).not.toBeInTheDocument();
    await expect.element(floorFive).toBeVisible();
    await expect.element(picture).toHaveFocus();
    await rest();
    const part = canvas().toDataURL();
    await userEvent.keyboard('{Escape}');
    await rest();
    await expect.element(floorFive).toBeVisible();
    expect(canvas().toDataURL()).not.toBe(part);
    await userEvent.keyboard('{Escape}');
    await expect.element(floorFive).not.toBeInTheDocument();
    await expect.element(whole).toBeDisabled();
    stores.view.select({ kind: 'port', port: 22 });
    await expect.element(details).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(details).not.toBeInTheDocument();
  });
});

test('with details open the doors of a floor keep their numbers, and the door stays in sight', async () => {
  await windowSize(1024, 800);
  const { stores } = await open();
  (picture.element() as HTMLElement).focus();
  await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}{Home}++++++{End}{Enter}');
  await expect.element(details).toBeVisible();
  await rest();
  expect(stores.view.selection).toEqual({ kind: 'port', port: 6143 });
  const tip = page.getByRole('tooltip').element().getBoundingClientRect();
  const frame = canvas().getBoundingClientRect();
  expect(tip.top).toBeGreaterThanOrEqual(frame.top);
  expect(tip.bottom).toBeLessThanOrEqual(frame.bottom + 1);
});
