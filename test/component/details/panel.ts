import axe from 'axe-core';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { textOf } from '../../support/page-queries.ts';

/** The details panel, in either language. */
export const panel = page.getByRole('complementary', { name: /^(Details|詳細)$/ });

/** Label and value of every fact. */
export function facts(): Record<string, string> {
  const terms = [...panel.element().querySelectorAll('dt')];
  return Object.fromEntries(
    terms.map((term) => [textOf(term), textOf(term.nextElementSibling ?? term)]),
  );
}

/** What the section with this heading says, without the heading. */
export function section(title: string): string {
  const headings = [...panel.element().querySelectorAll('h3')];
  const heading = headings.find((candidate) => textOf(candidate).startsWith(title));
  if (!heading?.parentElement) throw new Error(`no section ${title}`);
  return textOf(heading.parentElement).slice(textOf(heading).length).trim();
}

/** The rules of WCAG 2.2 AA hold for the panel. */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(panel.element(), {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Latin words that are left in a Japanese panel, but for those that are marked as English. */
export function leftovers(names: RegExp): string[] {
  const texts: string[] = [];
  for (const element of panel.element().querySelectorAll('*')) {
    if (element.closest('[lang=en], .source, b, dt')) continue;
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.nodeValue ?? '');
    }
    texts.push(element.getAttribute('aria-label') ?? '', element.getAttribute('title') ?? '');
  }
  return texts
    .map((text) => text.replace(names, '').trim())
    .filter((text) => /[A-Za-z]{2}/u.test(text));
}
