/** English texts of the way around the page. */
export const nav = {
  label: 'Views',
  places: {
    building: 'Building',
    processes: 'Processes',
    connections: 'Connections',
    findings: 'Findings',
    history: 'History',
    registry: 'Registry',
    learn: 'Learn',
    settings: 'Settings',
  },
  groups: { ports: 'Ports', who: 'Who', watch: 'Watch', know: 'Know' },
};

export type NavMessages = typeof nav;
