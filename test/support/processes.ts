import { readdirSync, readFileSync } from 'node:fs';

/**
 * Processes that were started with this in their environment: children inherit it, so all that a program
 * started are found even when their parent is gone. Linux only: elsewhere none can be told.
 */
export function processesWith(name: string, value: string): number[] {
  if (process.platform !== 'linux') return [];
  const wanted = `${name}=${value}`;
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && environmentOf(pid).includes(wanted));
}

/** A process that is dead and not yet buried has none. */
function environmentOf(pid: number): string[] {
  return readOf(pid, 'environ').split('\0');
}

export function commandLineOf(pid: number): string {
  return readOf(pid, 'cmdline').replaceAll('\0', ' ').trim();
}

function readOf(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

/** Pids of the children of `parent` whose command line has `word`. */
export function childrenOf(parent: number, word: string): number[] {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8');
  return children
    .split(' ')
    .filter(Boolean)
    .map(Number)
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word));
}
