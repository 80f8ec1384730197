import { type Shown, VIEWS } from '../../../shared/api/show.ts';
import { HIGHEST_PORT } from '../../../shared/model/range.ts';

/** The scheme of links into the app, as the packages register it. */
export const LINK_SCHEME = 'portico';

const PREFIX = `${LINK_SCHEME}:`;
/** Longer than any link that means something. */
const LONGEST_LINK = 64;
const PORT = /^port\/(0|[1-9]\d{0,4})$/;

/**
 * What a link shows: `portico://port/3000` a door, `portico://findings` a view, by the names in {@link VIEWS}.
 * Whoever can open a link can send any text: everything but these is null, and nothing that a link can say acts.
 */
export function shownBy(link: string): Shown | null {
  if (link.length > LONGEST_LINK || !isLink(link)) return null;
  // A browser writes a slash behind a name that stands alone.
  const said = link.slice(PREFIX.length).match(/^\/\/(.*?)\/?$/s)?.[1] ?? '';
  const view = VIEWS.find((name) => name === said);
  if (view) return { kind: 'view', view };
  const port = Number(PORT.exec(said)?.[1] ?? Number.NaN);
  return port <= HIGHEST_PORT ? { kind: 'port', port } : null;
}

/** The link among the arguments of a start, where there is one: the first, and so the one the system put there. */
export function linkIn(argv: readonly string[]): string | null {
  return argv.find(isLink) ?? null;
}

/** By RFC 3986, schemes are the same in small and capital letters. */
function isLink(text: string): boolean {
  return text.slice(0, PREFIX.length).toLowerCase() === PREFIX;
}
