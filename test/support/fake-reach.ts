import type { CommandHandlers } from '../../shared/api/commands.ts';
import type { Reach } from '../../shared/reach/reach.ts';
import type { Opinion } from '../../shared/second-opinion/opinion.ts';

/** What a fake host says of who can reach its doors, and as a second opinion. */
export class FakeReach {
  /** What `reach` answers, by the id of the row. */
  readonly reaches = new Map<string, Reach>();
  /** What `secondOpinion` answers; while it is null it fails. */
  opinion: Opinion | null = null;

  handlers(): Pick<CommandHandlers, 'reach' | 'secondOpinion'> {
    return {
      reach: async ({ id }) => this.reaches.get(id) ?? null,
      secondOpinion: async () => {
        if (!this.opinion) throw new Error('nobody was asked');
        return this.opinion;
      },
    };
  }
}
