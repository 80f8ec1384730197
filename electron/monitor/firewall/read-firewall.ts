import { readFile } from 'node:fs/promises';
import type { FirewallReading } from '../../../shared/reach/firewall.ts';
import { askTool } from '../system/run-tool.ts';
import { readLinuxFirewall } from './linux.ts';
import { readMacFirewall } from './macos.ts';
import { readWindowsFirewall } from './windows.ts';

/** For how long one reading serves, in milliseconds: a page may ask for many doors at once. */
const FRESH_MS = 1000;

/** Reads this host's input rules. Never fails: what cannot be read is a gap. */
export class FirewallReader {
  readonly #platform: string;
  readonly #readings = new Map<string, { at: number; reading: Promise<FirewallReading> }>();

  constructor(platform: string = process.platform) {
    this.#platform = platform;
  }

  /** @param program path of the program behind the door that is asked about; Windows has rules for each */
  read(program: string | null): Promise<FirewallReading> {
    const key = this.#platform === 'win32' ? (program ?? '') : '';
    const known = this.#readings.get(key);
    if (known && performance.now() - known.at < FRESH_MS) return known.reading;
    const reading = readFirewall(this.#platform, program);
    this.#readings.clear();
    this.#readings.set(key, { at: performance.now(), reading });
    return reading;
  }
}

function readFirewall(platform: string, program: string | null): Promise<FirewallReading> {
  switch (platform) {
    case 'linux':
      return readLinuxFirewall({ tool: askTool, file: textOf });
    case 'win32':
      return readWindowsFirewall(askTool, program);
    case 'darwin':
      return readMacFirewall(askTool);
    default:
      return Promise.resolve({
        ruleset: { chains: [], gaps: [{ code: 'unread', what: platform, detail: null }] },
        sources: [],
        confidence: 'none',
        manager: null,
        hint: null,
        profiles: [],
      });
  }
}

async function textOf(path: string): Promise<string | null> {
  return await readFile(path, 'utf8').catch(() => null);
}
