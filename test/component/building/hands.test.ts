import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emulate } from '../../support/emulate.ts';
import { makeOwner, makeRow } from '../../support/make-row.ts';
import { HOUSE_ROWS } from '../../support/sample-house.ts';
import { canvas, openBuilding, picture, placeOf, rest } from './open-building.ts';

const TWINS = [8080, 8081].map((port) =>
  makeRow({
    id: `twin ${port}`,
    local: { address: '192.0.2.10', port },
    owners: [makeOwner({ name: 'web' })],
    ownersStatus: 'complete',
  }),
);

beforeEach(() => emulate({ motion: 'reduce' }));
afterEach(() => emulate());

const tip = page.getByRole('tooltip');
const spoken = (): string =>
  document.querySelector('[role=application] ~ [aria-live]')?.textContent ?? '';

async function pointAt(port: number): Promise<void> {
  await userEvent.hover(picture, { position: placeOf(port) });
}

function wheel(port: number, deltaY: number, more: WheelEventInit = {}): void {
  const { x, y } = placeOf(port);
  const { left, top } = canvas().getBoundingClientRect();
  const init = { deltaY, clientX: left + x, clientY: top + y, bubbles: true, cancelable: true };
  canvas().dispatchEvent(new WheelEvent('wheel', { ...init, ...more }));
}

async function focusByKey(): Promise<void> {
  for (let step = 0; step < 12; step += 1) {
    if (document.activeElement === picture.element()) return;
    await userEvent.tab();
  }
  throw new Error('the picture is not reached by Tab');
}

describe('with the pointer', () => {
  test('who is there is told where it points', async () => {
    await openBuilding(HOUSE_ROWS);
    await pointAt(22);
    await expect.element(tip.getByText('22 sshd (tcp)')).toBeVisible();
    await expect.element(tip.getByText(/^Open to the network on all interfaces/)).toBeVisible();
    await expect.element(tip.getByText('ssh · registry says')).toBeVisible();
  });

  test('nothing is told of a dark wall', async () => {
    await openBuilding(HOUSE_ROWS);
    await pointAt(20_000);
    await expect.element(tip).not.toBeInTheDocument();
  });

  test('a click opens the door', async () => {
    const { view } = await openBuilding(HOUSE_ROWS);
    await userEvent.click(picture, { position: placeOf(22) });
    expect(view.selection).toEqual({ kind: 'port', port: 22 });
    await userEvent.click(picture, { position: placeOf(20_000) });
    expect(view.selection).toEqual({ kind: 'port', port: 22 });
  });

  test('a click on several doors at once lists them, and one is chosen there', async () => {
    const { view } = await openBuilding(TWINS);
    await userEvent.click(picture, { position: placeOf(8080) });
    const list = page.getByRole('dialog', { name: '2 doors' });
    await expect.element(list).toBeVisible();
    await expect.element(list.getByRole('button', { name: /8080 web/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(view.selection).toEqual({ kind: 'port', port: 8081 });
    await expect.element(list).not.toBeInTheDocument();
    await expect.element(picture).toHaveFocus();
  });

  test('Escape closes the list and opens nothing', async () => {
    const { view } = await openBuilding(TWINS);
    await userEvent.click(picture, { position: placeOf(8080) });
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(view.selection).toBeNull();
    await expect.element(picture).toHaveFocus();
  });

  test('the wheel leads from the building to a floor, from the floor to a door, and back', async () => {
    const { view } = await openBuilding(HOUSE_ROWS);
    const floor = page.getByText('ports 5120 to 6143');
    for (let step = 0; step < 10; step += 1) wheel(5632, -100);
    await expect.element(floor).toBeVisible();
    for (let step = 0; step < 12; step += 1) wheel(5632, -100);
    expect(view.selection?.kind).toBe('port');
    for (let step = 0; step < 30; step += 1) wheel(5632, 100);
    await expect.element(floor).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: 'Whole building' })).toBeDisabled();
  });

  test('a drag moves the picture and opens nothing', async () => {
    const { view } = await openBuilding(HOUSE_ROWS);
    for (let step = 0; step < 3; step += 1) wheel(22, -100);
    await rest();
    const before = canvas().toDataURL();
    const { left, top } = canvas().getBoundingClientRect();
    const at = { pointerId: 1, button: 0, bubbles: true, clientX: left + 400, clientY: top + 300 };
    canvas().dispatchEvent(new PointerEvent('pointerdown', at));
    canvas().dispatchEvent(new PointerEvent('pointermove', { ...at, clientY: top + 360 }));
    canvas().dispatchEvent(new PointerEvent('pointerup', { ...at, clientY: top + 360 }));
    await rest();
    expect(canvas().toDataURL()).not.toBe(before);
    expect(view.selection).toBeNull();
  });

  test('the name of a range opens its view', async () => {
    const { view } = await openBuilding(HOUSE_ROWS);
    for (const [name, range] of [
      ['Well-known', 'well-known'],
      ['Registered', 'registered'],
      ['Ephemeral', 'ephemeral'],
    ] as const) {
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      expect(view.place).toBe(range);
    }
  });
});

describe('with the keyboard', () => {
  test('the picture is reached by Tab and begins at the first door in use', async () => {
    await openBuilding(HOUSE_ROWS);
    await focusByKey();
    await expect.element(tip.getByText('22 sshd (tcp)')).toBeVisible();
    expect(spoken()).toContain('Door 22, floor 0');
  });

  test('it begins at the selected door if there is one', async () => {
    const { view } = await openBuilding(HOUSE_ROWS);
    view.select({ kind: 'port', port: 5432 });
    await focusByKey();
    expect(spoken()).toContain('Door 5432, floor 5');
  });

  test('arrows walk from door to door, and with Ctrl to the next one in use; each is said', async () => {
    await openBuilding(HOUSE_ROWS);
    await focusByKey();
    const said = async (keys: string): Promise<string> => {
      await userEvent.keyboard(keys);
      await tick();
      return spoken();
    };
    expect(await said('{ArrowRight}')).toBe('Door 23, floor 0; Nobody uses this door.');
    expect(await said('{Control>}{ArrowRight}{/Control}')).toContain('Door 53, floor 0; named');
    expect(await said('{Shift>}{ArrowUp}{/Shift}')).toContain('Door 5432, floor 5; postgres');
    expect(await said('{ArrowUp}')).toContain('Door 6456, floor 6');
    expect(await said('{Home}')).toContain('Door 6144,');
    expect(await said('{End}')).toContain('Door 7167,');
    expect(await said('{PageUp}')).toContain('Door 15359,');
    expect(await said('{PageDown}')).toContain('Door 7167,');
  });

  test('Enter opens the door one stands at', async () => {
    const { view } = await openBuilding(HOUSE_ROWS);
    await focusByKey();
    await userEvent.keyboard('{Control>}{ArrowRight}{/Control}{Enter}');
    expect(view.selection).toEqual({ kind: 'port', port: 53 });
  });

  test('plus leads to the floor one stands on, Escape back to the whole building', async () => {
    await openBuilding(HOUSE_ROWS);
    await focusByKey();
    await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}');
    for (let step = 0; step < 6; step += 1) await userEvent.keyboard('+');
    await expect.element(page.getByText('ports 5120 to 6143')).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    await tick();
    expect(spoken()).toContain('Door 5464,');
    await userEvent.keyboard('{Escape}{Escape}');
    await expect.element(page.getByText('ports 5120 to 6143')).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: 'Whole building' })).toBeDisabled();
  });

  test('0 shows the whole building from wherever one is', async () => {
    await openBuilding(HOUSE_ROWS);
    await focusByKey();
    for (let step = 0; step < 8; step += 1) await userEvent.keyboard('+');
    await userEvent.keyboard('0');
    await expect.element(page.getByRole('button', { name: 'Whole building' })).toBeDisabled();
  });
});

describe('in words', () => {
  test('the doors in use are listed by range, with who is there and who may come', async () => {
    await openBuilding(HOUSE_ROWS);
    const items = [...document.querySelectorAll('section.visually-hidden li')];
    const words = items.map((item) => (item.textContent ?? '').replace(/\s+/gu, ' ').trim());
    expect(words).toContain('22 sshd (tcp); all interfaces');
    expect(words).toContain('5432 postgres (tcp); this machine only');
    expect(words).toContain('51514 browser (tcp); connections only');
    const heads = [...document.querySelectorAll('section.visually-hidden h4')];
    expect(heads.map((head) => head.textContent)).toEqual([
      'Well-known ports',
      'Registered ports',
      'Ephemeral ports',
    ]);
  });

  test('the picture has a name and says which keys there are', async () => {
    await openBuilding([]);
    await expect.element(picture).toHaveAccessibleName('The building: 65,536 doors on 64 floors');
    await expect.element(picture).toHaveAccessibleDescription(/Arrow keys walk/);
    await expect.element(page.getByText('No door is in use.')).toBeInTheDocument();
  });
});
