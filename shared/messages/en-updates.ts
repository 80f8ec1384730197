import type { UpdateFailure, UpdateObstacle } from '../update/update.ts';

/** What went wrong, and what can be done. */
const failures: Record<UpdateFailure['code'], string> = {
  unreachable: 'The server could not be reached. Look at the network, then try again.',
  server: 'The server answered with an error. Try again later.',
  'timed-out': 'The server no longer answered. Try again.',
  'nothing-published':
    'The server has no list of versions for this system. Try again later, or look at the page you got Portico from.',
  'damaged-feed':
    'The list of versions cannot be used. It is for who publishes Portico to mend; nothing was changed here.',
  'not-https': 'Something was to be fetched without https. It was not.',
  checksum:
    'What came is not what the list of versions names, and was deleted. Try again; if it stays so, the server or the way to it is not to be trusted.',
  signature:
    'What came is not signed by who made this Portico, and is not installed. Get the new version from the page you got this one from.',
  disk: 'The new version could not be kept or put in place. Look at the room on the disk, and whether you may write where Portico is.',
  other: 'It failed for a reason that Portico does not know.',
};

const obstacles: Record<UpdateObstacle, string> = {
  development: 'This Portico runs from its sources: it is brought up to date with them.',
  package:
    'Your package manager brings this Portico up to date. One that was unpacked from an archive is replaced by a newer archive.',
  portable: 'The portable edition does not replace itself: put the newer file in its place.',
  'no-feed': 'This build does not say where newer versions are to be had.',
  'not-https': 'This build names a place for newer versions that is not asked over https.',
  'not-signed':
    'This build is not signed: a newer version could not be told from a forgery. Get it from the page you got this one from.',
};

/** English texts of bringing the app itself up to date. */
export const updates = {
  title: 'Updates',
  obstacles,
  failures,
  detail: (detail: string) => `What was said: ${detail}`,
  idle: 'Portico looks for a newer version only when you ask it to.',
  checking: 'Looking for a newer version …',
  none: (version: string, time: string) => `${version} is the newest version (asked at ${time}).`,
  found: (version: string, size: string | null) =>
    `Version ${version} can be had${size === null ? '' : ` (${size})`}.`,
  downloading: (version: string) => `Downloading version ${version} …`,
  progress: 'Downloaded',
  progressOf: (received: string, total: string | null) =>
    total === null ? received : `${received} of ${total}`,
  ready: (version: string) =>
    `Version ${version} was downloaded and checked. It waits here until you let Portico restart; nothing is installed before.`,
  restarting: (version: string) => `Portico ends and starts again as version ${version} …`,
  notes: (version: string) => `What version ${version} brings`,
  check: 'Check for updates',
  checkAgain: 'Check again',
  download: 'Download',
  cancel: 'Cancel',
  restart: 'Restart now',
  atStart: 'Check when Portico starts',
  atStartNote:
    'Asks the place that this build names, and tells it nothing of you but your network address. Off unless you switch it on.',
  refused: (why: string) => `That could not be done: ${why}`,
  show: 'Show',
};

export type UpdateMessages = typeof updates;
