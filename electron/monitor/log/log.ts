import { withoutSecrets } from '../../../shared/diagnostics/secrets.ts';
import { printableJson } from '../../../shared/text/visible.ts';
import { LogFile } from './log-file.ts';
import { stackOf } from './stack-of.ts';

export type LogLevel = 'info' | 'warn' | 'error';

/** Which process writes. */
export type LogPart = 'desktop' | 'web' | 'monitor';

/**
 * What is written down; nothing else is.
 * - `start`, `end`: of the process
 * - `source`: which source serves, and why better ones do not; `no-source`: none does
 * - `problem`: of a kind that is told with readings, once and then counted
 * - `monitor-lost`, `page-lost`, `page-hung`, `page-given-up`, `child-lost`: what ended by itself
 * - `page-failed`: a page that could not be loaded
 * - `fault`: an error that nobody expected
 * - `lock-unknown`: nothing tells whether the screen is locked
 * - `acted`: a command that did something outside of Portico
 * - `update`: how far bringing the app up to date is
 * - `refused`: what was not taken from a client
 */
export type LogEvent =
  | 'start'
  | 'end'
  | 'source'
  | 'no-source'
  | 'problem'
  | 'monitor-lost'
  | 'page-lost'
  | 'page-hung'
  | 'page-given-up'
  | 'page-failed'
  | 'child-lost'
  | 'fault'
  | 'lock-unknown'
  | 'acted'
  | 'update'
  | 'refused';

export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** A text longer than this is cut. */
const LONGEST_TEXT = 4000;

/**
 * What Portico did and what went wrong, in a file of the data folder, one JSON object a line. Never a
 * command line's arguments, an environment, a key, an address or what the user looks for. Where it cannot be
 * written everything else goes on, and the next line that can be says how many are missing.
 */
export class Log {
  readonly file: LogFile;
  readonly #part: LogPart;
  readonly #counts = new Map<string, number>();
  #lost = 0;

  constructor(dataFolder: string, part: LogPart, file = new LogFile(dataFolder)) {
    this.file = file;
    this.#part = part;
  }

  write(level: LogLevel, event: LogEvent, facts: LogFacts = {}): void {
    const line = printableJson({
      at: new Date().toISOString(),
      level,
      part: this.#part,
      pid: process.pid,
      event,
      ...writable(facts),
      ...(this.#lost > 0 && { linesLost: this.#lost }),
    });
    try {
      this.file.append(line);
      this.#lost = 0;
    } catch {
      this.#lost += 1;
    }
  }

  /** The same: the first, the tenth, the hundredth of its kind, with how many there were. */
  writeRarely(level: LogLevel, event: LogEvent, facts: LogFacts, kind: string): void {
    const key = `${event} ${kind}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    if (Number.isInteger(Math.log10(count))) this.write(level, event, { ...facts, count });
  }

  /** An error that nobody expected. */
  fault(where: string, error: unknown): void {
    this.write('error', 'fault', { where, text: stackOf(error) });
  }
}

function writable(facts: LogFacts): LogFacts {
  const entries = Object.entries(facts).map(([name, value]) => [
    name,
    typeof value === 'string' ? writableText(value) : value,
  ]);
  return Object.fromEntries(entries) as LogFacts;
}

/** Cut before it is looked through, too: what is thrown may be of any size, and what is hidden makes it shorter. */
function writableText(text: string): string {
  return withoutSecrets(text.slice(0, 2 * LONGEST_TEXT)).slice(0, LONGEST_TEXT);
}
