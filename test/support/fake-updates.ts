import type { CommandHandlers } from '../../shared/api/commands.ts';
import type { UpdateCommandName } from '../../shared/api/update-commands.ts';
import { stepUpdate } from '../../shared/update/step.ts';
import type { UpdateState, UpdateWish } from '../../shared/update/update.ts';

/** How far a host is with bringing itself up to date: led by a test, and by what the page wishes for. */
export class FakeUpdates {
  /** Every wish that came, in order. */
  readonly wishes: UpdateWish[] = [];
  state: UpdateState = { kind: 'idle' };

  /** @param changed told whenever a wish changed the state */
  handlers(changed: () => void): Pick<CommandHandlers, UpdateCommandName> {
    return {
      update: async ({ wish }) => {
        this.wishes.push(wish);
        this.state = stepUpdate(this.state, { kind: 'wish', wish });
        changed();
        return this.state;
      },
    };
  }
}
