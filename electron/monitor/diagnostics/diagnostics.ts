import { arch, homedir, hostname, release, userInfo } from 'node:os';
import type { CommandHandlers } from '../../../shared/api/commands.ts';
import { type Diagnostics, LOG_LINES } from '../../../shared/diagnostics/diagnostics.ts';
import { diagnosticsText } from '../../../shared/diagnostics/diagnostics-text.ts';
import { Mask, type Person } from '../../../shared/diagnostics/mask.ts';
import type { Role } from '../../../shared/model/role.ts';
import type { Rows } from '../../../shared/model/socket.ts';
import { VERSION } from '../../../shared/version.ts';
import { HookStore } from '../hooks/hook-store.ts';
import { LogFile } from '../log/log-file.ts';
import type { Publication } from '../publication.ts';
import { peekSettings } from '../settings/settings-store.ts';
import { dataFiles } from './data-files.ts';
import { readRights } from './rights.ts';

/** What was read last; without a snapshot where no source could. */
export type LastReading = Pick<Publication, 'status' | 'snapshot'>;

/** Diagnostics of this process and its data folder as masked text. Changes nothing, and never fails. */
export async function diagnosticsOf(folder: string, last: LastReading | null): Promise<string> {
  const hooks = new HookStore(folder);
  const [rights, settings, files, log] = await Promise.all([
    readRights(),
    peekSettings(folder),
    dataFiles(folder),
    new LogFile(folder).last(LOG_LINES),
    hooks.load(),
  ]);
  const { command, webhook } = hooks.hooks;
  const facts: Diagnostics = {
    madeAt: Date.now(),
    versions: versions(),
    system: { os: process.platform, kernel: release(), arch: arch() },
    rights,
    status: last?.status ?? null,
    roles: last?.snapshot ? rolesOf(last.snapshot.rows) : null,
    settings,
    hooks: { command: command !== null, webhook: webhook !== null },
    files,
    log,
  };
  return diagnosticsText(facts, new Mask(person()));
}

/** @param last what was read last */
export function diagnosticsHandlers(
  folder: string,
  last: () => LastReading | null,
): Pick<CommandHandlers, 'diagnostics'> {
  return { diagnostics: async () => ({ text: await diagnosticsOf(folder, last()) }) };
}

function versions(): Record<string, string> {
  const { node, electron, chrome } = process.versions;
  return {
    Portico: VERSION,
    ...(electron && { Electron: electron }),
    ...(chrome && { Chromium: chrome }),
    Node: node,
  };
}

function rolesOf(rows: Rows): Record<Role, number> {
  const roles: Record<Role, number> = { listener: 0, bound: 0, inbound: 0, outbound: 0 };
  for (const { role } of rows.values()) roles[role] += 1;
  return roles;
}

/** A user without an entry in the list of users has no name (userInfo throws). */
function person(): Person {
  const home = homedir();
  const host = hostname();
  try {
    return { home, user: userInfo().username, host };
  } catch {
    return { home, user: '', host };
  }
}
