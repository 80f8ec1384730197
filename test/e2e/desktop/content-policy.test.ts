import type { Page } from 'playwright';
import { expect } from 'vitest';
import { describeOpenDesktop } from './describe-desktop.ts';

interface Violation {
  readonly directive: string;
  readonly policy: string;
}

describeOpenDesktop('content policy', (spec) => {
  spec(
    'an inline script is stopped, by a policy that allows no foreign content',
    async ({ page }) => {
      const violation = await violationOf(page, () => {
        const script = document.createElement('script');
        script.append('globalThis.injected = true');
        document.head.append(script);
      });
      // Text that nobody vouched for does not even get as far as the policy for scripts.
      expect(violation.directive).toBe('require-trusted-types-for');
      expect(directivesOf(violation.policy)).toMatchObject({
        'default-src': "'none'",
        'script-src': "'self'",
        'style-src': "'self'",
        'connect-src': "'none'",
        'base-uri': "'none'",
        'form-action': "'none'",
        'frame-ancestors': "'none'",
        'require-trusted-types-for': "'script'",
      });
      expect(violation.policy).not.toContain('unsafe');
      expect(await page.evaluate(() => 'injected' in globalThis)).toBe(false);
    },
  );

  spec('an inline style is stopped', async ({ page }) => {
    const violation = await violationOf(page, () => {
      const style = document.createElement('style');
      style.append('body { display: none }');
      document.head.append(style);
    });
    expect(violation.directive).toBe('style-src-elem');
    expect(await page.locator('body').isVisible()).toBe(true);
  });

  spec('text does not become markup by assignment', async ({ page }) => {
    const thrown = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<p>put in</p>';
        return null;
      } catch (error) {
        return error instanceof Error && error.name;
      }
    });
    expect(thrown).toBe('TypeError');
  });
});

/** What the page is told of a breach of its policy that `breach` commits. */
async function violationOf(page: Page, breach: () => void): Promise<Violation> {
  const told = await page.evaluateHandle(() => ({
    violation: new Promise<Violation>((resolve) => {
      document.addEventListener(
        'securitypolicyviolation',
        ({ effectiveDirective, originalPolicy }) =>
          resolve({ directive: effectiveDirective, policy: originalPolicy }),
        { once: true },
      );
    }),
  }));
  await page.evaluate(breach);
  return told.evaluate(({ violation }) => violation);
}

function directivesOf(policy: string): Record<string, string> {
  const directives = policy.split('; ').map((directive) => directive.split(/ (.*)/, 2));
  return Object.fromEntries(directives.map(([name = '', value = '']) => [name, value]));
}
