import { COMMANDS } from '../electron/cli/commands/all.ts';
import { completionFor } from '../electron/cli/completion/completion-for.ts';
import { messagesIn } from '../shared/messages/language.ts';

const PLACES = [
  ['bash', 'portico.bash'],
  ['zsh', '_portico'],
  ['fish', 'portico.fish'],
] as const;

/** What packages bring for shells, by path: made by `node build/run.mjs manual`, and kept with the sources. */
export function completionFiles(): ReadonlyMap<string, string> {
  const messages = messagesIn('en');
  return new Map(
    PLACES.map(([shell, name]) => [
      `build/package/completions/${name}`,
      completionFor(shell, COMMANDS, messages),
    ]),
  );
}
