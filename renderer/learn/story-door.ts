import type { Door } from '../../shared/building/door.ts';
import type { SocketRow } from '../../shared/model/socket.ts';

/** The door that the drawings of how it works are made with. */
export interface StoryDoor {
  readonly port: number;
  readonly look: Pick<Door, 'use' | 'protocol' | 'hasBoth' | 'isOwnerHidden'>;
  /** Null where it is no door of this machine. */
  readonly row: SocketRow | null;
}

const ANY = { use: 'any', protocol: 'tcp', hasBoth: false, isOwnerHidden: false } as const;

/** The listener that the story is told with; without one the web server's door of the article. */
export function storyDoor(row: SocketRow | null): StoryDoor {
  if (!row) return { port: 80, look: ANY, row };
  return { port: row.local.port, look: { ...ANY, use: row.exposure ?? 'any' }, row };
}
