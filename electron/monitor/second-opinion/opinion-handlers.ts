import type { CommandHandlers } from '../../../shared/api/commands.ts';
import type { Opinion } from '../../../shared/second-opinion/opinion.ts';
import { sourcesFor } from '../sources/factories.ts';
import { Library } from '../sources/systeminformation/library.ts';
import { linuxBinder } from './bind-test.ts';
import { secondOpinion } from './second-opinion.ts';

/** How long all of it may take, in milliseconds. */
const LIMIT_MS = 60_000;

/** A second opinion of this machine, by sources of its own. */
export function opinionOfThisMachine(): Promise<Opinion> {
  const { platform } = process;
  return secondOpinion(
    {
      sources: sourcesFor(platform, new Library(), false),
      binder: platform === 'linux' ? linuxBinder : null,
    },
    AbortSignal.timeout(LIMIT_MS),
  );
}

/** Who asks while one is under way gets that one. @param ask gives a second opinion */
export function opinionHandlers(
  ask: () => Promise<Opinion>,
): Pick<CommandHandlers, 'secondOpinion'> {
  let underWay: Promise<Opinion> | null = null;
  return {
    secondOpinion: () => {
      underWay ??= ask().finally(() => {
        underWay = null;
      });
      return underWay;
    },
  };
}
