import type { Messages } from '../messages/en.ts';
import type { BuildingMessages } from '../messages/en-building.ts';
import { remoteText } from '../text/endpoint.ts';
import { serviceText } from '../text/service.ts';
import { visibleText } from '../text/visible.ts';
import { type Door, nameOf } from './door.ts';
import { floorOf } from './floors.ts';
import type { Mark } from './marks.ts';

export interface Words {
  readonly all: Messages;
  readonly building: BuildingMessages;
}

/** What is said of a door: a title, then one fact a line, each with where it is known from. */
export interface DoorText {
  readonly title: string;
  readonly lines: readonly string[];
}

const MOST_NAME = 18;

/** Port and who is there, as a label has room for it. */
export function labelText(door: Door): string {
  return `${door.port} ${shortName(door)}`.trimEnd();
}

/** Who is there, as a label has room for it. */
export function shortName(door: Door): string {
  const characters = [...nameOf(door)];
  if (characters.length <= MOST_NAME) return characters.join('');
  return `${characters.slice(0, MOST_NAME - 1).join('')}…`;
}

/** Port, who is there, and by which protocols. */
export function doorTitle(door: Door): string {
  const protocols = door.hasBoth ? 'tcp, udp' : door.protocol;
  return [`${door.port}`, nameOf(door), `(${protocols})`].filter((part) => part !== '').join(' ');
}

export function doorText(door: Door, { all, building }: Words): DoorText {
  const { row, use } = door;
  const lines: string[] = [];
  if (use === 'connection') {
    const remote = remoteText(row);
    lines.push(building.usedByConnection);
    lines.push(`${all.roles[row.role]}${remote === null ? '' : ` · ${visibleText(remote)}`}`);
  } else {
    lines.push(all.view.exposureMeans[use]);
  }
  if (row.service) lines.push(`${visibleText(serviceText(row))} · ${all.view.registrySays}`);
  if (door.isOwnerHidden) lines.push(building.ownerUnseen);
  if (door.sockets > 1) lines.push(all.sockets(door.sockets));
  return { title: doorTitle(door), lines };
}

/** What is said of a mark: of its door, or of how many there are. */
export function markText(mark: Mark, words: Words): DoorText {
  if (mark.doors.length === 1) return doorText(mark.door, words);
  const { building } = words;
  const first = [mark.door, ...mark.doors.filter((door) => door !== mark.door)].slice(0, 5);
  return {
    title: building.joined(mark.doors.length),
    lines: [...first.map(doorTitle), building.joinedMeans],
  };
}

/** What is said of a place at which nobody may be. */
export function placeText(port: number, door: Door | undefined, words: Words): DoorText {
  if (door) return doorText(door, words);
  return { title: words.building.door(port, floorOf(port)), lines: [words.building.nobody] };
}

/** The same for who only hears it. */
export function spokenText(port: number, door: Door | undefined, words: Words): string {
  const { lines } = placeText(port, door, words);
  const who = door ? nameOf(door) : '';
  const { listSeparator, sentenceSeparator } = words.all;
  const head = [words.building.door(port, floorOf(port)), who].filter((part) => part !== '');
  return [...head, lines.join(sentenceSeparator)].join(listSeparator);
}
