import type { UpdateObstacle } from '../../../shared/update/update.ts';
import type { UpdateEngine } from './desk.ts';
import { createUpdater, type EngineOptions, openEngine } from './engine.ts';
import { readFeed } from './feed.ts';

export interface StartOptions extends Omit<EngineOptions, 'feed'> {
  readonly platform: string;
  /** Whether the user waits for an answer: nothing is asked but then. */
  readonly mayAsk: () => boolean;
}

/** Everything that updates need beside the desk: this module is loaded when they are first asked for. */
export async function startEngine({
  platform,
  mayAsk,
  ...options
}: StartOptions): Promise<UpdateEngine | UpdateObstacle> {
  const feed = await readFeed(options.configPath, platform);
  if (typeof feed === 'string') return feed;
  options.log(`asks ${new URL(feed.url).host}`);
  const updater = createUpdater(platform);
  // A session of its own, which the guard of the page's session does not see. Redirects come by here, too.
  updater.netSession.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !mayAsk() || !url.startsWith('https://') });
  });
  return openEngine(updater, { ...options, feed });
}
