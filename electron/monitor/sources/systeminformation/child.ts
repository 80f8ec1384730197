import { networkConnections, processes } from 'systeminformation';
import { portToParent } from '../../host/parent-port.ts';
import type { AnswerMessage, CallMessage, LibraryCalls } from './protocol.ts';

/**
 * Entry of the child process that runs systeminformation. The library starts shell commands without a
 * time limit; here they share a process group with the child, so that all can be ended together.
 */
const calls: { [C in keyof LibraryCalls]: () => Promise<unknown> } = {
  connections: () => networkConnections(),
  processes: async () => (await processes()).list,
};

const port = portToParent<AnswerMessage, CallMessage>();

port.onMessage((message) => {
  calls[message.call]()
    .then((value): AnswerMessage => ({ id: message.id, ok: true, value }))
    .catch((error: unknown): AnswerMessage => {
      return { id: message.id, ok: false, error: String(error) };
    })
    .then((answer) => port.send(answer));
});

port.onClose(() => {
  if (process.platform === 'win32') process.exit();
  process.kill(-process.pid, 'SIGKILL');
});
