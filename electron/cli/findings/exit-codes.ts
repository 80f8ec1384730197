/** Exit codes of `portico check` beside those of every command. */
export const FINDINGS_EXIT = { found: 3, noBaseline: 4 } as const;
