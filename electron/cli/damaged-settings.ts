import { CONTRACT_VERSION } from '../../shared/api/messages.ts';
import type { Problem } from '../../shared/model/status.ts';
import type { ClientLine, Supervisor } from '../monitor/host/supervisor.ts';

/** Calls back if the monitor, at its first reading, had to set the settings file aside. */
export function onDamagedSettings(
  supervisor: Supervisor,
  callback: (problem: Problem) => void,
): void {
  const line: ClientLine | null = supervisor.open(
    {
      message: (message) => {
        if (message.type !== 'snapshot' && message.type !== 'blind') return;
        line?.close();
        const damaged = message.status.problems.find(({ code }) => code === 'settings-damaged');
        if (damaged) callback(damaged);
      },
      lost: () => {},
    },
    false,
  );
  line?.send({ type: 'hello', contract: CONTRACT_VERSION });
  line?.send({ type: 'subscribe' });
}
