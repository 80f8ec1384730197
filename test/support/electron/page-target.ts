import { randomUUID } from 'node:crypto';
import type { CdpSession } from './cdp.ts';
import type { FrameTree } from './frame-tree.ts';
import { BINDING, WORLD } from './ipc-messages.ts';
import { guardNetwork, type NetworkOwner } from './network.ts';
import { bundleWorlds, isolatedWorldScript, mainWorldScript } from './world-script.ts';

export interface Attached {
  readonly sessionId: string;
  readonly targetInfo: { readonly targetId: string; readonly type: string };
}

export interface PagePlan {
  readonly frames: FrameTree;
  /** Text of the preload script. */
  readonly preload: string | null;
  readonly inSubFrames: boolean;
  readonly owner: NetworkOwner;
}

const AUTO_ATTACH = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };

/** Prepares a page that waits for it, and then whatever that page starts in processes of its own. */
export async function attachPage(target: CdpSession, plan: PagePlan): Promise<void> {
  const { frames, owner } = plan;
  frames.follow(target);
  target.on('Target.attachedToTarget', ({ sessionId, targetInfo }: Attached) => {
    const child = target.child(sessionId);
    void (targetInfo.type === 'iframe' ? attachPage(child, plan) : letGo(child));
  });
  target.on('Target.detachedFromTarget', ({ sessionId }: Attached) => target.forget(sessionId));
  await Promise.all([
    target.tellOrForget('Page.enable'),
    target.tellOrForget('Runtime.enable'),
    target.tellOrForget('Inspector.enable'),
    target.tellOrForget('Target.setAutoAttach', AUTO_ATTACH),
    guardNetwork(target, owner),
    addWorlds(target, plan),
  ]);
  await letGo(target);
}

async function addWorlds(target: CdpSession, { preload, inSubFrames }: PagePlan): Promise<void> {
  if (preload === null) return;
  const bundles = await bundleWorlds();
  const settings = { secret: randomUUID(), inSubFrames };
  const main = mainWorldScript(bundles, settings);
  const isolated = isolatedWorldScript(bundles, settings, preload);
  await Promise.all([
    target.tellOrForget('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
    target.tellOrForget('Page.addScriptToEvaluateOnNewDocument', { source: main }),
    target.tellOrForget('Page.addScriptToEvaluateOnNewDocument', {
      source: isolated,
      worldName: WORLD,
    }),
  ]);
}

function letGo(target: CdpSession): Promise<void> {
  return target.tellOrForget('Runtime.runIfWaitingForDebugger');
}
