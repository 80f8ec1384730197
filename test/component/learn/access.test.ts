import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { CHAPTERS } from '../../../shared/learn/chapters.ts';
import { textContrasts } from '../../support/contrast.ts';
import { emulate } from '../../support/emulate.ts';
import { makeOwner } from '../../support/make-row.ts';
import { HOUSE, HOUSE_ROWS } from '../../support/sample-house.ts';
import { windowSize } from '../../support/window-size.ts';
import { chapter, LANGUAGES, learnIn, openLearn, read } from './learn-page.ts';

const WIDTHS = [640, 1200, 2560];
const CASES = LANGUAGES.flatMap((language) => WIDTHS.map((width) => ({ language, width })));
const LONG = '2001:db8:1234:5678:9abc:def0:1234:5678';
/** Names and addresses as long as they come. */
const LENGTHY = HOUSE_ROWS.map((row) => ({
  ...row,
  local: { ...row.local, address: row.local.address === '192.0.2.10' ? LONG : row.local.address },
  remote: row.remote && { ...row.remote, address: LONG },
  owners: [makeOwner({ name: '番人'.repeat(20) })],
}));

afterEach(async () => {
  await windowSize(1200, 800);
  await emulate();
});

test.each(LANGUAGES)(
  'every chapter has a heading and a picture with a name in %s',
  async (language) => {
    await openLearn(HOUSE_ROWS, language);
    const learn = learnIn(language);
    const headings = [...document.querySelectorAll('.learn :is(h2, h3)')];
    expect(headings.map(({ tagName, textContent }) => [tagName, textContent])).toEqual([
      ['H2', learn.title],
      ...CHAPTERS.map((name) => ['H3', learn[name].title]),
    ]);
    for (const name of CHAPTERS) {
      const drawn = chapter(learn[name].title).getByRole('img');
      expect(drawn.elements()).toHaveLength(1);
      await expect.element(drawn).toHaveAccessibleName(/.{20}/);
    }
    const pictures = document.querySelectorAll('.learn svg');
    expect(pictures).toHaveLength(CHAPTERS.length);
  },
);

describe.each(CASES)('$width pixels wide in $language', ({ language, width }) => {
  test.each([
    ['the sample house', HOUSE_ROWS],
    ['the longest names', LENGTHY],
  ])('%s fits, and no text of a picture leaves it', async (_, rows) => {
    await windowSize(width, 700);
    await openLearn(rows, language);
    const view = document.querySelector('.learn');
    expect(view?.scrollWidth).toBeLessThanOrEqual(view?.clientWidth ?? 0);
    const drawings = [...document.querySelectorAll('.learn svg')];
    await expect.poll(() => drawings.every(isAsWideAsItsPlace)).toBe(true);
    for (const drawing of drawings) {
      const around = drawing.getBoundingClientRect();
      expect(around.right).toBeLessThanOrEqual(width);
      for (const text of drawing.querySelectorAll('text')) {
        const box = text.getBoundingClientRect();
        const name = `${text.textContent} in ${drawing.ariaLabel}`;
        expect(box.left, name).toBeGreaterThanOrEqual(around.left - 1);
        expect(box.right, name).toBeLessThanOrEqual(around.right + 1);
        expect(box.bottom, name).toBeLessThanOrEqual(around.bottom + 1);
      }
      expect(overlapping([...drawing.querySelectorAll('text')])).toEqual([]);
    }
  });
});

test('the contents lead to every chapter, and the focus goes along', async () => {
  await openLearn(HOUSE_ROWS);
  const learn = learnIn('en');
  const contents = page.getByRole('navigation', { name: learn.pictures.contents });
  for (const name of CHAPTERS) {
    await contents.getByRole('button', { name: learn[name].title }).click();
    const heading = page.getByRole('heading', { name: learn[name].title });
    await expect.element(heading).toHaveFocus();
    await expect.element(heading).toBeInViewport();
  }
  expect(location.hash).not.toContain('learn');
});

test('the contents tell which chapter is being read', async () => {
  await openLearn(HOUSE_ROWS);
  const learn = learnIn('en');
  await read(learn.guard.title);
  await expect
    .element(page.getByRole('button', { name: learn.guard.title }))
    .toHaveAttribute('aria-current', 'location');
  expect(document.querySelectorAll('.learn [aria-current]')).toHaveLength(1);
});

test('all that can be pressed is reached by Tab, in the order of the page', async () => {
  await openLearn(HOUSE_ROWS);
  const buttons = [...document.querySelectorAll<HTMLElement>('.learn button')];
  expect(buttons.length).toBeGreaterThanOrEqual(CHAPTERS.length + 6);
  buttons[0]?.focus();
  for (const button of buttons) {
    expect(document.activeElement).toBe(button);
    await userEvent.tab();
  }
});

test('a request can be played again, and stands still for who wants no motion', async () => {
  await emulate({ motion: 'no-preference' });
  await openLearn(HOUSE_ROWS);
  const { pictures } = learnIn('en');
  const again = page.getByRole('button', { name: pictures.request.again });
  const before = document.querySelector('.letter');
  await again.click();
  await expect.poll(() => document.querySelector('.letter') !== before).toBe(true);
  expect(movements()).toBeGreaterThan(0);
  await emulate({ motion: 'reduce' });
  await expect.element(again).not.toBeInTheDocument();
  expect(movements()).toBe(0);
});

test.each([
  { scheme: 'dark', contrast: 'no-preference' },
  { scheme: 'light', contrast: 'no-preference' },
  { scheme: 'dark', contrast: 'more' },
  { scheme: 'light', contrast: 'more' },
] as const)('every text can be read: $scheme, contrast $contrast', async (media) => {
  await emulate({ ...media, motion: 'reduce' });
  await openLearn([...HOUSE_ROWS, HOUSE.ssh]);
  const weak = textContrasts().filter(({ ratio }) => ratio < 4.5);
  expect(weak).toEqual([]);
});

function isAsWideAsItsPlace(drawing: Element): boolean {
  return drawing.clientWidth === drawing.parentElement?.clientWidth;
}

function movements(): number {
  return [...document.querySelectorAll('.letter')].flatMap((letter) => letter.getAnimations())
    .length;
}

/** Pairs of texts that are drawn over each other. */
function overlapping(texts: readonly Element[]): string[] {
  const boxes = texts
    .filter(({ textContent }) => textContent?.trim())
    .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  return boxes.flatMap(({ text, box }, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => isOver(box, other.box))
      .map((other) => `${text} / ${other.text}`),
  );
}

function isOver(a: DOMRect, b: DOMRect): boolean {
  const apart = 2;
  return (
    a.left < b.right - apart &&
    b.left < a.right - apart &&
    a.top < b.bottom - apart &&
    b.top < a.bottom - apart
  );
}
