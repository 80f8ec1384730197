import { EXECUTABLE, PRODUCT, SCHEME } from '../names.ts';
import { desktopEntry } from './desktop-entry.ts';

/**
 * The desktop entry (Desktop Entry Specification 1.5) for formats that electron-builder writes none into; it expects
 * the script for the terminal (`cli/portico`) on the search path, where docs/terminal.md has a link to it be put.
 */
export function desktopFile(): string {
  const entry: Readonly<Record<string, string>> = {
    Name: PRODUCT,
    Type: 'Application',
    Exec: `${EXECUTABLE} --app %U`,
    Icon: EXECUTABLE,
    Terminal: 'false',
    StartupWMClass: EXECUTABLE,
    Comment: desktopEntry.description,
    ...desktopEntry.desktop.entry,
    MimeType: `x-scheme-handler/${SCHEME};`,
    Categories: desktopEntry.category,
  };
  const lines = Object.entries(entry).map(([key, value]) => `${key}=${value}`);
  return ['[Desktop Entry]', ...lines, ''].join('\n');
}
