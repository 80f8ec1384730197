import type { CommandHandlers } from '../../../shared/api/commands.ts';
import type { Rows } from '../../../shared/model/socket.ts';
import { reachOfDoor } from './reach-of-door.ts';
import { FirewallReader } from './read-firewall.ts';

/** What clients can ask of who can reach a door. @param rows the latest ones */
export function reachHandlers(rows: () => Rows | undefined): Pick<CommandHandlers, 'reach'> {
  const reader = new FirewallReader();
  return {
    reach: async ({ id }) => {
      const row = rows()?.get(id);
      return row ? await reachOfDoor(row, reader) : null;
    },
  };
}
