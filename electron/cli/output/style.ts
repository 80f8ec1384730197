import type { WriteStream } from 'node:tty';
import pc from 'picocolors';

/** How text looks on a terminal, or does not when it goes elsewhere. */
export interface Style {
  readonly width: number | null;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly any: (text: string) => string;
  readonly interface: (text: string) => string;
  readonly loopback: (text: string) => string;
}

/**
 * Colours only on a terminal, and not against NO_COLOR.
 * @param stream the standard output
 */
export function terminalStyle(stream: WriteStream): Style {
  const isTerminal = stream.isTTY === true;
  const colours = pc.createColors(
    isTerminal && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
  );
  return {
    // Some terminals do not know their own width and say 0.
    width: (isTerminal && stream.columns) || null,
    bold: colours.bold,
    dim: colours.dim,
    any: colours.red,
    interface: colours.yellow,
    loopback: colours.green,
  };
}
