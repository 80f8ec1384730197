import { eventObject } from '../../../shared/export/json.ts';
import { findingObject } from '../../../shared/findings/check-json.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import type { FindingsProblem } from '../../../shared/findings/findings-state.ts';
import type { FindingsNews } from '../../../shared/findings/news.ts';
import { findingsProblemText } from '../../../shared/findings/problem-text.ts';
import { en } from '../../../shared/messages/en.ts';
import type { Language } from '../../../shared/model/language.ts';
import type { HostFacts } from '../../../shared/model/status.ts';
import { printableJson, visibleText } from '../../../shared/text/visible.ts';
import type { CommandContext } from '../command-line.ts';
import { findingLines } from '../findings/check-text.ts';
import { writeTo } from './event-output.ts';
import { statusLines } from './status-lines.ts';
import { terminalStyle } from './style.ts';

/** Where the findings of `watch --findings` go. */
export interface FindingOutput {
  /** Resolves when the reader has taken them: only then more are sent. */
  show(news: FindingsNews): Promise<void>;
}

/** One that was told stays told, although the monitor may have been started again meanwhile. */
class Untold {
  readonly #ids = new Set<string>();

  of(findings: readonly Finding[]): Finding[] {
    return findings.filter(({ id }) => {
      const isNew = !this.#ids.has(id);
      this.#ids.add(id);
      return isNew;
    });
  }
}

/** `watch --findings --json`: one JSON object a line (docs/findings.md). */
export class FindingJsonLines implements FindingOutput {
  readonly #stream: NodeJS.WritableStream;
  readonly #host: HostFacts;
  readonly #language: Language;
  readonly #untold = new Untold();
  readonly #last = new Map<string, string>();

  constructor(stream: NodeJS.WritableStream, host: HostFacts, language: Language) {
    this.#stream = stream;
    this.#host = host;
    this.#language = language;
  }

  async show({ at, rules, fresh, dropped, problems, status }: FindingsNews): Promise<void> {
    const time = new Date(at).toISOString();
    await this.#writeNews({ type: 'baseline', at: time, rules });
    const told = problems.map((problem) => ({
      code: problem.code,
      message: findingsProblemText(problem, en),
    }));
    await this.#writeNews({ type: 'problems', at: time, problems: told });
    if (status) await this.#writeNews(eventObject({ type: 'status', at, status }, this.#host));
    for (const finding of this.#untold.of(fresh)) {
      await this.#write({ type: 'finding', at: time, ...findingObject(finding, this.#language) });
    }
    if (dropped > 0) await this.#write({ type: 'dropped', at: time, count: dropped });
  }

  /** Only where it says something else than the last one of its type. */
  async #writeNews(line: Record<string, unknown>): Promise<void> {
    const { type, at, ...facts } = line;
    const text = JSON.stringify(facts);
    if (this.#last.get(`${type}`) === text) return;
    this.#last.set(`${type}`, text);
    await this.#write(line);
  }

  async #write(line: Record<string, unknown>): Promise<void> {
    await writeTo(this.#stream, `${printableJson(line)}\n`);
  }
}

/** `watch --findings` for people: findings on one stream, what is to be known beside them on the other. */
export class FindingText implements FindingOutput {
  readonly #stream: NodeJS.WriteStream;
  readonly #context: CommandContext;
  readonly #complain: (text: string) => void;
  readonly #untold = new Untold();
  #rules: number | null = 0;
  #complaints: readonly string[] = [];

  constructor(
    stream: NodeJS.WriteStream,
    context: CommandContext,
    complain: (text: string) => void,
  ) {
    this.#stream = stream;
    this.#context = context;
    this.#complain = complain;
  }

  async show(news: FindingsNews): Promise<void> {
    const { at, rules, fresh, dropped } = news;
    const { watch } = this.#context.messages.alerts;
    if (rules === null && this.#rules !== null) this.#complain(watch.lostBaseline);
    this.#rules = rules;
    this.#tellProblems(news);
    const style = terminalStyle(this.#stream);
    const lines = findingLines(this.#untold.of(fresh), this.#context, style);
    if (dropped > 0) lines.push(watch.dropped(dropped), '');
    if (lines.length === 0) return;
    const time = new Date(at).toLocaleString(this.#context.language);
    await writeTo(this.#stream, `${[style.dim(time), ...lines].join('\n')}\n`);
  }

  #tellProblems({ problems, status }: FindingsNews): void {
    const { messages } = this.#context;
    const [, ...notes] = status ? statusLines(status, messages, terminalStyle(process.stderr)) : [];
    const complaints = [...problems.map((problem) => this.#textOf(problem)), ...notes];
    for (const text of complaints) if (!this.#complaints.includes(text)) this.#complain(text);
    this.#complaints = complaints;
  }

  #textOf(problem: FindingsProblem): string {
    return visibleText(findingsProblemText(problem, this.#context.messages));
  }
}
