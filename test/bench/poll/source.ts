import { createMonitor } from '../../../electron/monitor/create.ts';
import type { Monitor } from '../../../electron/monitor/monitor.ts';
import type { Publication } from '../../../electron/monitor/publication.ts';
import { makeHost } from '../../support/make-host.ts';
import { timed } from '../figure.ts';

/** The sources that read without a child process, best first. */
export const SOURCES = ['netlink', 'proc'] as const;
export type MeasuredSource = (typeof SOURCES)[number];

/** The engine with one source, ticking when it is told. */
export class Ticking implements AsyncDisposable {
  readonly source: MeasuredSource;
  /** Milliseconds of its first tick, in which the source is also proved. */
  readonly firstMs: number;
  readonly #monitor: Monitor;

  private constructor(source: MeasuredSource, monitor: Monitor, firstMs: number) {
    this.source = source;
    this.#monitor = monitor;
    this.firstMs = firstMs;
  }

  /** @returns why not, where the source does not serve here */
  static async start(source: MeasuredSource): Promise<Ticking | string> {
    const monitor = createMonitor({
      host: makeHost({ os: process.platform, dynamicRange: null }),
      choice: source,
      intervalMs: 1000,
      otherNamespaces: false,
      selfPids: [],
      once: false,
    });
    const firstMs = await timed(() => monitor.readNow());
    const status = monitor.latest?.status;
    if (status?.source?.name === source) return new Ticking(source, monitor, firstMs);
    await monitor.stop();
    const failures = status?.source?.failures ?? status?.sourceFailures ?? [];
    const failure = failures.find((candidate) => candidate.source === source);
    return [failure?.code ?? 'not available', failure?.detail].filter(Boolean).join(': ');
  }

  async tick(): Promise<Publication> {
    return await this.#monitor.readNow();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#monitor.stop();
  }
}
