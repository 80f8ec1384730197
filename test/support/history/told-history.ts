import { type CliOptions, runCli } from '../cli.ts';

/** A listener as `portico history --json` tells of it. */
export interface ToldListener {
  readonly port: number;
  readonly protocol: string;
  readonly pid: number | null;
  readonly openingSeen: boolean;
  readonly firstSeen: string;
  readonly lastSeen: string | null;
  readonly endedBy: string | null;
  readonly sure?: string;
}

/** The document, as far as tests need it. */
export interface ToldHistory {
  readonly recordedSince: string | null;
  readonly watchedUntil: string | null;
  readonly watched: readonly { readonly from: string; readonly until: string }[];
  readonly slept?: readonly { readonly from: string; readonly until: string }[];
  readonly listeners: readonly ToldListener[];
  readonly isWatched?: boolean;
  readonly peers?: readonly { readonly port: number; readonly count: number }[];
}

/** What `portico history` tells of a data folder. @throws where it fails */
export async function historyOf(
  home: string,
  args: readonly string[] = [],
  options: CliOptions = {},
): Promise<ToldHistory> {
  const env = { ...options.env, PORTICO_HOME: home };
  const { code, stdout, stderr } = await runCli(['history', '--json', ...args], {
    ...options,
    env,
  });
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as ToldHistory;
}
