import type { CommandSpec } from '../command-line.ts';
import { explain } from './explain.ts';
import { list } from './list.ts';
import { serve } from './serve.ts';
import { watch } from './watch.ts';

/** Every command of `portico`; the first one is meant where none is named. */
export const COMMANDS: readonly [CommandSpec, ...CommandSpec[]] = [list, watch, explain, serve];
