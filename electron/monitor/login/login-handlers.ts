import type { CommandHandlers } from '../../../shared/api/commands.ts';
import type { LoginCommandName, LoginStart } from '../../../shared/api/login-commands.ts';

const NOT_HERE: LoginStart = { state: 'unavailable', why: 'no-desktop' };

/** What is answered where the host is no desktop: that one answers by itself. */
export const loginHandlers: Pick<CommandHandlers, LoginCommandName> = {
  readLoginStart: async () => NOT_HERE,
  changeLoginStart: async () => NOT_HERE,
};
