import { expect, test } from 'vitest';
import { isWelcomeFrom } from '../../../electron/web/fetch-site.ts';

const from = (site: string, mode: string, dest: string): boolean =>
  isWelcomeFrom({ 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest });

test.each(['same-origin', 'none'])(
  'our own page and the address bar load anything (%s)',
  (site) => {
    expect(from(site, 'navigate', 'document')).toBe(true);
    expect(from(site, 'cors', 'script')).toBe(true);
    expect(from(site, 'websocket', 'websocket')).toBe(true);
  },
);

test.each(['cross-site', 'same-site', 'something-new'])(
  'another site leads here, no more (%s)',
  (site) => {
    expect(from(site, 'navigate', 'document')).toBe(true);
    expect(from(site, 'navigate', 'iframe')).toBe(false);
    expect(from(site, 'navigate', 'object')).toBe(false);
    expect(from(site, 'no-cors', 'image')).toBe(false);
    expect(from(site, 'cors', 'empty')).toBe(false);
    expect(from(site, 'websocket', 'websocket')).toBe(false);
    expect(isWelcomeFrom({ 'sec-fetch-site': site })).toBe(false);
  },
);

test('what does not say where it comes from is judged by other headers', () => {
  expect(isWelcomeFrom({})).toBe(true);
});
