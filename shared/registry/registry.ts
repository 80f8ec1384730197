import type { RegistryAsset } from './asset.ts';
import { checkSeal } from './asset.ts';
import type { PortRecord, RegistryProtocol } from './record.ts';
import { LAST_PORT, REGISTRY_PROTOCOLS } from './record.ts';
import { searchRecords } from './search.ts';
import type { ParsedSearch, SearchQuery } from './search-query.ts';
import { parseSearch, SearchRefused } from './search-query.ts';
import { StoredRecords } from './stored-records.ts';

/** What the registry says of every port, for each protocol. */
export class Registry {
  /** Of which day or month the data is: `yyyy-mm-dd` or `yyyy-mm`. */
  readonly date: string;
  readonly source: string;
  /** How many records there are: a range counts once, a port with two protocols twice. */
  readonly size: number;
  readonly #records: StoredRecords;

  private constructor({ date, source, records }: RegistryAsset) {
    this.date = date;
    this.source = source;
    this.#records = new StoredRecords(records);
    this.size = this.#records.count;
  }

  /** @throws RegistryDamaged where the checksum or the form is wrong */
  static load(asset: RegistryAsset): Registry {
    checkSeal(asset);
    return new Registry(asset);
  }

  /**
   * What stands at a port: an answer for each of 0–65535, for "unassigned" and "dynamic" are answers too.
   * The same object every time.
   * @throws RangeError for what is no port
   */
  record(port: number, protocol: RegistryProtocol): PortRecord {
    if (!Number.isInteger(port) || port < 0 || port > LAST_PORT) {
      throw new RangeError(`${port} is no port: ports are 0 to ${LAST_PORT}`);
    }
    return this.#records.at(port, REGISTRY_PROTOCOLS.indexOf(protocol));
  }

  /** What is assigned or reserved at a port, in the order of the protocols: none to four records. */
  records(port: number): readonly PortRecord[] {
    return REGISTRY_PROTOCOLS.map((protocol) => this.record(port, protocol)).filter(
      ({ status }) => status === 'assigned' || status === 'reserved',
    );
  }

  /** Every record that the registry has, in the order of ports and protocols. */
  all(): readonly PortRecord[] {
    return this.find({ ranges: [], protocols: [], statuses: [], words: [] });
  }

  /**
   * The records that the words ask for, the best first; nothing asks for all of them. See search-query.ts
   * for what can be said.
   * @throws SearchRefused for words that cannot be understood
   */
  search(words: string, limit?: number): readonly PortRecord[] {
    const parsed = this.understand(words);
    if (!parsed.ok) throw new SearchRefused(parsed.problem);
    return this.find(parsed.query, limit);
  }

  /** What `search` makes of the words, or why it cannot. */
  understand(words: string): ParsedSearch {
    return parseSearch(words, (word) => this.#records.words.hasNameWith(word));
  }

  /** @returns the best first, equally good ones in the order of ports and protocols */
  find(query: SearchQuery, limit = Number.POSITIVE_INFINITY): readonly PortRecord[] {
    return searchRecords(this.#records, query, limit);
  }
}
