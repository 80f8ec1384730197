/// <reference path="./js-yaml.d.ts" />
import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import * as v from 'valibot';
import type { UpdateObstacle } from '../../../shared/update/update.ts';

/** Where newer versions are looked for. */
export interface Feed {
  /** Folder of the list of versions, over https. */
  readonly url: string;
  /** Who signs what is published; empty where the build was not told. */
  readonly publishers: readonly string[];
}

const name = v.pipe(v.string(), v.regex(/^[\w.-]+$/));
const publisherName = v.optional(v.nullable(v.union([v.string(), v.array(v.string())])));

/** What electron-builder writes into `app-update.yml`, as far as Portico follows it. */
const configSchema = v.variant('provider', [
  v.object({ provider: v.literal('generic'), url: v.string(), publisherName }),
  v.object({ provider: v.literal('github'), owner: name, repo: name, publisherName }),
]);

/** What a build says of its updates: where they are, or why there are none. */
export function feedOf(config: unknown, platform: string): Feed | UpdateObstacle {
  const parsed = v.safeParse(configSchema, config);
  if (!parsed.success) return 'no-feed';
  const said = parsed.output;
  const address = said.provider === 'github' ? latestRelease(said.owner, said.repo) : said.url;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) return 'no-feed';
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return 'not-https';
  const publishers = [said.publisherName ?? []]
    .flat()
    .filter((publisher) => publisher.trim() !== '');
  // Without one, electron-updater takes every installer for good.
  if (platform === 'win32' && publishers.length === 0) return 'not-signed';
  return { url: url.href, publishers };
}

/** @param path of `app-update.yml`, which is part of the package */
export async function readFeed(path: string, platform: string): Promise<Feed | UpdateObstacle> {
  try {
    return feedOf(load(await readFile(path, 'utf8')), platform);
  } catch {
    return 'no-feed';
  }
}

/** GitHub sends on to the files of the release that is marked as the latest one. */
function latestRelease(owner: string, repo: string): string {
  return `https://github.com/${owner}/${repo}/releases/latest/download/`;
}
