import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emulate, forceColours } from '../../support/emulate.ts';
import { openPage } from '../../support/open-page.ts';
import { HOUSE_ROWS } from '../../support/sample-house.ts';

afterEach(() => emulate());

/** What frames an element: a background or a shadow is not drawn in forced colours. */
function frameOf(element: Element | null): string {
  if (!element) return 'no element';
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return `${outlineStyle} ${outlineWidth}`;
}

test('with the colours of the system, what is open, selected and active has a frame', async () => {
  await forceColours();
  const { stores } = await openPage({ rows: HOUSE_ROWS, place: 'well-known' });
  expect(matchMedia('(forced-colors: active)').matches).toBe(true);
  expect(frameOf(document.querySelector('nav [aria-current]'))).toBe('solid 1px');
  page.getByRole('grid').element().focus();
  await userEvent.keyboard('{ArrowDown}');
  const active = () =>
    document.getElementById(
      page.getByRole('grid').element().getAttribute('aria-activedescendant') ?? '',
    );
  expect(frameOf(active())).toBe('solid 3px');
  await userEvent.keyboard('{Control>}a{/Control}');
  const other = [...document.querySelectorAll('[role=row][aria-selected=true]')].at(-1) ?? null;
  expect(frameOf(other)).toBe('solid 1px');
  stores.sockets.query = 'exposure:open';
  await expect
    .poll(() => frameOf(document.querySelector('main [aria-pressed=true]')))
    .toBe('solid 1px');
});

test('with the colours of the system the chosen command of the palette has a frame', async () => {
  await forceColours();
  await openPage({ rows: HOUSE_ROWS });
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await expect
    .poll(() => frameOf(document.querySelector('[role=option][data-selected]')))
    .toBe('solid 3px');
});
