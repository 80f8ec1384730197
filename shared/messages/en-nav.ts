/** English texts of the way around the page. */
export const nav = {
  label: 'Views',
  places: {
    building: 'Building',
    processes: 'Processes',
    connections: 'Connections',
    registry: 'Registry',
    learn: 'Learn',
    settings: 'Settings',
  },
  groups: { ports: 'Ports', who: 'Who', know: 'Know' },
};

export type NavMessages = typeof nav;
