import type { CommandArgument, CommandName } from '../../shared/api/commands.ts';
import type { Supervisor } from '../monitor/host/supervisor.ts';

/** One line carries one question. */
const REQUEST = 1;

/**
 * Has the monitor carry out a command of the contract, as the page does, where the user says it outside of the page.
 * @returns whether it was carried out
 */
export function askMonitor<N extends CommandName>(
  supervisor: Supervisor,
  command: N,
  argument: CommandArgument<N>,
): Promise<boolean> {
  return new Promise((resolve) => {
    const line = supervisor.open(
      {
        message: (message) => {
          if (message.type !== 'response' || message.id !== REQUEST) return;
          line?.close();
          resolve(message.answer.ok);
        },
        lost: () => resolve(false),
      },
      true,
    );
    if (!line) return resolve(false);
    // Nobody looks through this line: nothing is to be read for it.
    line.send({ type: 'sight', sight: 'hidden' });
    line.send({ type: 'request', id: REQUEST, command, argument });
  });
}
