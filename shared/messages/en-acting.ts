import type { CloseRefusal } from '../actions/connection.ts';
import type { EquivalentKind } from '../actions/equivalents.ts';
import type { BannerKind, KnockRefusal } from '../actions/knock.ts';
import type { NotTheSame, Refusal } from '../actions/process.ts';

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

const refusals: Record<Refusal, (name: string) => string> = {
  first: (name) => `${name} is the system’s first process: without it the system stops.`,
  kernel: (name) => `${name} is a part of the kernel and cannot be ended.`,
  self: (name) => `${name} is Portico itself. Close Portico instead.`,
  ancestor: (name) => `${name} has started Portico, which would end with it.`,
  unit: (name) =>
    `${name} belongs to a service, which may start it again. Stop the service instead.`,
  container: (name) => `${name} works for a container. Stop the container instead.`,
};

const notTheSame: Record<NotTheSame, string> = {
  gone: 'It is no longer the same process: it has ended already. Nothing was sent.',
  other: 'It is no longer the same process: another one has its PID now. Nothing was sent.',
  'no-socket':
    'It is no longer the same process: it does not hold this socket any more. Nothing was sent.',
};

const closeRefusals: Record<CloseRefusal, string> = {
  listener: 'A door cannot be closed from outside: end the program that holds it.',
  udp: 'UDP knows no connections that could be closed.',
  over: 'This connection is over; the kernel only remembers it for a while.',
  self: 'This is Portico’s own connection.',
  namespace: 'It is in the network of a container, where Portico closes nothing.',
  source:
    'What reads the sockets now cannot tell this connection from the next one between the same endpoints.',
  system:
    'This system offers no way to close one connection. To end the program closes all that it has.',
  kernel:
    'This kernel was built without the option for it (CONFIG_INET_DIAG_DESTROY). To end the program closes all that it has.',
};

const knockRefusals: Record<KnockRefusal, string> = {
  gone: 'The door is gone.',
  connection: 'Only a listening door can be knocked on.',
  udp: 'UDP has no handshake: a knock there says nothing.',
  namespace: 'It is in the network of a container, where Portico does not knock.',
  'other-address': 'Its address is none of this machine’s now.',
};

const banners: Record<BannerKind, string> = {
  ssh: 'An SSH server',
  smtp: 'A mail server (SMTP)',
  ftp: 'A file server (FTP)',
  pop3: 'A mailbox server (POP3)',
  imap: 'A mailbox server (IMAP)',
  mysql: 'A MySQL or MariaDB server',
  vnc: 'A remote desktop server (VNC)',
  other: 'It says',
};

const equivalents: Record<EquivalentKind, string> = {
  show: 'shows this socket',
  files: 'shows who has it open',
  end: 'asks the program to end',
  close: 'closes this connection',
  knock: 'knocks',
};

/** English texts of what is done to processes and doors. */
export const acting = {
  title: 'What can be done',
  end: 'End process …',
  close: 'Close connection …',
  knock: 'Knock',
  knocking: 'Knocking …',
  browse: 'Open in browser',
  copy: 'Copy …',
  reveal: 'Show the program file',
  copyPath: 'Copy the program’s path',
  copyEndpoint: 'Copy the endpoint',
  copyCommand: (does: string) => `Copy the command that ${does}`,
  equivalents,
  shown: 'The system was asked to show it.',
  notShown: 'There is nothing to show any more.',
  off: 'Acting is off: it has to be allowed when the server is started, and is never where others than this machine can come to it. To allow it:',
  selectFirst: 'Select a socket first.',
  selectListener: 'Select a listening door of TCP first.',
  noProcess: 'No process is known that could be ended.',
  refusals,
  closeRefusals,
  knockRefusals,
  confirm: {
    title: (name: string) => `End ${name}?`,
    process: 'Process',
    serves: (count: number) => `It also serves ${counted(count, 'other door', 'other doors')}:`,
    servesNothing: 'It serves no other door.',
    connections: (count: number) =>
      `${counted(count, 'connection', 'connections')} of its will break.`,
    tree: (count: number) =>
      `Also end the ${counted(count, 'process', 'processes')} that it started`,
    treeNote: 'Without this they live on.',
    how: (seconds: number) =>
      `It is asked to end (TERM). If it has not after ${counted(seconds, 'second', 'seconds')}, it is ended by force (KILL), unless you stop that.`,
    instead: 'Stop it where it is managed instead:',
    stop: 'stop it now',
    disable: 'stop it, and keep it from starting again',
    anyway: 'End the process all the same',
    notAllowed: (user: string) =>
      `It belongs to ${user}. To end it you would have to be that user, or the administrator of this machine.`,
    choose: 'Several processes hold this door. Which one?',
    yes: 'End it',
    cancel: 'Cancel',
    looking: 'Looking at the process …',
  },
  ending: {
    title: (name: string) => `Ending ${name}`,
    asked: 'It was asked to end and has not yet.',
    left: (count: number) => `${counted(count, 'process', 'processes')} still there.`,
    force: (seconds: number) => `By force in ${counted(seconds, 'second', 'seconds')}.`,
    now: 'By force now',
    leave: 'Leave it running',
  },
  ended: {
    term: (name: string) => `${name} has ended.`,
    kill: (name: string) => `${name} was ended by force.`,
    termTree: (name: string, others: number) =>
      `${name} and ${counted(others, 'process', 'processes')} that it started have ended.`,
    killTree: (name: string, others: number) =>
      `${name} and ${counted(others, 'process', 'processes')} that it started were ended by force.`,
    missed: (names: string) => `Not ended, for want of rights: ${names}.`,
    stillThere: (names: string) =>
      `Not even force has ended ${names}: it waits inside of the kernel, perhaps for a disk or a network drive.`,
    leftAlone: (name: string) => `${name} was asked to end and is left running.`,
    denied: (name: string, user: string) =>
      `Not allowed: ${name} belongs to ${user}. Run Portico as that user, or as the administrator of this machine.`,
    anotherUser: 'another user',
    unknown: 'Nothing is known of that any more.',
    failed: (detail: string) => `It failed: ${detail}`,
    notTheSame,
  },
  closing: {
    title: 'Close this connection?',
    means:
      'Both ends are told that it broke; the programs go on. What was under way over it is lost.',
    yes: 'Close it',
    closed: 'The connection was closed.',
    gone: 'It was no longer there. Nothing was sent.',
    denied:
      'Not allowed: to close a connection takes the right to administer the network (CAP_NET_ADMIN). Run Portico as the administrator of this machine.',
    failed: (detail: string) => `It could not be closed: ${detail}`,
  },
  knocked: {
    title: (address: string) => `Knocked at ${address}`,
    open: (ms: string) => `Open: connected in ${ms}.`,
    quiet: 'Open, and whoever is there says nothing, neither first nor when asked for a web page.',
    hungUp: 'Open, and whoever is there hangs up at once.',
    refused: 'Refused: nobody listens there now.',
    silent: 'Silent: not even the connection came about within 3 seconds.',
    failed: (detail: string) => `The system says ${detail}.`,
    cut: (bytes: string) => `It said more than ${bytes}; no more was listened to.`,
    banners,
    said: (who: string, what: string) => `${who}: ${what}`,
    http: (status: number, reason: string) =>
      `A web server (HTTP): ${`${status} ${reason}`.trim()}`,
    page: (title: string) => `Title: ${title}`,
    server: (name: string) => `It calls itself ${name}`,
    location: (where: string) => `It sends on to ${where}`,
    tls: (version: string) => `With TLS (${version})`,
    tlsProblem: (why: string) => `It speaks TLS, and no handshake came about: ${why}`,
    noCertificate: 'It shows no certificate.',
    subject: (name: string) => `Certificate for ${name}`,
    names: (names: string) => `Also for ${names}`,
    issuer: (name: string) => `Issued by ${name}`,
    issuedBySelf: 'Issued by itself',
    valid: (from: string, to: string) => `Valid from ${from} to ${to}`,
    expired: 'It has expired.',
    notYet: 'It is not valid yet.',
    trusted: 'This system’s authorities vouch for it.',
    untrusted: 'None of this system’s authorities vouches for it.',
    unnamed: 'nobody',
  },
  terminal: {
    kill: 'end the program behind a port, after asking',
    killPort: 'the port of a listener or a bound socket, never of a connection',
    pid: 'the process itself; with a port: which of its holders',
    yes: 'do not ask',
    tree: 'also the processes that it started',
    all: 'every process that holds the port',
    anyway: 'also where a service or container would be stopped better',
    json: 'the result as JSON',
    knock: 'connect to a listener of this machine and tell what answers',
    knockPort: 'the port of a TCP listener of this machine',
    free: 'which ports are free: by the kernel’s table, and by opening them for a moment',
    freePorts: 'one port, or the first and last of several (3000..3100), with /tcp or /udp',
    first: 'only the first free one',
    nothingSaid: 'Say which port, or which process with --pid.',
    nobody: (port: string) => `Nobody is behind port ${port}.`,
    hidden: (port: string) =>
      `Who holds port ${port} cannot be seen by this user. Run Portico as the administrator of this machine.`,
    notHolder: (pid: number, port: string) => `Process ${pid} does not hold port ${port}.`,
    noProcess: (pid: number) => `There is no process ${pid}.`,
    several: (port: string) => `Several processes hold port ${port}:`,
    chooseOne: 'Choose one with --pid, or all of them with --all.',
    ask: (what: string) => `End ${what}? [y/N]`,
    yesAnswers: /^(y|yes)$/i,
    notAsked: 'There is no terminal to ask in. Add --yes if you are sure.',
    nothingDone: 'Nothing was done.',
    with: (count: number) => `and ${counted(count, 'process', 'processes')} that it started`,
    of: (name: string, pid: number, user: string) => `${name} (PID ${pid}, ${user})`,
    alsoServes: (doors: string) => `It also serves ${doors}.`,
    insist: 'Add --anyway to end the process all the same.',
    waiting: (name: string, seconds: number) =>
      `${name} was asked to end and has not yet. By force in ${counted(seconds, 'second', 'seconds')}; Ctrl-C leaves it running.`,
    noListener: (port: string) => `No program listens on port ${port}/tcp.`,
    allowActions: 'let the page end processes, close connections and knock (on this machine alone)',
    neverOpen: (host: string) =>
      `--allow-actions is not obeyed: on ${host} others than this machine could act.`,
    transport: (given: string) => `${given}: only TCP and UDP can be meant here.`,
    errorSpan: (given: string) =>
      `“${given}” is no port and no range of ports. Allowed: 3000, or 3000..3100, with /tcp or /udp behind it if wanted.`,
    freeLine: (ports: string, protocol: string) => `free    ${ports} (${protocol})`,
    taken: (port: string, by: string) => `taken   ${port}  ${by}`,
    needsRight: (ports: string) => `not for this user (a right is needed)  ${ports}`,
    takenUnseen: 'in no table, and yet it could not be opened',
    noneFree: 'None of them is free.',
    notFree: 'It is not free.',
  },
};

export type ActingMessages = typeof acting;
