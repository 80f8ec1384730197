import type { KeepInTray } from '../../../shared/model/settings.ts';

/**
 * Whether Portico is to go on without a window.
 * @param hasBaseline whether something is expected, so that somebody waits for findings
 */
export function wantsToStay(keep: KeepInTray, hasBaseline: boolean): boolean {
  return keep === 'always' || (keep === 'auto' && hasBaseline);
}
