import { readFileSync } from 'node:fs';
import type { PortRecord, RecordStatus, RegistryProtocol } from '../../shared/registry/record.ts';
import { RECORD_STATUSES, REGISTRY_PROTOCOLS } from '../../shared/registry/record.ts';

/** What the project knows of the registry beside the npm package. */
export interface Overlay {
  /** Of the registry as a whole. */
  readonly date: string;
  readonly source: string;
  readonly records: readonly PortRecord[];
}

/** Reads overlay.tsv, which says itself what is in it. @throws Error with the line that is wrong */
export function readOverlay(): Overlay {
  return parseOverlay(readFileSync(new URL('overlay.tsv', import.meta.url), 'utf8'));
}

export function parseOverlay(text: string): Overlay {
  const facts = new Map<string, string>();
  const records: PortRecord[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const fields = line.split('\t');
    if (line.startsWith('@')) facts.set(fields[0] ?? '', fields[1] ?? '');
    else records.push(...recordsOfLine(fields, index + 1));
  }
  const date = facts.get('@date');
  const source = facts.get('@source');
  if (!date || !source) throw new Error('the overlay states no @date or no @source');
  return { date, source, records };
}

function recordsOfLine(fields: readonly string[], line: number): PortRecord[] {
  const [ports = '', protocols = '', status = '', names = '', description = ''] = fields;
  const [first = Number.NaN, last = first] = ports.split('-').map(Number);
  if (!(first <= last) || !isStatus(status)) throw new Error(`overlay, line ${line}: ${ports}`);
  const all = names.split('|').filter(Boolean);
  const isNamed = status === 'assigned';
  return protocols.split('/').map((protocol) => {
    if (!isProtocol(protocol)) throw new Error(`overlay, line ${line}: protocol ${protocol}`);
    return {
      protocol,
      first,
      last,
      status,
      name: (isNamed && all[0]) || null,
      aliases: isNamed ? all.slice(1) : all,
      description,
    };
  });
}

function isStatus(text: string): text is RecordStatus {
  return (RECORD_STATUSES as readonly string[]).includes(text);
}

function isProtocol(text: string): text is RegistryProtocol {
  return (REGISTRY_PROTOCOLS as readonly string[]).includes(text);
}
