import * as v from 'valibot';
import {
  factsSchema,
  momentQuestion,
  momentSchema,
  peersQuestion,
  peersSchema,
  timelineQuestion,
  timelineSchema,
} from '../history/questions.ts';
import { command } from './command.ts';

/** What can be asked of the history that this machine's monitors recorded. */
export const historyCommands = {
  /** Who listened when, as lanes of bars; bounded, and as coarse as is asked for. */
  readTimeline: command('read', timelineQuestion, timelineSchema),
  /** What listened at one time. */
  listenedAt: command('read', momentQuestion, momentSchema),
  /** Which programs had connections with whom, the most first. */
  readPeers: command('read', peersQuestion, peersSchema),
  /** Whether history is recorded and why not, since when, and how large it is. */
  historyFacts: command('read', v.null(), factsSchema),
  /** Deletes all of it. Refused while another monitor records. */
  clearHistory: command('write', v.null(), v.null()),
} as const;
