import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request may come from where the browser says that it does (W3C Fetch Metadata). Other sites may
 * lead here, and do nothing else: neither load our files into their own pages nor frame us. Another server of
 * this machine is such a site, too. What says nothing is no browser, or an old one; it is judged by `Host` and
 * `Origin` alone.
 */
export function isWelcomeFrom(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}
