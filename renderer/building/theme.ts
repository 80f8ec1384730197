import type { Use } from '../../shared/building/door.ts';
import type { Happening } from '../../shared/building/doors.ts';

/** The colours of styles/tokens.css as a canvas takes them, and the type of the page. */
export interface Theme {
  readonly wall: string;
  readonly tower: string;
  readonly lobby: string;
  readonly line: string;
  readonly cell: string;
  readonly hatch: string;
  readonly edge: string;
  /** Of doors in use that are not asked for. */
  readonly ghost: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly uses: Readonly<Record<Use, string>>;
  readonly signs: Readonly<Record<Happening['kind'], string>>;
  /** From 0 to 1. */
  readonly glow: number;
  readonly family: string;
}

const QUERIES = [
  '(prefers-color-scheme: dark)',
  '(prefers-contrast: more)',
  '(forced-colors: active)',
];

/** Reads the tokens as they are now for an element of the page. */
export function readTheme(host: HTMLElement): Theme {
  const probe = document.createElement('span');
  probe.style.setProperty('forced-color-adjust', 'none');
  host.append(probe);
  const style = getComputedStyle(probe);
  const token = (name: string): string => {
    probe.style.setProperty('color', `var(--building-${name})`);
    return style.color;
  };
  const theme: Theme = {
    wall: token('wall'),
    tower: token('tower'),
    lobby: token('lobby'),
    line: token('line'),
    cell: token('cell'),
    hatch: token('hatch'),
    edge: token('edge'),
    ghost: token('ghost'),
    ink: token('ink'),
    ink2: token('ink-2'),
    ink3: token('ink-3'),
    accent: token('accent'),
    uses: {
      any: token('any'),
      interface: token('interface'),
      'link-local': token('interface'),
      loopback: token('loopback'),
      connection: token('connection'),
    },
    signs: { opened: token('opened'), changed: token('changed'), closed: token('closed') },
    glow: opacityOf(token('glow')),
    family: style.fontFamily,
  };
  probe.remove();
  return theme;
}

/** Calls back when the tokens may have changed. @returns what ends that */
export function onThemeChange(callback: () => void): () => void {
  const lists = QUERIES.map((query) => matchMedia(query));
  for (const list of lists) list.addEventListener('change', callback);
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributes: true });
  return () => {
    for (const list of lists) list.removeEventListener('change', callback);
    observer.disconnect();
  };
}

/** Of a computed colour: `rgb(r, g, b)` or `rgba(r, g, b, a)`. */
function opacityOf(color: string): number {
  return Number(/,\s*([\d.]+)\)$/.exec(color.startsWith('rgba') ? color : '')?.[1] ?? 1);
}
