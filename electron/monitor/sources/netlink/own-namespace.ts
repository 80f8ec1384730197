import { readlinkSync } from 'node:fs';

/** The network namespace's number is part of the row keys; without /proc there is only the one. */
export function ownNamespace(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/net'))?.[0] ?? 'home';
  } catch {
    return 'home';
  }
}
