import { randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HIGHEST_PORT } from '../../../shared/model/range.ts';

/** Below what systems hand out to clients, and beside the spans of ports.ts: no other test opens a door here. */
const FIRST = 10_000;
const BLOCKS = 900;
const SIZE = 10;

/** A block of ports in which nothing is found but what one test opens, whatever else happens on this machine. */
export class QuietPorts {
  readonly #first = FIRST + randomInt(BLOCKS) * SIZE;
  #given = 0;

  next(): number {
    const port = this.#first + this.#given;
    this.#given += 1;
    if (this.#given > SIZE) throw new Error('this block has no more ports');
    return port;
  }

  /**
   * Lets whatever listens at all other ports be expected, in the place of the rules that are there.
   * @param home the data folder
   * @returns how many rules are in force then
   */
  async expectOthers(home: string): Promise<number> {
    const spans = [`0-${this.#first - 1}`, `${this.#first + SIZE}-${HIGHEST_PORT}`];
    const rules = spans.flatMap((port) =>
      ['tcp', 'udp'].map((protocol) => ({ port, protocol, exposure: 'any' })),
    );
    await writeFile(join(home, 'expected.json'), JSON.stringify({ schemaVersion: 1, rules }));
    return rules.length;
  }
}
