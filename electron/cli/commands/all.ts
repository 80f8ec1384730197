import type { CommandSpec } from '../command-line.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { completion } from './completion.ts';
import { diagnostics } from './diagnostics.ts';
import { expect } from './expect.ts';
import { explain } from './explain.ts';
import { findings } from './findings.ts';
import { free } from './free.ts';
import { history } from './history.ts';
import { hook } from './hook.ts';
import { kill } from './kill.ts';
import { knock } from './knock.ts';
import { list } from './list.ts';
import { reach } from './reach.ts';
import { registryImport, registryInfo, registryReset } from './registry/import.ts';
import { registrySearch } from './registry/search.ts';
import { serve } from './serve.ts';
import { verify } from './verify.ts';
import { watch } from './watch.ts';

/** Every command of `portico`; the first one is meant where none is named. */
export const COMMANDS: readonly [CommandSpec, ...CommandSpec[]] = [
  list,
  watch,
  explain,
  compare,
  expect,
  check,
  findings,
  hook,
  history,
  kill,
  knock,
  free,
  reach,
  verify,
  diagnostics,
  registrySearch,
  registryImport,
  registryReset,
  registryInfo,
  serve,
  completion(() => COMMANDS),
];
