import { describe, expect, test } from 'vitest';
import { contentHeaders, contentSecurityPolicy } from '../../../../shared/api/content-policy.ts';

function directives(policy: string): Map<string, string> {
  return new Map(
    policy.split('; ').map((directive): [string, string] => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

describe.each(['desktop', 'web'] as const)('on the %s', (host) => {
  const policy = directives(contentSecurityPolicy(host));

  test('what is not named is forbidden', () => {
    expect(policy.get('default-src')).toBe("'none'");
  });

  test('no code or style is inline, evaluated or from elsewhere', () => {
    const text = contentSecurityPolicy(host);
    expect(text).not.toMatch(/unsafe|\*|https?:|blob:|wss?:/);
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('style-src')).toBe("'self'");
  });

  test('the page cannot be framed, send a form or move its base', () => {
    for (const name of ['frame-ancestors', 'form-action', 'base-uri']) {
      expect(policy.get(name)).toBe("'none'");
    }
  });

  test('only the policy of the templates may make trusted types', () => {
    expect(policy.get('require-trusted-types-for')).toBe("'script'");
    expect(policy.get('trusted-types')).toBe('svelte-trusted-html');
  });

  test('the headers carry this policy and close the other ways in', () => {
    expect(contentHeaders(host)).toMatchObject({
      'Content-Security-Policy': contentSecurityPolicy(host),
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
  });
});

test('the two differ only in what the page may connect to', () => {
  const desktop = directives(contentSecurityPolicy('desktop'));
  const web = directives(contentSecurityPolicy('web'));
  expect([desktop.get('connect-src'), web.get('connect-src')]).toEqual(["'none'", "'self'"]);
  desktop.delete('connect-src');
  web.delete('connect-src');
  expect(desktop).toEqual(web);
});
