import { expect, test } from 'vitest';
import { declaredPlatforms } from '../../support/electron/declared.ts';
import * as electron from '../../support/electron/main.ts';
import { PLATFORM_ONLY, takeOthers } from '../../support/electron/platforms.ts';
import { StandInWebContents } from '../../support/electron/web-contents.ts';

/** What the objects of each class of Electron's have, or one of them, in the stand-in. */
function holders(): ReadonlyMap<string, object> {
  const found = new Map<string, object>([
    ['Session', electron.session.defaultSession],
    ['WebContents', StandInWebContents.prototype],
  ]);
  for (const [name, given] of Object.entries(electron)) {
    const owner = name.charAt(0).toUpperCase() + name.slice(1);
    if (!found.has(owner)) found.set(owner, typeof given === 'function' ? given.prototype : given);
  }
  return found;
}

test('what Electron has on some platforms only is what its declarations say, all of it', () => {
  const declared = declaredPlatforms();
  const modelled: Record<string, Record<string, readonly string[]>> = {};
  for (const [owner, holder] of holders()) {
    const only = [...(declared.get(owner) ?? [])].filter(
      ([name]) => name in holder && !(name in Object.prototype),
    );
    if (only.length > 0) modelled[owner] = Object.fromEntries(only);
  }
  expect(PLATFORM_ONLY).toEqual(modelled);
});

test('the declarations are read', () => {
  expect(declaredPlatforms().get('App')?.get('setLoginItemSettings')).toEqual(['darwin', 'win32']);
  expect(declaredPlatforms().get('App')?.has('quit')).toBe(false);
});

test.each([
  ['darwin', ['getBadgeCount', 'getLoginItemSettings', 'setBadgeCount']],
  ['linux', ['setBadgeCount']],
  ['win32', ['getLoginItemSettings']],
])('on %s those of other platforms throw, and the others work', (platform, there) => {
  const names = ['getBadgeCount', 'getLoginItemSettings', 'setBadgeCount', 'quit'];
  const holder = Object.fromEntries(names.map((name) => [name, () => name]));
  takeOthers('App', holder, platform);
  const works = names.filter((name) => {
    try {
      return holder[name]?.() === name;
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError);
      return false;
    }
  });
  expect(works).toEqual([...there, 'quit']);
});
