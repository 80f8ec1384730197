import { expect, test } from 'vitest';
import { violations } from '../../support/axe.ts';
import { describeScenes } from '../../support/axe-scenes.ts';
import { openPage } from '../../support/open-page.ts';

test('axe finds what is wrong: a button without a name, a text that is too pale', async () => {
  await openPage({ rows: [] });
  const wrong = document.createElement('main');
  wrong.append(document.createElement('button'), 'pale');
  wrong.style.cssText = 'position: fixed; inset: 0; z-index: 99; background: #fff; color: #ddd';
  document.getElementById('app')?.append(wrong);
  const found = await violations();
  expect(found.join('\n')).toMatch(/^button-name/m);
  expect(found.join('\n')).toMatch(/^color-contrast/m);
});

describeScenes('en', 'dark');
