import axe from 'axe-core';

/** WCAG 2.2 to level AA, which has all of 2.0 and 2.1 in it, and what axe knows beyond that. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What is no fault, though a rule says so. `region`: a menu lies over the page, apart from its parts, and is
 * reached and left through the button that opens it.
 */
function isRight(rule: string, element: Element | null | undefined): boolean {
  return rule === 'region' && element?.closest('[role=menu]') != null;
}

/** What axe finds wrong with the whole page as it is now: the rule, and where. */
export async function violations(): Promise<string[]> {
  const results = await axe.run(document, {
    runOnly: TAGS,
    resultTypes: ['violations'],
    elementRef: true,
  });
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ element }) => !isRight(id, element))
      .map(({ html, any, all, none }) => {
        const reasons = [...any, ...all, ...none].map(({ message }) => message);
        return `${id} (${help}): ${html.slice(0, 200)}: ${reasons.join('; ')}`;
      }),
  );
}
