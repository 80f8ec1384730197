import type { CommandHandlers } from '../../shared/api/commands.ts';
import { CommandError } from '../../shared/api/dispatch.ts';
import type { LoginCommandName, LoginStart } from '../../shared/api/login-commands.ts';

/** A host that is no desktop, until a test makes it one. */
export class FakeLogin {
  start: LoginStart = { state: 'unavailable', why: 'no-desktop' };
  /** Why the system does not let it be changed; null where it does. */
  refusal: string | null = null;

  get handlers(): Pick<CommandHandlers, LoginCommandName> {
    return {
      readLoginStart: async () => this.start,
      changeLoginStart: async ({ on }) => {
        if (this.refusal !== null) throw new CommandError('failed', 'not changed', this.refusal);
        if (this.start.state === 'known') this.start = { ...this.start, on };
        return this.start;
      },
    };
  }
}
