function number(count: number): string {
  return count.toLocaleString('en');
}

/** English texts of the building. */
export const building = {
  summary: (doors: number, open: number, toNetwork: number) =>
    `${number(doors)} doors, ${number(open)} open, ${number(toNetwork)} open to the network`,
  picture: (doors: number, floors: number) =>
    `The building: ${number(doors)} doors on ${number(floors)} floors`,
  keys: 'Arrow keys walk from door to door and from floor to floor; with Ctrl or Shift to the next door in use. Home and End go to the ends of the floor, Page Up and Page Down eight floors away. Enter shows the details. Plus and minus zoom, 0 shows the whole building, Escape goes back.',
  pointer: 'Wheel or pinch to come nearer, drag to move, click a door for its details.',
  pointerTall:
    'Wheel or drag to move, Ctrl and wheel or pinch to come nearer, click a door for its details.',
  legend: 'What the windows mean',
  connection: 'connections only',
  udp: 'UDP',
  both: 'TCP and UDP',
  ownerHidden: 'owner unknown',
  several: 'several doors',
  dynamic: (first: number, last: number) => `handed out by this system (${first}–${last})`,
  floor: (floor: number) => `Floor ${floor}`,
  floorPorts: (first: number, last: number) => `ports ${first} to ${last}`,
  wholeBuilding: 'Whole building',
  zoomIn: 'Come nearer',
  zoomOut: 'Go further away',
  floorAbove: 'Floor above',
  floorBelow: 'Floor below',
  door: (port: number, floor: number) => `Door ${port}, floor ${floor}`,
  nobody: 'Nobody uses this door.',
  usedByConnection: 'Nobody waits here; a connection uses this number.',
  ownerUnseen: 'A process holds it that cannot be seen.',
  joined: (count: number) => `${number(count)} doors`,
  joinedMeans: 'Come nearer to see them apart, or click to list them.',
  asText: 'Doors in use, as text',
  more: (count: number) => `and ${number(count)} more, in the lists of the ranges`,
  noneInUse: 'No door is in use.',
  matching: (asked: number, all: number) =>
    asked === 0
      ? `None of the ${number(all)} doors in use matches the filter.`
      : `${number(asked)} of ${number(all)} doors in use ${asked === 1 ? 'matches' : 'match'} the filter.`,
  notAsked: 'Does not match the filter.',
};

export type BuildingMessages = typeof building;
