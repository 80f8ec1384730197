import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { filterField, statusBar } from '../support/page-queries.ts';
import { HOUSE_ROWS } from '../support/sample-house.ts';

const CONTROLS = 'button, a[href], input, select, summary, [tabindex]:not([tabindex="-1"])';
/** Least width and height of what can be pressed, by WCAG 2.2, 2.5.8. */
const LEAST_TARGET = 24;

const FACES: Record<string, () => Promise<unknown>> = {
  'the table with details and notes': showTable,
  'a filter without matches': showNoMatch,
  'a lost connection': showDisconnected,
  'a page that waits for the first rows': () => openPage({ rows: null }),
};

test.each(Object.keys(FACES))('%s: every control has a name', async (face) => {
  await FACES[face]?.();
  const controls = controlsOf();
  expect(controls.length).toBeGreaterThan(6);
  for (const control of controls) await expect.element(control).toHaveAccessibleName();
});

test.each(Object.keys(FACES))('%s: every control is large enough to be hit', async (face) => {
  await FACES[face]?.();
  for (const control of controlsOf()) {
    const { width, height } = control.getBoundingClientRect();
    const name = control.textContent?.trim() || control.getAttribute('aria-label');
    expect(Math.min(width, height), `${name}`).toBeGreaterThanOrEqual(LEAST_TARGET);
  }
});

test.each(Object.keys(FACES))(
  '%s: ids are unique, whole, and found where they are meant',
  async (face) => {
    await FACES[face]?.();
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => /\s/u.test(id) || id === '')).toEqual([]);
    for (const name of ['aria-activedescendant', 'aria-labelledby', 'aria-describedby', 'for']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        expect(document.getElementById(element.getAttribute(name) ?? '')).not.toBeNull();
      }
    }
  },
);

test.each(Object.keys(FACES))('%s: the order of the keyboard is that of the page', async (face) => {
  await FACES[face]?.();
  const orders = [...document.querySelectorAll<HTMLElement>('[tabindex]')].map(
    ({ tabIndex }) => tabIndex,
  );
  expect(orders.filter((order) => order > 0)).toEqual([]);
});

test.each(Object.keys(FACES))(
  '%s: headings form an outline, and each landmark is there once',
  async (face) => {
    await FACES[face]?.();
    const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) =>
      Number(tagName.slice(1)),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    }
    for (const landmark of ['banner', 'navigation', 'main', 'contentinfo'] as const) {
      expect(page.getByRole(landmark).elements(), landmark).toHaveLength(1);
    }
  },
);

test.each(Object.keys(FACES))(
  '%s: pictures are hidden from who only hears the page',
  async (face) => {
    await FACES[face]?.();
    for (const picture of document.querySelectorAll('svg')) {
      expect(picture.closest('[aria-hidden="true"]')).not.toBeNull();
    }
  },
);

test('every row of the table has a cell for every column', async () => {
  await showTable();
  const columns = Number(page.getByRole('grid').element().ariaColCount);
  for (const row of page.getByRole('row').elements()) {
    expect(row.querySelectorAll('[role=gridcell], [role=columnheader]')).toHaveLength(columns);
  }
});

test('what is focused by the keyboard is outlined', async () => {
  await showTable();
  for (const control of controlsOf().filter((one) => !one.matches(':disabled'))) {
    control.focus({ focusVisible: true });
    const outlined = [control, control.closest('search')].some(
      (element) => element && getComputedStyle(element).outlineStyle === 'solid',
    );
    expect(outlined, control.outerHTML.slice(0, 80)).toBe(true);
  }
});

async function showTable(): Promise<OpenPage> {
  const rows = HOUSE_ROWS.map((row) => ({ ...row, id: `key of ${row.id} / 1` }));
  const opened = await openPage({
    rows,
    status: { problems: [{ code: 'states-unknown', count: 1 }] },
  });
  await page.getByRole('row').nth(2).click();
  await filterField.fill('o');
  await statusBar.getByText('1 note').click();
  return opened;
}

async function showNoMatch(): Promise<void> {
  await openPage({ rows: HOUSE_ROWS });
  await filterField.fill('alice');
  await expect.element(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
}

async function showDisconnected(): Promise<void> {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  host.isAway = true;
  host.drop(null);
  await expect.element(page.getByRole('alert')).toBeVisible();
}

/** All that can be pressed or typed into; the link that shows only when it is focused stands apart. */
function controlsOf(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`#app :is(${CONTROLS})`)].filter(
    (element) => !element.matches('.skip') && element.checkVisibility(),
  );
}
