import type { CsvRefusalCode } from '../registry/iana-csv.ts';
import type { RecordStatus } from '../registry/record.ts';
import type { RowFault } from '../registry/row-malformed.ts';
import type { SearchProblem } from '../registry/search-query.ts';

function number(count: number): string {
  return count.toLocaleString('en');
}

function counted(count: number, one: string, many: string): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

const statuses: Record<RecordStatus, string> = {
  assigned: 'assigned',
  reserved: 'reserved',
  unassigned: 'unassigned',
  dynamic: 'dynamic',
};

const searchProblems: Record<SearchProblem['code'], (word: string) => string> = {
  'not-a-port': (word) =>
    `“${word}” is no port. Allowed: a port from 0 to 65535, a range such as 6660-6670, a port with its protocol such as 53/udp, and words that do not begin with a number.`,
  'port-too-large': (word) => `“${word}” is too large. Allowed: ports from 0 to 65535.`,
  'range-backwards': (word) =>
    `“${word}” runs backwards. Allowed: the smaller port first, such as 6660-6670.`,
  'unknown-protocol': (word) => `“${word}”: allowed protocols are tcp, udp, sctp and dccp.`,
};

/** With what was found, where that adds something. */
const refusals = {
  empty: 'The file is empty.',
  html: 'This is a web page, not a CSV file.',
  'columns-missing': (columns: string) =>
    `This is another table: it lacks the columns of IANA’s file (${columns}).`,
  'row-malformed': 'A row cannot be read.',
  'too-many-rows': 'The file has more rows than the registry can have.',
  'too-few-names': (names: string) =>
    `The file is not whole: it has only ${names} names, and the registry has more than 11,000.`,
  'high-ports-missing': (port: string) =>
    `The file is not whole: its highest port is ${port}, and the registry goes on beyond 49000.`,
  'portless-names-missing': (names: string) =>
    `The file is not whole: it has only ${names} names without a port, and the registry has more than 500.`,
  'landmark-missing': (landmark: string) =>
    `This is not the registry, or not all of it: ${landmark} is missing.`,
  'no-date': 'No row says of which day the file is.',
} satisfies Record<CsvRefusalCode, string | ((detail: string) => string)>;

const rowFaults = {
  cut: 'The file is cut: its last line has no end.',
  'quote-open': 'A quoted cell has no end.',
  'quote-inside': 'There is a quote within a cell that is not quoted.',
  'after-quote': 'Something follows the end of a quoted cell.',
  cells: (cells: string) => `The row has another number of cells than the head (${cells}).`,
  nothing: 'The row has neither a name nor a port.',
  name: (found: string) => `“${found}” is no name of a service.`,
  port: (found: string) => `“${found}” is no port and no range of ports.`,
  protocol: (found: string) => `“${found}” is none of tcp, udp, sctp and dccp.`,
} satisfies Record<RowFault, string | ((found: string) => string)>;

/** English texts of the registry, for the page and for the terminal. */
export const registry = {
  title: 'Registry',
  edition: (source: string, date: string) => `${source}, ${date}`,
  records: (count: number) => counted(count, 'record', 'records'),
  found: (records: number, uses: number) =>
    uses === 0
      ? counted(records, 'record', 'records')
      : `${counted(records, 'record', 'records')}, ${counted(uses, 'common use', 'common uses')}`,
  /** Of a line that the registry has under another name, or none. */
  commonUse: (name: string) => `common use: ${name}`,
  builtIn: 'built in',
  imported: 'imported',
  statuses,
  searchProblems,
  refusals,
  rowFaults,
  refusedInLine: (line: number, why: string) => `Line ${line}: ${why}`,
  nothingChanged: 'Nothing was changed.',
  tooLarge: (bytes: number) =>
    `The file is larger than ${number(bytes)} bytes: it cannot be the registry.`,
  taken: (rows: number, records: number, date: string) =>
    `Taken over: ${counted(rows, 'row', 'rows')}, ${counted(records, 'record', 'records')}, newest date ${date}.`,
  toCompare:
    'Compare the rows and the date with IANA’s page: a file that was cut right behind one of its last rows cannot be told from a whole one.',
  before: (records: number, date: string) =>
    `Before: ${counted(records, 'record', 'records')} of ${date}.`,
  isReset: (records: number, date: string) =>
    `The built-in data is in force again: ${counted(records, 'record', 'records')} of ${date}.`,
  nothingFound: (words: string) => `No record matches “${words}”.`,
  cannotTell: 'Whether that is the usual program cannot be told.',
  search: 'Search the registry',
  examples: 'postgres, 6660-6670, udp reserved …',
  clear: 'Clear the search',
  notApplied: 'not searched for',
  showAll: 'Show all records',
  list: 'Records of the registry',
  columns: {
    port: 'Port',
    protocol: 'Protocol',
    range: 'Range',
    status: 'Status',
    name: 'Name',
    aliases: 'Also called',
    description: 'Description',
    use: 'Commonly found',
    risk: 'If open',
    here: 'Who holds it now',
  },
  nextFree: 'Next free port from',
  freeNow: 'free on TCP and UDP now',
  mayBeTaken: 'Another program may take them at any time.',
  noneFree: 'No port from there on is free.',
  portWanted: (word: string) => `“${word}” is no port. Allowed: a number from 0 to 65535.`,
  import: 'Import IANA’s CSV …',
  importNote:
    'The file service-names-port-numbers.csv, downloaded from IANA by you. Portico asks the network for nothing.',
  importing: (percent: number) => `Reading the file: ${percent} %`,
  importFailed: (reason: string) => `The file could not be taken over: ${reason}`,
  reset: 'Back to the built-in data',
  resetFailed: (reason: string) => `The built-in data could not be put in force: ${reason}`,
  opening: 'The registry is being opened …',
  openingFailed: (reason: string) => `The registry could not be opened: ${reason}`,
  terminal: {
    group: 'the registry of ports: search it, or renew its data',
    search: 'search the registry',
    import: 'take IANA’s CSV file over as the registry’s data',
    reset: 'go back to the registry’s built-in data',
    info: 'which edition of the registry is in force',
    words: 'ports (5432), ranges (6660-6670), ports with protocol (53/udp), a status, or words',
    file: 'service-names-port-numbers.csv, downloaded from IANA',
  },
};

export type RegistryMessages = typeof registry;
