import {
  commandWords,
  interpreterOf,
  plainName,
  scriptNames,
  scriptOf,
} from '../model/interpreters.ts';
import type { Range } from '../model/range.ts';
import type { Owner, OwnersStatus, Protocol } from '../model/socket.ts';
import type { CommonUse } from './life/common-uses.ts';
import { commonUses } from './life/common-uses.ts';
import { isCalled, isCarrier, isKnownProgram, programsOfService } from './life/known-programs.ts';

/**
 * How the program behind a door fits what the door is for.
 * - `matches`: it is one that is normally found there
 * - `differs`: the door nearly always belongs to certain programs, and this is a known other one
 * - `unknown`: everything else, and nothing to worry about
 */
export type Verdict = 'matches' | 'differs' | 'unknown';

export interface ProgramVerdict {
  readonly verdict: Verdict;
  /** The uses that fit, else all that the program was held against, else the registry's name. */
  readonly expected: readonly string[];
  readonly by: 'common-use' | 'registry' | null;
}

export interface DoorFacts {
  readonly port: number;
  readonly protocol: Protocol;
  readonly range: Range;
  readonly inDynamicRange: boolean | null;
  /** The registry's names of the port; null where it has none. */
  readonly service: { readonly name: string; readonly aliases?: readonly string[] } | null;
  /** The programs that hold the door; none where they are hidden. */
  readonly programs: readonly Pick<Owner, 'name' | 'path' | 'commandLine'>[];
  /** `complete` where not told. */
  readonly ownersStatus?: OwnersStatus;
  /** The service unit that the programs belong to, and the name of the container behind the door. */
  readonly unit?: string | null;
  readonly container?: string | null;
}

/** What a program goes by. */
interface Names {
  /** Of the process itself: its own name, its file's, and what it was started as. */
  readonly process: ReadonlySet<string>;
  /** Those, and of the script where an interpreter runs one. */
  readonly all: ReadonlySet<string>;
}

const NOTHING_TO_SAY: ProgramVerdict = { verdict: 'unknown', expected: [], by: null };

/** Holds the programs behind a door against its common uses and the registry. Never throws. */
export function verdictOf(facts: DoorFacts): ProgramVerdict {
  const { ownersStatus = 'complete', programs, service } = facts;
  if (programs.length === 0 || ownersStatus === 'hidden') return NOTHING_TO_SAY;
  const names = programs.map(namesOf);
  const hints = [...wordsOf(facts.unit), ...wordsOf(facts.container)];
  const uses = commonUses(facts.port, facts.protocol);
  const fitting = uses.filter((use) => fitsUse(use, names, hints));
  if (fitting.length > 0) return told('matches', fitting);
  const isDynamic = facts.range === 'ephemeral' || facts.inDynamicRange === true;
  if (service && !isDynamic && fitsService(service, names, hints)) {
    return { verdict: 'matches', expected: [service.name], by: 'registry' };
  }
  const isKept = uses.length > 0 && uses.every((use) => use.exclusive);
  if (isKept && !isDynamic && ownersStatus === 'complete' && names.every(isKnownOther)) {
    return told('differs', uses);
  }
  return undecided(uses, service);
}

function told(verdict: Verdict, uses: readonly CommonUse[]): ProgramVerdict {
  return { verdict, expected: uses.map(({ name }) => name), by: 'common-use' };
}

function undecided(uses: readonly CommonUse[], service: DoorFacts['service']): ProgramVerdict {
  // Where any program may stand behind a door, none was held against it.
  if (uses.some((use) => use.programs.length === 0)) return NOTHING_TO_SAY;
  if (uses.length > 0) return told('unknown', uses);
  if (!service || programsOfService(service.name).length === 0) return NOTHING_TO_SAY;
  return { verdict: 'unknown', expected: [service.name], by: 'registry' };
}

function fitsUse(use: CommonUse, names: readonly Names[], hints: readonly string[]): boolean {
  return names.some(({ all }) => areCalled(all, use.programs)) || areHinted(hints, use.programs);
}

function fitsService(
  service: NonNullable<DoorFacts['service']>,
  names: readonly Names[],
  hints: readonly string[],
): boolean {
  const called = [service.name, ...(service.aliases ?? [])].map((name) => name.toLowerCase());
  const programs = called.flatMap(programsOfService);
  // A client is often called like the service: `ssh` on 22 is a tunnel, not the server.
  const named = called.flatMap((name) => [name, `${name}d`]).filter((name) => !isCarrier(name));
  return (
    names.some(({ all, process }) => areCalled(all, programs) || areCalled(process, named)) ||
    areHinted(hints, [...programs, ...called])
  );
}

function areCalled(names: ReadonlySet<string>, programs: readonly string[]): boolean {
  return [...names].some((name) => programs.some((program) => isCalled(name, program)));
}

/** A unit `redis` or a container `shop-redis-1` tells of `redis-server`, `mongo` of `mongod`. */
function areHinted(hints: readonly string[], programs: readonly string[]): boolean {
  return hints.some((hint) =>
    programs.some(
      (program) => program === hint || program === `${hint}d` || program.startsWith(`${hint}-`),
    ),
  );
}

function isKnownOther({ process }: Names): boolean {
  const names = [...process];
  return names.some(isKnownProgram) && !names.some(isCarrier);
}

function namesOf({ name, path, commandLine }: DoorFacts['programs'][number]): Names {
  const started = commandWords(commandLine ?? '')[0] ?? '';
  const process = new Set([...spellings(name), plainName(path ?? ''), ...spellings(started)]);
  for (const known of [...process]) process.add(interpreterOf(known) ?? known);
  process.delete('');
  const script = scriptOf(name, commandLine);
  return {
    process,
    all: script === null ? process : new Set([...process, ...scriptNames(script)]),
  };
}

/** A name as it stands and as a path, and without what servers write behind it: `postgres: 16/main`. */
function spellings(name: string): readonly string[] {
  const [title = ''] = name.split(/[:(]/, 1);
  return [name.toLowerCase(), plainName(name), title.trim().toLowerCase()];
}

/** The words of a unit's or container's name, and the name before its ending: too short ones say nothing. */
function wordsOf(name: string | null | undefined): readonly string[] {
  const lower = (name ?? '').toLowerCase();
  const [whole = ''] = lower.split(/[@.]/, 1);
  return [whole, ...lower.split(/[^a-z0-9]+/)].filter((word) => word.length > 3);
}
