import type { PortRecord } from '../../../../shared/registry/record.ts';

export const HEADER =
  'Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,Registration Date,' +
  'Modification Date,Reference,Service Code,Unauthorized Use Reported,Assignment Notes';
export const HISTORIC_NOTE =
  'This entry is an alias to "another".\nThis entry is now historic, not usable for use with many\n' +
  'common service discovery mechanisms.';

/** What a row says; everything else is left empty. */
export interface CsvFacts {
  readonly name?: string;
  readonly ports?: string;
  readonly protocol?: string;
  readonly description?: string;
  readonly registered?: string;
  readonly modified?: string;
  readonly notes?: string;
}

export function csvLine(facts: CsvFacts): string {
  const { name = '', ports = '', protocol = '', description = '' } = facts;
  const { registered = '', modified = '', notes = '' } = facts;
  const cells = [name, ports, protocol, description, '[Somebody]', '', registered, modified];
  return [...cells, '', '', '', notes].map(quoted).join(',');
}

/** A file of IANA's form with these records, names without a port behind them, and LF at the ends of lines. */
export function csvOf(records: readonly PortRecord[], nameless = 1_000): string {
  const portless = Array.from({ length: nameless }, (_, index) =>
    csvLine({ name: `only-a-name-${index}`, description: 'without a "port",\nof its own' }),
  );
  return `${[HEADER, ...records.flatMap(linesOf), ...portless].join('\n')}\n`;
}

/** In the registry's order: names in use first; but 465 and 2049 begin with the one that nobody means. */
function linesOf(record: PortRecord): string[] {
  const { first, last, protocol, status, name, aliases, description } = record;
  const ports = first === last ? `${first}` : `${first}-${last}`;
  const names = name === null ? aliases : [name, ...aliases];
  if (names.length === 0) return [csvLine({ ports, protocol, description })];
  const isOtherFirst = status === 'assigned' && (first === 465 || first === 2049);
  return (isOtherFirst ? names.toReversed() : names).map((one) =>
    csvLine({
      name: one,
      ports,
      protocol,
      description: one === names[0] ? description : 'of another name',
      registered: first === 443 ? '2026-01-31' : '',
      notes: one !== name && /[^a-z0-9-]/i.test(one) ? HISTORIC_NOTE : '',
    }),
  );
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
