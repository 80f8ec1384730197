import type { CommandSpec } from '../command-line.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { expect } from './expect.ts';
import { explain } from './explain.ts';
import { list } from './list.ts';
import { registryImport, registryInfo, registryReset } from './registry/import.ts';
import { registrySearch } from './registry/search.ts';
import { serve } from './serve.ts';
import { watch } from './watch.ts';

/** Every command of `portico`; the first one is meant where none is named. */
export const COMMANDS: readonly [CommandSpec, ...CommandSpec[]] = [
  list,
  watch,
  explain,
  compare,
  expect,
  check,
  registrySearch,
  registryImport,
  registryReset,
  registryInfo,
  serve,
];
