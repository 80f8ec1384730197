/** Exit codes of every `portico` command. */
export const EXIT = { fine: 0, failed: 1, wrongUsage: 2 } as const;
