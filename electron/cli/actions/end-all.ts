import { type EndPlan, type EndResult, KILL_AFTER_MS } from '../../../shared/actions/process.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import type { EndOptions, EndTarget, ProcessEnder } from '../../monitor/actions/process-ender.ts';

/** One process that is to be ended, with what is known of it. */
export interface Planned {
  readonly target: EndTarget;
  readonly plan: EndPlan;
}

export interface Outcome extends Planned {
  readonly result: EndResult;
}

/** Ends all of them at once, and tells of those that take their time. */
export async function endAll(
  planned: readonly Planned[],
  options: EndOptions,
  ender: ProcessEnder,
  messages: Messages,
): Promise<readonly Outcome[]> {
  return await Promise.all(
    planned.map(async (one) => ({ ...one, result: await endOne(one, options, ender, messages) })),
  );
}

async function endOne(
  { target, plan }: Planned,
  options: EndOptions,
  ender: ProcessEnder,
  { acting }: Messages,
): Promise<EndResult> {
  let result = await ender.end(target, options);
  const forceAt = performance.now() + KILL_AFTER_MS;
  let said = 0;
  while (result.state === 'waiting') {
    const leftMs = forceAt - performance.now();
    if (leftMs <= 0) return await ender.goOn(result.action, 'kill');
    const seconds = Math.ceil(leftMs / 1000);
    // Without a terminal it is said once.
    if (said === 0 || (process.stderr.isTTY && seconds < said)) {
      const line = acting.terminal.waiting(visibleText(plan.process.name), seconds);
      process.stderr.write(`${line}\n`);
      said = seconds;
    }
    result = await ender.goOn(result.action, 'wait');
  }
  return result;
}
