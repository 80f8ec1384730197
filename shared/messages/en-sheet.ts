/** English texts of the sheet of keys. */
export const sheet = {
  places: {
    lists: 'In a list',
    ports: 'In the lists of ports',
    heads: 'On the head of a column',
    filter: 'In the filter',
    building: 'In the building',
  },
  means: {
    nextLine: 'Next line',
    nextPage: 'A page further',
    ends: 'First and last line',
    details: 'Show the details',
    openGroup: 'Open and close a group',
    close: 'Close what is open',
    select: 'Select a line',
    selectMore: 'Select several lines',
    selectAll: 'Select all lines',
    copy: 'Copy what is selected',
    sort: 'Sort by it',
    sortToo: 'Sort by it too',
    moveColumn: 'Move the column',
    suggest: 'Show suggestions',
    toList: 'Into the list',
    clear: 'Clear the filter',
    walk: 'Next door, next floor',
    walkLit: 'Next door in use',
    floorEnds: 'Ends of the floor',
    eightFloors: 'Eight floors further',
    zoom: 'Come nearer, go further away',
    whole: 'The whole building',
    back: 'One step back',
  },
  /** Names of keys that no sign stands for. */
  keys: {
    ' ': 'Space',
    Escape: 'Esc',
    PageUp: 'Page Up',
    PageDown: 'Page Down',
  },
};

export type SheetMessages = typeof sheet;
