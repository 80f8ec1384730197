import { hookTestDocument } from '../../../shared/findings/hook-document.ts';
import type { HostFacts } from '../../../shared/model/status.ts';
import { VERSION } from '../../../shared/version.ts';
import { callWebhook } from './call-webhook.ts';
import type { Hooks } from './hook-file.ts';
import type { HookResult } from './hook-queue.ts';
import { runHookCommand } from './run-command.ts';

/** Null: not set. */
export interface HookTrial {
  readonly command: HookResult | null;
  readonly webhook: HookResult | null;
}

/** Runs and calls what is set once each, with a document that has no findings. @param at milliseconds since 1970 UTC */
export async function tryHooks(
  { command, webhook }: Hooks,
  { hostname, os }: HostFacts,
  at: number,
): Promise<HookTrial> {
  const document = `${JSON.stringify(hookTestDocument({ hostname, os, at }))}\n`;
  const { signal } = new AbortController();
  const [ran, called] = await Promise.all([
    command && runHookCommand(command, document, signal),
    webhook === null ? null : callWebhook(webhook, document, VERSION, signal),
  ]);
  return { command: ran, webhook: called };
}
