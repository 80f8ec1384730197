import * as v from 'valibot';
import { command } from './command.ts';

export const diagnosticsCommands = {
  /**
   * What is known of how Portico does, as text for a ticket: always in English, and with nothing left in it
   * that tells of a person or a place.
   */
  diagnostics: command('read', v.null(), v.strictObject({ text: v.string() })),
} as const;
