import { en } from '../messages/en.ts';
import type { SocketRow } from '../model/socket.ts';
import { stepText } from './close/step-text.ts';
import type { Reach } from './reach.ts';
import { judgementLines, sumText } from './reach-text.ts';

/** The document of `portico reach --json`; described in docs/reach.md. Never localised. */
export function reachDocument(
  takenAt: number,
  doors: readonly { readonly row: SocketRow; readonly reach: Reach }[],
): Record<string, unknown> {
  return {
    schemaVersion: 1,
    takenAt: new Date(takenAt).toISOString(),
    doors: doors.map(({ row, reach }) => ({
      id: row.id,
      protocol: row.protocol,
      local: row.local,
      interface: row.interface,
      netns: row.netns,
      pids: row.owners.map(({ pid }) => pid),
      exposure: reach.exposure,
      isOwnOnly: reach.isOwnOnly,
      message: sumText(reach, en),
      families: reach.families.map((judgement) => ({
        ...judgement,
        message: judgementLines(judgement, en).join(en.listSeparator),
      })),
      firewall: reach.firewall,
      closing: reach.closing.map((step) => ({ ...step, message: stepText(step, en).title })),
    })),
  };
}
