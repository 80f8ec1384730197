function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** English texts of the views by process and by other side. */
export const groups = {
  processes: {
    title: 'Processes',
    lead: (processes: number, doors: number, connections: number) =>
      `${counted(processes, 'process', 'processes')} with ${counted(doors, 'door', 'doors')} and ${counted(connections, 'connection', 'connections')}`,
    tree: 'Processes and their sockets',
    columns: {
      name: 'Process',
      parent: 'Started by',
      place: 'Unit or container',
      doors: 'Doors',
      exposed: 'Open to network',
      connections: 'Connections',
    },
    hidden: 'hidden',
    none: 'no process any more',
  },
  connections: {
    title: 'Connections',
    lead: (hosts: number, connections: number) =>
      `${counted(connections, 'connection', 'connections')} with ${counted(hosts, 'address', 'addresses')}`,
    tree: 'Connections by other side',
    columns: {
      address: 'Other side',
      direction: 'Direction',
      service: 'Service',
      programs: 'Programs here',
      connections: 'Connections',
    },
    directions: { inbound: 'incoming', outbound: 'outgoing', both: 'both ways' },
    nothing: 'No connection is open now.',
  },
  nothingMatches: 'Nothing matches the filter.',
  expandAll: 'Expand all',
  collapseAll: 'Collapse all',
};

export type GroupMessages = typeof groups;
