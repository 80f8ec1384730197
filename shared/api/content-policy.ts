/** Where the page is served from: it decides what the page may connect to. */
export type ContentHost = 'desktop' | 'web';

/**
 * The Content-Security-Policy of the page, the one place it is written. No inline code, no foreign
 * content, no frames. `svelte-trusted-html` is the policy under which Svelte clones its templates.
 */
export function contentSecurityPolicy(host: ContentHost): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    host === 'desktop' ? "connect-src 'none'" : "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html',
  ].join('; ');
}

/** Headers that go with every file of the page, on the desktop and on the web. */
export function contentHeaders(host: ContentHost): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(host),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), usb=()',
  };
}
