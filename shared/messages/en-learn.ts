import { pictures } from './en-learn-pictures.ts';

/** English texts of the Learn view: the article's story, told with what is live on this machine. */
export const learn = {
  title: 'Learn',
  lead: 'What a port is, told with the doors of this machine.',
  chapterOf: (chapter: number, chapters: number) => `Chapter ${chapter} of ${chapters}`,
  door: {
    title: 'A port is a door',
    building:
      'Think of a computer as a building with 65,536 doors. A port number is the number on a door: programs wait behind the doors, and whoever wants one of them knocks at its door.',
    purpose:
      'Which door it is depends on what one comes for. A web browser knocks at 80 (HTTP) or 443 (HTTPS), a mail program at 110 (POP3) or 993 (IMAPS).',
    addressMeans: 'The IP address is the address of the building.',
    address: (address: string) =>
      `The IP address is the address of the building. This machine has ${address}, for example.`,
    answer:
      'If somebody waits behind the door, the two can talk. If nobody does, the caller goes away with nothing.',
    openNow: (open: number, toNetwork: number) =>
      `On this machine ${counted(open, 'door is open', 'doors are open')} now, ${toNetwork.toLocaleString('en')} of them to the network.`,
  },
  ranges: {
    title: 'Three ranges of doors',
    intro:
      'IANA, the registry of the internet’s numbers, divides the doors into three ranges. The range follows from the number alone and says nothing about who is behind the door.',
    wellKnown: (first: number, last: number) =>
      `Well-known ports, ${first} to ${last}: IANA gives them to the services that everybody knows, such as HTTP, SSH and DNS. Nothing stops a program from using such a number for something else, but it confuses those who come.`,
    registered: (first: number, last: number) =>
      `Registered ports, ${first} to ${last}: IANA lists whoever asked for one, such as MySQL for 3306 and PostgreSQL for 5432.`,
    ephemeral: (first: number, last: number) =>
      `Ephemeral ports, ${first} to ${last}: IANA gives them to nobody, and everybody may use them. Clients get one for the time of a connection.`,
    openNow: (wellKnown: number, registered: number, ephemeral: number) =>
      `Open here now: ${wellKnown.toLocaleString('en')} well-known, ${registered.toLocaleString('en')} registered, ${ephemeral.toLocaleString('en')} ephemeral.`,
    perProtocol:
      'TCP and UDP have doors of their own: the same number can be open for one and closed for the other.',
  },
  request: {
    title: 'A request and its answer',
    client: 'client',
    server: 'server',
    request: 'request',
    answer: 'answer',
    isExample: 'example',
    real: (client: string, server: string) =>
      `This connection is open now: ${client} has gone to ${server}.`,
    example: (client: string, server: string) =>
      `This is an example, not a reading: ${client} goes to ${server}, both on this machine.`,
    ended: (client: string, server: string) =>
      `This connection has ended; it is told as it last was: ${client} had gone to ${server}.`,
    noneOpen: 'No outgoing connection is open now.',
    otherOpen: 'Meanwhile an outgoing connection is open.',
    program: (program: string) => `${program} opened it.`,
    programHidden: 'Which program opened it could not be seen.',
    sameMachine: 'Both ends are on this machine.',
    serverPort: (port: number, service: string) =>
      `The client knocks at port ${port} of the server. The registry says: ${service}.`,
    serverPortUnnamed: (port: number) =>
      `The client knocks at port ${port} of the server. The registry has no name for it.`,
    clientPort: (port: number) =>
      `The client needs a door as well, for the answer to come back to. Port ${port} is one of those that this system hands out for that, and takes back when the connection ends.`,
    clientPortChosen: (port: number) =>
      `The client needs a door as well, for the answer to come back to. It is port ${port}, which is none of those that this system hands out; the program has probably chosen it itself.`,
    clientPortUnknown: (port: number) =>
      `The client needs a door as well, for the answer to come back to: port ${port}.`,
    goes: (clientPort: number, serverPort: number) =>
      `The request goes from ${clientPort} to ${serverPort}, the answer from ${serverPort} back to ${clientPort}. Both addresses and both ports together tell this connection from every other.`,
    datagrams:
      'UDP has no connections: every datagram travels by itself, and an answer comes only if the other side sends one.',
  },
  handsOut: {
    title: 'What this system really hands out',
    range: (first: number, last: number) =>
      `This system hands out ports ${first} to ${last} to clients.`,
    rangeUnknown: 'Which ports this system hands out to clients could not be read.',
    rangeUdp: (first: number, last: number) => `For UDP it hands out ports ${first} to ${last}.`,
    asRegistry: 'Those are just the ephemeral ports of the registry.',
    registeredToo: (first: number, last: number) =>
      `Of these, the registry counts ${first} to ${last} as registered. An outgoing connection can therefore carry a number that is registered for some service, and has nothing to do with it.`,
    leftOut: (first: number, last: number) =>
      `The registry counts ${first} to ${last} as ephemeral too, but this system does not hand them out.`,
    keptBack: (ports: number) =>
      `Inside the range that this system hands out, it keeps back ${counted(ports, 'port', 'ports')}.`,
    keptBackOnRequest: 'A program that asks for a kept port by its number still gets it.',
    keptBackUnknown: 'Whether some of them are kept back could not be read.',
    privileged: (below: number) => `To open a port below ${below}, a program needs a privilege.`,
    privilegedOneAddress: (below: number) =>
      `To open a port below ${below} on one address, a program needs a privilege; on all addresses it needs none.`,
    privilegedNone: 'To open a port, no program needs a privilege here.',
    privilegedUnknown: 'Which ports need a privilege to be opened is not known here.',
  },
  listening: {
    title: 'Listening and connecting',
    two: 'A program that serves others opens a door and listens behind it. A program that wants something connects: it gets a door of its own and knocks at the other one.',
    many: 'When a caller is let in, the door stays open for the next one. One door can serve many connections.',
    datagrams:
      'Over UDP nobody listens and nobody connects: a program binds a port and takes what comes.',
    openTo:
      'The program also says for whom the door is there: for this machine only, for one interface, or for all. All but the first are open to the network.',
    here: (program: string, endpoint: string) => `Here, ${program} listens on ${endpoint}.`,
    unseenHere: (endpoint: string) =>
      `Here, ${endpoint} is open; which program listens there cannot be seen.`,
    noProcessHere: (endpoint: string) => `Here, ${endpoint} is open, and no process holds it.`,
    nobodyHere: 'Here, nobody listens now.',
  },
  closing: {
    title: 'Closing a door',
    how: 'A port is closed when nobody waits behind it. It is closed at the program: end it, keep it from starting, or let it listen on this machine only.',
    knock:
      'Whoever knocks at a closed port learns it at once: TCP answers with a reset, UDP with a message that the port is unreachable.',
    afterwards:
      'A connection that has ended is remembered for a while (TIME_WAIT), so that late packets are not taken for new ones. Nobody is behind it any more.',
  },
  guard: {
    title: 'The guard at the entrance',
    what: 'A firewall is the guard at the entrance of the building. It is a device or a program that looks at where a caller comes from and which door it wants, and turns away whom its rules do not admit.',
    two: 'Door and guard are two things. A door can be open while the guard lets nobody through to it; and a door that is closed stays closed whatever the guard says.',
    silent: 'A guard may also say nothing at all. The caller then waits until it gives up.',
    words:
      'That is why Portico says “open to the network” of a door: it is what the door says, not yet what the guard says.',
  },
  limits: {
    title: 'What Portico cannot know',
    number:
      'A number proves nothing. That a port is registered for a service does not make the program behind it that service; Portico shows the program that is really there.',
    way: 'Whether somebody from outside gets here: routers and other firewalls on the way are not on this machine.',
    content:
      'What is said over a connection. Portico sees that there is one, and never looks into it.',
    ownersHidden: (sockets: number) =>
      `Who holds ${counted(sockets, 'socket', 'sockets')} here now: it could not be seen.`,
    ownersSeen: 'Who holds a socket of other users, on some systems. Here, all can be seen now.',
    between: 'What came and went between two readings, where the source cannot tell.',
  },
  pictures,
};

export type LearnMessages = typeof learn;

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
