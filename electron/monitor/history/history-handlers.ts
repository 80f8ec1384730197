import type { CommandHandlers } from '../../../shared/api/commands.ts';
import type { HistoryService } from './history-service.ts';

export type HistoryHandlers = Pick<
  CommandHandlers,
  'readTimeline' | 'listenedAt' | 'readPeers' | 'historyFacts' | 'clearHistory'
>;

/** What clients can ask of history. */
export function historyHandlers(history: HistoryService): HistoryHandlers {
  return {
    readTimeline: (question) => history.ask('timeline', question),
    listenedAt: (question) => history.ask('listenedAt', question),
    readPeers: (question) => history.ask('peers', question),
    historyFacts: async () => ({
      ...(await history.ask('facts', null)),
      recording: history.state,
    }),
    clearHistory: async () => {
      await history.clear();
      return null;
    },
  };
}
