import type { ToolAnswer } from '../system/run-tool.ts';

/** How the reader looks at a system: its tools and its files. */
export interface Looker {
  readonly tool: (file: string, args: readonly string[]) => Promise<ToolAnswer>;
  /** Null where the file cannot be read. */
  readonly file: (path: string) => Promise<string | null>;
}
