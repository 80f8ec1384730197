import * as v from 'valibot';
import { portSchema } from '../model/schema.ts';

/** Every view of the page. */
export const VIEWS = [
  'building',
  'well-known',
  'registered',
  'ephemeral',
  'processes',
  'connections',
  'findings',
  'history',
  'registry',
  'learn',
  'settings',
] as const;

export type ViewName = (typeof VIEWS)[number];

/** What the page can do that a menu outside of it asks for: ids of the page's own commands. */
export const PAGE_COMMANDS = [
  'palette',
  'filter',
  'clear-filter',
  'pause',
  'refresh',
  'export',
  'compare',
  'expect-all',
  'undo-finding',
  'opinion',
  'shortcuts',
] as const;

export type PageCommand = (typeof PAGE_COMMANDS)[number];

/**
 * What the user asked the host, somewhere outside of the page, to see in it.
 * - `socket`: its details, or those of its port where it is gone by then
 */
export const shownSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('view'), view: v.picklist(VIEWS) }),
  v.strictObject({ kind: v.literal('port'), port: portSchema }),
  v.strictObject({
    kind: v.literal('socket'),
    id: v.pipe(v.string(), v.maxLength(400)),
    port: portSchema,
  }),
  v.strictObject({ kind: v.literal('command'), command: v.picklist(PAGE_COMMANDS) }),
]);
export type Shown = v.InferOutput<typeof shownSchema>;
