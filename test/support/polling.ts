/** How long `expect.poll` waits for what a real program on a busy machine does in its own time. */
export const PATIENT = { timeout: 15_000, interval: 50 } as const;
