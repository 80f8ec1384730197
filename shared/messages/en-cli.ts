/** English texts of the terminal. */
export const cli = {
  usage: 'Usage:',
  usageCommand: '[command]',
  usageOptions: '[options]',
  moreHelp: '“portico COMMAND --help” tells the options of one command.',
  commands: 'Commands:',
  options: 'Options:',
  arguments: 'Arguments:',
  program:
    'Every door that is open on this computer: which program holds it, and who can come to it.',
  list: 'list all sockets, grouped by range (the default)',
  watch: 'show sockets as they open, change and close',
  explain: 'what a port is for, and who holds it here',
  compare: 'what differs between two snapshots that were saved by list --json (exit code 0 too)',
  compareBefore: 'the earlier snapshot',
  compareAfter: 'the later one; without it: now',
  serve: 'serve the app to a browser on this machine',
  help: 'show this help',
  version: 'show the version',
  port: 'a port from 0 to 65535, with /tcp, /udp, /sctp or /dccp if only one is meant',
  optionListening: 'only doors: listening and bound sockets',
  optionJson: 'as JSON',
  optionCsv: 'as CSV',
  optionMarkdown: 'as a table of Markdown',
  optionRedact: 'addresses, users and command lines masked, for a report',
  optionFilter: 'only sockets that match: words, port:80-99, state:listen … (docs/query.md)',
  optionSource: 'what reads the sockets',
  optionNamespaces: 'also sockets in the networks of containers (Linux)',
  optionLang: 'language of the text',
  optionInterval: 'time between two readings, 250 to 60000 ms',
  optionServePort: 'port to serve on (otherwise the first free one from 6500 to 6519)',
  optionHost: 'address to serve on',
  optionOpen: 'open a browser',
  errorUnknownOption: (option: string, allowed: string) =>
    `Unknown option ${option}. Allowed: ${allowed}`,
  errorUnknownCommand: (command: string, allowed: string) =>
    `Unknown command ${command}. Allowed: ${allowed}`,
  errorGroup: (group: string, allowed: string) =>
    `“${group}” needs a word more. Allowed: ${allowed}`,
  errorMissingValue: (option: string) => `${option} needs a value.`,
  errorTooMany: (command: string) => `${command} takes no further arguments.`,
  errorMissingArgument: (argument: string, command: string) =>
    `${argument} is missing. “portico ${command} --help” says what is meant.`,
  errorPort: (given: string) =>
    `“${given}” is no port. Allowed: 0 to 65535, with /tcp, /udp, /sctp or /dccp behind it if wanted.`,
  /** Why the system does not let a file be read; other reasons are told by its code. */
  fileReasons: {
    ENOENT: 'there is no such file',
    EACCES: 'you may not read it',
    EISDIR: 'it is no file',
  },
  errorFile: (path: string, why: string) => `${path} cannot be read: ${why}.`,
  errorFileTooLarge: (path: string, most: number) =>
    `${path} is larger than ${most.toLocaleString('en')} bytes and was not read.`,
  errorNumber: (option: string, given: string, from: number, to: number) =>
    `${option} ${given}: allowed is a whole number from ${from} to ${to}.`,
  errorChoice: (option: string, given: string, allowed: string) =>
    `${option} ${given}: allowed is ${allowed}.`,
  errorTogether: (a: string, b: string) => `${a} and ${b} cannot be used together.`,
  errorNoSource: 'No source can read the sockets of this machine:',
  nothingListed: 'No sockets.',
  nothingMatches: (query: string) => `No socket matches “${query}”.`,
  event: { opened: 'opened', changed: 'changed', closed: 'closed', passed: 'passed' },
  watching: (every: string) => `every ${every} · Ctrl-C to end`,
  moreRows: (count: number) => `… and ${count.toLocaleString('en')} more`,
  explainTitle: (port: number, range: string, first: number, last: number) =>
    `${port} · ${range} (ports ${first} to ${last})`,
  explainDynamicYes: (first: number, last: number) =>
    `This system may hand it out to any client (${first} to ${last}).`,
  explainDynamicNo: (first: number, last: number) =>
    `This system does not hand it out to clients (it uses ${first} to ${last}).`,
  explainDynamicUnknown: 'Which ports this system hands out to clients could not be read.',
  explainRegistry: 'The registry (IANA) says:',
  explainNoName: 'no name',
  explainSystem: 'On this system:',
  explainArticle: 'The article says:',
  explainUses: 'Commonly found here:',
  explainRisks: 'If this port is open to the network:',
  explainHere: 'On this machine now:',
  explainNobody: 'nobody is behind this door.',
  explainUnread: (protocol: string) =>
    `Portico reads TCP and UDP only: who uses this port with ${protocol} cannot be told.`,
  serving: 'Portico is at',
  servingKey: 'The address holds a key for this run. Do not share it. Ctrl-C ends it.',
  servingOpen: (host: string) =>
    `Warning: Portico is open to the network on ${host}. Whoever has the address sees this machine's sockets, what was found and its history; the connection is not encrypted. Nothing can be changed from the page.`,
  errorPortTaken: (port: number) => `Port ${port} is taken. Choose another one with --port.`,
  errorAllTaken: (first: number, last: number) =>
    `Ports ${first} to ${last} are all taken. Choose another one with --port.`,
  errorDenied: (port: number) =>
    `This user may not serve on port ${port}. Choose another one with --port, from 1024 on.`,
  errorHost: (host: string) => `${host} is no address of this machine.`,
  monitorLost: (seconds: number) =>
    `The monitor process ended by itself and is started again in ${seconds} s.`,
};

export type CliMessages = typeof cli;
