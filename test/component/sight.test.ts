import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import type { FakeHost } from '../support/fake-host.ts';
import { openPage } from '../support/open-page.ts';
import { HOUSE_ROWS } from '../support/sample-house.ts';

const pause = page.getByRole('button', { name: 'Pause', exact: true });
const resume = page.getByRole('button', { name: 'Resume', exact: true });

function beHidden(isHidden: boolean): void {
  if (isHidden) Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
  else Reflect.deleteProperty(document, 'hidden');
  document.dispatchEvent(new Event('visibilitychange'));
}

/** What the page said last; nothing: it is seen as well as can be. */
const last = ({ sights }: FakeHost) => sights.at(-1) ?? 'front';

test('a page that stands still, or that nobody sees, says so, and when that is over', async () => {
  onTestFinished(() => beHidden(false));
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await expect.element(pause).toBeVisible();
  const seen = last(host);
  expect(['front', 'visible']).toContain(seen);
  await pause.click();
  await expect.poll(() => last(host)).toBe('paused');
  beHidden(true);
  await expect.poll(() => last(host)).toBe('hidden');
  beHidden(false);
  await expect.poll(() => last(host)).toBe('paused');
  await resume.click();
  await expect.poll(() => ['front', 'visible'].includes(last(host))).toBe(true);
});

test('a new connection is told how the page is seen', async () => {
  onTestFinished(() => beHidden(false));
  const { host } = await openPage({ rows: HOUSE_ROWS });
  beHidden(true);
  await expect.poll(() => last(host)).toBe('hidden');
  const said = host.sights.length;
  host.drop(null);
  await expect.poll(() => host.sights.slice(said), { timeout: 10_000 }).toEqual(['hidden']);
});
