import { interpreterOf, plainName, scriptNames, scriptOf } from '../../model/interpreters.ts';
import type { Owner } from '../../model/socket.ts';
import { isCalled } from '../../registry/life/known-programs.ts';
import { PROGRAM_SETTINGS, type ProgramSetting } from './known-settings.ts';

/** The setting of the program behind a door; what an interpreter runs goes before the interpreter itself. */
export function settingOf({ name, path, commandLine }: Owner): ProgramSetting | null {
  const process = plainName(path ?? name);
  const script = scriptOf(path ?? name, commandLine);
  const names = [
    ...(script === null ? [] : scriptNames(script)),
    plainName(name),
    process,
    interpreterOf(process) ?? process,
  ];
  for (const candidate of names) {
    const found = PROGRAM_SETTINGS.find((setting) =>
      setting.names.some((known) => isCalled(candidate, known)),
    );
    if (found) return found;
  }
  return null;
}
