import type { Locator, Page } from 'playwright';
import { type LabSocket, writtenAddress, writtenEndpoint } from './lab/lab-socket.ts';
import type { PortRange } from './lab/ports.ts';

/** The first words of what the rail calls each range, in English. */
const RANGE_NAMES: Readonly<Record<PortRange, RegExp>> = {
  'well-known': /^Well-known/,
  registered: /^Registered/,
  ephemeral: /^Ephemeral/,
};

/** The page as a user finds their way on it. */
export class HousePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async openRange(range: PortRange): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('button', { name: RANGE_NAMES[range] })
      .click();
  }

  async filter(words: string): Promise<void> {
    await this.page.getByRole('search').getByRole('combobox').fill(words);
  }

  /** The row of a socket in the view that is open. */
  row({ protocol, family, local, remote }: LabSocket): Locator {
    const cell = (text: string): Locator =>
      this.page.getByRole('gridcell', { name: text, exact: true });
    const rows = this.page
      .getByRole('row')
      .filter({ has: cell(`${protocol}${family}`) })
      .filter({ has: this.page.getByRole('gridcell', { name: portCell(local.port) }) })
      .filter({ has: cell(writtenAddress(local)) });
    return remote ? rows.filter({ has: cell(writtenEndpoint(remote)) }) : rows;
  }

  /**
   * Remembers what every row says from now on: marks go again, perhaps before a busy machine looks.
   * @returns whether some row has begun with these words since
   */
  async recordRows(): Promise<(words: string) => Promise<boolean>> {
    await this.page.evaluate(() => {
      const said = new Set<string>();
      Object.assign(globalThis, { said });
      const look = (): void => {
        for (const row of document.querySelectorAll('[role=row]')) {
          const words = [...row.querySelectorAll('.visually-hidden, b')];
          said.add(words.map(({ textContent }) => textContent.trim()).join(' '));
        }
      };
      new MutationObserver(look).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    return (words) =>
      this.page.evaluate(
        (text) => (globalThis as unknown as { said: Set<string> }).said.has(text),
        words,
      );
  }

  get details(): Locator {
    return this.page.getByRole('complementary');
  }
}

/** The port has a mark in words before it while it is new. */
function portCell(port: number): RegExp {
  return new RegExp(`(^|\\s)${port}$`);
}
