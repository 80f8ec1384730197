import type { HookResult } from './hook-queue.ts';

/** How long one call may take, in milliseconds. */
const LIMIT_MS = 10_000;

/** Answers that say to come again: too many requests, and what a server has wrong with itself (RFC 9110, RFC 6585). */
const COME_AGAIN = new Set([408, 425, 429]);

/**
 * Sends `document` by POST to the address that the user set, and to no other: a redirection is not followed.
 * What is answered is not read.
 */
export async function callWebhook(
  address: string,
  document: string,
  version: string,
  signal: AbortSignal,
  limitMs = LIMIT_MS,
): Promise<HookResult> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: document,
      headers: { 'content-type': 'application/json', 'user-agent': `portico/${version}` },
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(limitMs)]),
    });
    await response.body?.cancel();
    if (response.ok) return { ok: true };
    const { status } = response;
    return { ok: false, detail: `HTTP ${status}`, retry: status >= 500 || COME_AGAIN.has(status) };
  } catch (error) {
    return { ok: false, detail: detailOf(error), retry: true };
  }
}

/** `fetch` says why in the cause. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}
