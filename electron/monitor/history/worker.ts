import { parentPort } from 'node:worker_threads';
import { HistoryKeeper } from './history-keeper.ts';
import type { FromWorker, Questions, ToWorker } from './protocol.ts';

/** Entry of the thread that keeps the history, so that no disk holds up a reading. */
const port = parentPort;
if (!port) throw new Error('this is a thread of the monitor');
const say = (message: FromWorker): void => port.postMessage(message);
const keeper = new HistoryKeeper((report) => say({ kind: 'report', report }));

port.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'configure':
      return void keeper.configure(message.setup);
    case 'write':
      return void keeper.write(message.session, message.batch);
    case 'ask':
      return void answer(message);
    case 'close':
      return void keeper.close().finally(() => port.close());
  }
});

async function answer({ id, question, argument }: Extract<ToWorker, { kind: 'ask' }>) {
  try {
    const answer = await keeper.ask(question, argument as Questions[typeof question]['argument']);
    say({ kind: 'answer', id, answer });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    say({ kind: 'failure', id, detail });
  }
}
