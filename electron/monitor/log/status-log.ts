import type { MonitorStatus, SourceFailure } from '../../../shared/model/status.ts';
import type { Log } from './log.ts';

/** Writes down what readings tell: another source, and each kind of problem once and then counted. */
export class StatusLog {
  readonly #log: Log;
  #source = '';
  #problems: ReadonlySet<string> = new Set();

  constructor(log: Log) {
    this.#log = log;
  }

  take({ source, sourceFailures, problems }: MonitorStatus): void {
    const failures = failuresText(source?.failures ?? sourceFailures);
    const told = `${source?.name} ${failures}`;
    if (told !== this.#source) {
      this.#source = told;
      if (source) this.#log.write('info', 'source', { name: source.name, notUsed: failures });
      else this.#log.writeRarely('error', 'no-source', { notUsed: failures }, failures);
    }
    // A problem that stays is told with every reading.
    const before = this.#problems;
    this.#problems = new Set(problems.map(({ code }) => code));
    for (const problem of problems) {
      if (before.has(problem.code)) continue;
      const detail = 'detail' in problem ? problem.detail : null;
      this.#log.writeRarely('warn', 'problem', { code: problem.code, detail }, problem.code);
    }
  }
}

function failuresText(failures: readonly SourceFailure[]): string {
  return failures
    .map(({ source, code, detail }) =>
      detail ? `${source}: ${code} (${detail})` : `${source}: ${code}`,
    )
    .join('; ');
}
