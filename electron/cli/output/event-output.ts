import type { MonitorEvent } from '../../../shared/api/events.ts';

/** Where the events of `watch` go. */
export interface EventOutput {
  /** Resolves when the reader has taken them: only then more are sent. */
  show(events: readonly MonitorEvent[]): Promise<void>;
  end(): void;
}

/** Writes and waits while the reader is behind. */
export function writeTo(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (text === '' || stream.write(text)) return Promise.resolve();
  return new Promise((resolve) => stream.once('drain', () => resolve()));
}
