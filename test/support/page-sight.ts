/**
 * Text of a program for a page that makes it what a hidden page, or one that is seen again, is: browsers without a
 * screen hide none.
 */
export function sightScript(isSeen: boolean): string {
  const facts = isSeen
    ? 'delete document.hidden; delete document.visibilityState;'
    : `Object.defineProperties(document, {
        hidden: { configurable: true, get: () => true },
        visibilityState: { configurable: true, get: () => 'hidden' },
      });`;
  return `${facts} document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));`;
}
