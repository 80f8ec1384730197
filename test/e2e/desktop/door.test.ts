import { expect } from 'vitest';
import type { Bridge } from '../../../shared/api/bridge.ts';
import { see } from '../../support/see.ts';
import type { DesktopApp } from '../drivers/desktop-driver.ts';
import { describeOpenDesktop } from './describe-desktop.ts';

const BAD_MESSAGE = 4400;
const OTHER_VERSION = 4426;

/** Nested deeper than any argument: by the thousand, whoever copies it runs out of stack. */
function nested(): unknown {
  let value: unknown = 0;
  for (let depth = 0; depth < 40; depth += 1) value = [value];
  return value;
}

/** What no page of ours would say. */
const NONSENSE: readonly unknown[] = [
  null,
  'hello',
  [],
  { type: 'nonsense' },
  { type: 'hello', contract: '1' },
  { type: 'hello', contract: 1, more: true },
  { type: 'request', id: -1, command: 'refresh', argument: null },
  { type: 'request', id: 1, command: '__proto__', argument: null },
  { type: 'ack', epoch: 1, seq: 0 },
  { type: 'request', id: 1, command: 'refresh', argument: nested() },
];

describeOpenDesktop('the door between page and main process', (spec) => {
  spec('a message that is not of the contract closes the line and harms nothing', async (app) => {
    for (const message of NONSENSE) {
      expect(await closedBy(app, message), JSON.stringify(message).slice(0, 99)).toBe(BAD_MESSAGE);
    }
    await worksAnew(app);
  });

  spec('a page that opens many lines leaves nothing behind', async (app) => {
    const before = await listeners(app);
    for (let count = 0; count < 20; count += 1) await closedBy(app, NONSENSE[0]);
    expect(await listeners(app)).toBe(before);
    await worksAnew(app);
  });

  spec('a page of another version is told so', async (app) => {
    const hello = { type: 'hello', contract: 999 };
    expect(await closedBy(app, hello)).toBe(OTHER_VERSION);
    await worksAnew(app);
  });

  spec('what cannot be cloned is refused where it is said', async (app) => {
    const isRefused = await app.page.evaluate(() => {
      const { portico } = window as unknown as { portico: Bridge };
      const line = portico.open(
        () => {},
        () => {},
      );
      try {
        line.send({ type: 'hello', contract: () => {} } as never);
        return false;
      } catch {
        return true;
      }
    });
    expect(isRefused).toBe(true);
    await worksAnew(app);
  });

  spec('after a line was closed, nothing more is heard on it', async (app) => {
    const heard = await app.page.evaluate(async () => {
      const { portico } = window as unknown as { portico: Bridge };
      let count = 0;
      const closed = new Promise<void>((resolve) => {
        const line = portico.open(
          () => {
            count += 1;
          },
          () => {
            // What was under way for the page's own line, which this one took the place of, came before.
            count = 0;
            resolve();
          },
        );
        line.send({ type: 'nonsense' } as never);
        line.send({ type: 'hello', contract: 1 });
        line.send({ type: 'subscribe' });
      });
      await closed;
      // A second line answers, so the first one would have.
      await new Promise<void>((resolve) => {
        portico
          .open(
            () => resolve(),
            () => {},
          )
          .send({ type: 'hello', contract: 1 });
      });
      return count;
    });
    expect(heard).toBe(0);
    await worksAnew(app);
  });
});

/** How many in the main process wait for the page's end. */
function listeners({ evaluate }: DesktopApp): Promise<number | undefined> {
  return evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return window?.webContents.listenerCount('destroyed');
  });
}

/** Says one thing over a new line. @returns the code with which it is closed */
function closedBy({ page }: DesktopApp, message: unknown): Promise<number> {
  return page.evaluate(
    (said) =>
      new Promise<number>((resolve) => {
        const { portico } = window as unknown as { portico: Bridge };
        portico.open(() => {}, resolve).send(said as never);
      }),
    message,
  );
}

/** The page begins anew and gets its rows. */
async function worksAnew({ page }: DesktopApp): Promise<void> {
  await page.reload();
  await see(page.getByRole('contentinfo')).toContainText('read at');
}
