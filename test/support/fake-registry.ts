import type { CommandHandlers } from '../../shared/api/commands.ts';
import type { RegistryInfo } from '../../shared/model/registry-info.ts';
import type { RegistryAsset } from '../../shared/registry/asset.ts';
import { parseIanaCsv } from '../../shared/registry/iana-csv.ts';
import { Registry } from '../../shared/registry/registry.ts';

export const BUILT_IN_INFO: RegistryInfo = {
  date: '2026-09',
  source: 'IANA',
  records: 12_000,
  isBuiltIn: true,
};

/** The registry of a host that keeps nothing on a disk. */
export class FakeRegistry {
  asset: RegistryAsset | null = null;
  #parts: string[] = [];

  get info(): RegistryInfo {
    if (!this.asset) return BUILT_IN_INFO;
    const { date, source, size } = Registry.load(this.asset);
    return { date, source, records: size, isBuiltIn: false };
  }

  /** @param changed called when another edition is in force */
  handlers(
    changed: () => void = () => {},
  ): Pick<CommandHandlers, 'importRegistry' | 'resetRegistry' | 'readRegistry'> {
    return {
      importRegistry: async ({ part, parts, text }) => {
        this.#parts = part === 0 ? [text] : [...this.#parts, text];
        if (this.#parts.length < parts) return { state: 'more' };
        const result = parseIanaCsv(this.#parts.join(''), Date.now());
        if (!result.ok) return { state: 'refused', refusal: result.refusal };
        this.asset = result.asset;
        changed();
        return { state: 'taken', info: this.info, rows: result.rows };
      },
      resetRegistry: async () => {
        this.asset = null;
        changed();
        return this.info;
      },
      readRegistry: async () => this.asset,
    };
  }
}
