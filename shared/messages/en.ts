import type { Exposure } from '../model/exposure.ts';
import type { Range } from '../model/range.ts';
import type { Role } from '../model/role.ts';
import type { OwnersStatus } from '../model/socket.ts';
import type { HiddenReason, Problem, SourceFailure } from '../model/status.ts';
import { acting } from './en-acting.ts';
import { alerts } from './en-alerts.ts';
import { building } from './en-building.ts';
import { cli } from './en-cli.ts';
import { commands } from './en-commands.ts';
import { completion } from './en-completion.ts';
import { panel } from './en-details.ts';
import { diagnostics } from './en-diagnostics.ts';
import { exporting } from './en-export.ts';
import { findings } from './en-findings.ts';
import { findingsView } from './en-findings-view.ts';
import { groups } from './en-groups.ts';
import { history } from './en-history.ts';
import { learn } from './en-learn.ts';
import { menu } from './en-menu.ts';
import { nav } from './en-nav.ts';
import { opinion } from './en-opinion.ts';
import { power } from './en-power.ts';
import { query } from './en-query.ts';
import { reach } from './en-reach.ts';
import { registry } from './en-registry.ts';
import { sheet } from './en-sheet.ts';
import { columns, table } from './en-table.ts';
import { tray } from './en-tray.ts';
import { updates } from './en-updates.ts';
import { view } from './en-view.ts';

type ProblemOf<C extends Problem['code']> = Extract<Problem, { code: C }>;

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

const ranges: Record<Range, string> = {
  'well-known': 'Well-known ports',
  registered: 'Registered ports',
  ephemeral: 'Ephemeral ports',
};

const shortRanges: Record<Range, string> = {
  'well-known': 'Well-known',
  registered: 'Registered',
  ephemeral: 'Ephemeral',
};

const roles: Record<Role, string> = {
  listener: 'listening',
  bound: 'bound',
  inbound: 'incoming connection',
  outbound: 'outgoing connection',
};

const exposures: Record<Exposure, string> = {
  any: 'all interfaces',
  interface: 'one interface',
  'link-local': 'local link',
  loopback: 'this machine only',
};

const ownersStatuses: Record<OwnersStatus, string> = {
  complete: 'all known',
  partial: 'there may be more',
  hidden: 'hidden',
  none: 'no process',
};

const hiddenReasons: Record<HiddenReason, string> = {
  'other-users': 'This user may not look into the processes of other users.',
  protected: 'Some processes let nobody look into them.',
  container: 'Portico runs in a container and sees only the processes inside.',
};

const howToSeeOwners: Record<HiddenReason, string | null> = {
  'other-users': 'Run Portico as the administrator of this machine to see them.',
  protected: null,
  container: 'Run Portico outside of the container to see them.',
};

const failures: Record<SourceFailure['code'], string> = {
  'not-available': 'is not available on this system',
  denied: 'was denied access',
  'cannot-see': 'did not see a socket that was opened to test it',
  'timed-out': 'took too long',
  failed: 'failed',
};

const problems: { [C in Problem['code']]: (problem: ProblemOf<C>) => string } = {
  'source-failed': ({ source, detail }) =>
    `The last reading failed (${source}${detail ? `: ${detail}` : ''}). What you see is older.`,
  'source-timed-out': ({ source, limitMs }) =>
    `The last reading was cancelled: ${source} took longer than ${limitMs / 1000} s. What you see is older.`,
  'udp-not-read': ({ source }) => `${source} does not see UDP sockets without a remote side here.`,
  'first-owner-only': ({ source }) =>
    `${source} names only one process of a socket that several share.`,
  'addresses-cut': ({ count }) =>
    `${counted(count, 'long address was', 'long addresses were')} cut by netstat and end in “…”.`,
  'states-unknown': ({ count }) =>
    `${counted(count, 'socket has', 'sockets have')} a state in words Portico does not know.`,
  'rows-unreadable': ({ count }) =>
    `${counted(count, 'row', 'rows')} could not be read and ${count === 1 ? 'is' : 'are'} missing.`,
  'passed-missed': ({ count, bufferBytes }) =>
    `${counted(count, 'short connection was', 'short connections were')} missed: more ended at once than ${counted(bufferBytes, 'byte', 'bytes')} of buffer hold.`,
  'namespaces-unread': ({ count }) =>
    `${counted(count, 'other network', 'other networks')} of this machine could not be read.`,
  'namespaces-unsupported': ({ source }) => `${source} does not see the networks of containers.`,
  'processes-unread': ({ detail }) =>
    `Processes could not be listed${detail ? ` (${detail})` : ''}: names may be missing.`,
  'settings-damaged': ({ movedTo }) =>
    `The settings file was damaged. It is kept as ${movedTo}; defaults are used.`,
  'settings-unwritable': ({ detail }) => `Settings could not be saved: ${detail}`,
  'registry-damaged': ({ movedTo }) =>
    `The imported registry was damaged. It is kept as ${movedTo}; the built-in one is used.`,
  'history-damaged': ({ movedTo }) => history.damaged(movedTo),
  'history-stopped': ({ reason, detail }) => history.stopped(history.failures[reason], detail),
};

/** English texts. Their shape is what every language has to fill. */
export const en = {
  locale: 'en',
  ranges,
  shortRanges,
  roles,
  exposures,
  ownersStatuses,
  columns,
  hiddenReasons,
  failures,
  problems,
  self: 'Portico',
  sourceServes: (source: string) => `read by ${source}`,
  sourceFailed: (source: string, how: string, detail: string | null) =>
    `${source} ${how}${detail === null ? '' : ` (${detail})`}`,
  /** Between parts of a list, and between whole sentences. */
  listSeparator: '; ',
  sentenceSeparator: ' ',
  ownersHidden: (hidden: number, all: number) =>
    `owner hidden for ${hidden.toLocaleString('en')} of ${counted(all, 'socket', 'sockets')}`,
  ownersKnown: 'all owners known',
  howToSeeOwners,
  sockets: (count: number) => counted(count, 'socket', 'sockets'),
  connections: (count: number) => counted(count, 'connection', 'connections'),
  doorsOpen: (count: number) => counted(count, 'door open', 'doors open'),
  openToNetwork: (count: number) => `${count.toLocaleString('en')} open to the network`,
  ownerHidden: 'hidden',
  noOwner: 'no process',
  moreOwners: (count: number) => `+${count}`,
  alerts,
  acting,
  building,
  cli,
  commands,
  completion,
  sheet,
  exporting,
  findings,
  findingsView,
  groups,
  history,
  learn,
  menu,
  nav,
  opinion,
  power,
  diagnostics,
  panel,
  query,
  reach,
  registry,
  table,
  tray,
  updates,
  view,
};

/** What every language has to fill. */
export type Messages = typeof en;
