import { beforeEach } from 'vitest';

/** Lets the tests of a file run only on one system; elsewhere each is skipped and says why. */
export function onlyOn(platform: NodeJS.Platform, why: string): void {
  beforeEach(({ skip }) => skip(process.platform !== platform, `only on ${platform}: ${why}`));
}

/** Lets the tests of a file run wherever there is a POSIX shell. */
export function onlyWithShell(): void {
  beforeEach(({ skip }) => skip(process.platform === 'win32', 'needs a POSIX shell'));
}
