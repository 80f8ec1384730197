import type { Style } from '../../electron/cli/output/style.ts';

const same = (text: string): string => text;

/** As wide as it likes, and without colours. */
export const PLAIN_STYLE: Style = {
  width: null,
  bold: same,
  dim: same,
  any: same,
  interface: same,
  loopback: same,
};
