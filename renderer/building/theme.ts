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

const TOKENS = [
  'wall',
  'tower',
  'lobby',
  'line',
  'cell',
  'hatch',
  'edge',
  'ghost',
  'ink',
  'ink-2',
  'ink-3',
  'accent',
  'any',
  'interface',
  'loopback',
  'connection',
  'opened',
  'changed',
  'closed',
  'glow',
] as const;
type Token = (typeof TOKENS)[number];

/** Reads the tokens as they are now for an element of the page. */
export function readTheme(host: HTMLElement): Theme {
  const { colors, family } = readTokens(host);
  return {
    wall: colors.wall,
    tower: colors.tower,
    lobby: colors.lobby,
    line: colors.line,
    cell: colors.cell,
    hatch: colors.hatch,
    edge: colors.edge,
    ghost: colors.ghost,
    ink: colors.ink,
    ink2: colors['ink-2'],
    ink3: colors['ink-3'],
    accent: colors.accent,
    uses: {
      any: colors.any,
      interface: colors.interface,
      'link-local': colors.interface,
      loopback: colors.loopback,
      connection: colors.connection,
    },
    signs: { opened: colors.opened, changed: colors.changed, closed: colors.closed },
    glow: opacityOf(colors.glow),
    family,
  };
}

/** One look at all of them: each change of style between two looks would lay out the page again. */
function readTokens(host: HTMLElement): { colors: Record<Token, string>; family: string } {
  const probes = TOKENS.map((name) => {
    const probe = document.createElement('span');
    probe.style.setProperty('forced-color-adjust', 'none');
    probe.style.setProperty('color', `var(--building-${name})`);
    return [name, probe] as const;
  });
  host.append(...probes.map(([, probe]) => probe));
  const colors = probes.map(([name, probe]) => [name, getComputedStyle(probe).color]);
  for (const [, probe] of probes) probe.remove();
  return { colors: Object.fromEntries(colors), family: getComputedStyle(host).fontFamily };
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
