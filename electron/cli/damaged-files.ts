import { CONTRACT_VERSION } from '../../shared/api/messages.ts';
import type { Problem } from '../../shared/model/status.ts';
import type { ClientLine, Supervisor } from '../monitor/host/supervisor.ts';

/** Files of the data folder that are set aside where they are damaged. */
const DAMAGES: ReadonlySet<Problem['code']> = new Set(['settings-damaged', 'registry-damaged']);

/** Calls back for every file that the monitor, at its first reading, had to set aside. */
export function onDamagedFiles(supervisor: Supervisor, callback: (problem: Problem) => void): void {
  const line: ClientLine | null = supervisor.open(
    {
      message: (message) => {
        if (message.type !== 'snapshot' && message.type !== 'blind') return;
        line?.close();
        for (const problem of message.status.problems) {
          if (DAMAGES.has(problem.code)) callback(problem);
        }
      },
      lost: () => {},
    },
    false,
  );
  line?.send({ type: 'hello', contract: CONTRACT_VERSION });
  line?.send({ type: 'subscribe' });
}
