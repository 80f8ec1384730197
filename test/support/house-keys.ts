import type { Locator } from 'playwright';
import type { HousePage } from './house-page.ts';
import { see } from './see.ts';

/** A user without a pointer: whatever key is pressed, something has the focus and shows it. */
export class HouseKeys {
  readonly #house: HousePage;

  constructor(house: HousePage) {
    this.#house = house;
  }

  /** Waits until the page is there, and goes into it. */
  async enter(): Promise<void> {
    await see(this.#house.page.getByRole('heading', { level: 2 })).toContainText(/\d/);
    await this.press('Tab');
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#house.page.keyboard.press(key);
      await this.seeFocus();
    }
  }

  async type(words: string): Promise<void> {
    await this.#house.page.keyboard.type(words);
    await this.seeFocus();
  }

  /** Goes on by Tab until `target` has the focus. */
  async tabTo(target: Locator): Promise<void> {
    const most = 60;
    for (let presses = 0; presses < most; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      const { page } = this.#house;
      await page.keyboard.press('Tab');
      // Behind the last of the page the browser itself is next, and then the page from its beginning.
      const isOutside = await page.evaluate(() => document.activeElement === document.body);
      if (isOutside) await page.keyboard.press('Tab');
      await this.seeFocus();
    }
    throw new Error(`${target} is not reached by Tab`);
  }

  /** Into the filter, and with its words to the first row that matches. */
  async filter(words: string): Promise<void> {
    const search = this.#house.page.getByRole('search');
    const field = search.getByRole('combobox');
    await this.press('/');
    await see(field).toBeFocused();
    await this.type(words);
    await see(search.getByRole('status')).toContainText(/[1-9]/);
    await this.press('Enter', 'ArrowDown');
    await see(field).not.toBeFocused();
  }

  async seeFocus(): Promise<void> {
    await see.poll(() => this.#house.page.evaluate(shownFocus)).not.toBe('nothing');
  }
}

/** What has the focus, if it can be seen that it has: by a ring around it or around its place. */
function shownFocus(): string {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) return 'nothing';
  // A caret shows where it is; what is in a list with an active row is shown by the row.
  const isField = activeElement.matches('input:not([type=radio], [type=checkbox])');
  let element: Element | null = activeElement;
  for (let level = 0; element && level < 3; level += 1) {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0)
      return activeElement.tagName;
    element = element.parentElement;
  }
  return isField ? activeElement.tagName : 'nothing';
}
