/** English texts of the pictures of the Learn view, and of what can be done beside them. */
export const pictures = {
  contents: 'Chapters',
  live: 'Drawn from what is open here now',
  last: 'Drawn from what was read last',
  scheme: 'Drawn to show how it works; not a reading',
  notRead: 'What is open here has not been read yet.',
  openRange: (range: string) => `Show ${`${range}`.toLowerCase()}`,
  openDoor: (port: number) => `Show door ${port}`,
  thisMachine: 'this machine',
  network: 'network',
  open: 'open',
  closed: 'closed',
  knock: 'knock',
  nobody: 'nobody',
  notSeen: 'not seen',
  doors: {
    label: (doors: string) => `Four doors of this machine. ${doors}`,
    waits: (port: number, service: string, program: string) =>
      `${port}, ${service}: ${program} waits behind it.`,
    unseen: (port: number, service: string) =>
      `${port}, ${service}: somebody waits behind it who is not seen.`,
    nobody: (port: number, service: string) => `${port}, ${service}: nobody waits behind it.`,
  },
  building: {
    label: (wellKnown: number, registered: number, ephemeral: number) =>
      `The building of this machine, with its open doors lit. Ground floor: the well-known ports, ${number(wellKnown)} open. Floors 1 to 47: the registered ports, ${number(registered)} open. Floors 48 to 63: the ephemeral ports, ${number(ephemeral)} open.`,
    open: (doors: number) => `${number(doors)} open`,
  },
  request: {
    label: (client: string, server: string) =>
      `Two buildings. Arrow 1, the request, goes from the client’s door, ${client}, to the server’s door, ${server}. Arrow 2, the answer, comes back the same way.`,
    show: 'Show this connection',
    again: 'Play it again',
    other: 'Tell it with the open one',
  },
  ruler: {
    caption: 'Drawn to scale from what this system says',
    label:
      'A ruler of all ports from 0 to 65535, to scale: a thin strip of well-known ports, then the registered ones, which are three quarters of it, then the ephemeral ones.',
    handsOut: (first: number, last: number) =>
      `The hatched part, ${first} to ${last}, is what this system hands out.`,
    strip: 'handed out here',
    client: (port: number) => `The mark at ${port} is the client’s port of the story above.`,
  },
  listening: {
    network: (port: number) =>
      `Door ${port} lets callers from the network and from this machine in.`,
    loopback: (port: number) =>
      `Door ${port} lets callers from this machine in; for the network there is a wall.`,
    behind: (program: string) => `${program} waits behind it.`,
    connections: (count: number) => counted(count, 'connection', 'connections'),
    gone: (port: number) => `Door ${port} has closed meanwhile. It is shown as it last was.`,
    other: 'Take another door',
  },
  closing: {
    label: (port: number) =>
      `Door ${port} twice. Open: a knock comes in and is answered. Closed: nobody waits, and the knock is sent back at once.`,
    comesIn: 'answered',
    sentBack: 'sent back',
    remembered: (count: number) =>
      `Here ${counted(count, 'ended connection is', 'ended connections are')} remembered now.`,
  },
  guard: {
    label: (port: number) =>
      `A guard stands between the network and door ${port}. The first caller is let through to the door, the second is turned away, the third hears nothing.`,
    guard: 'firewall',
    admitted: 'let through',
    refused: 'turned away',
    silent: 'no answer',
  },
  limits: {
    label: (known: number, hidden: number) =>
      `What is seen: this machine and its doors, with the holders of ${counted(known, 'socket', 'sockets')}; of ${counted(hidden, 'socket', 'sockets')} they are hidden. What is not seen: the routers and firewalls on the way, and who is outside.`,
    seen: 'seen',
    router: 'router',
    firewall: 'firewall',
    outside: 'outside',
    known: (count: number) => `${number(count)} with a known holder`,
    hidden: (count: number) => `${number(count)} hidden`,
  },
};

export type PictureMessages = typeof pictures;

function number(count: number): string {
  return count.toLocaleString('en');
}

function counted(count: number, one: string, many: string): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}
