import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { DesktopApp } from '../e2e/drivers/desktop-driver.ts';

interface Item {
  readonly id: string;
  readonly label: string;
  readonly enabled: boolean;
  click(): void;
}

interface StandInTrays {
  readonly all: readonly {
    readonly toolTip: string;
    readonly image: { readonly path: string; getSize(): { width: number; height: number } };
    readonly menu: { readonly items: readonly Item[]; emit(event: string): boolean };
  }[];
}

/** What the tray shows; null where there is none. */
export interface TrayFacts {
  readonly toolTip: string;
  readonly width: number;
  /** Labels by the id of their item. */
  readonly labels: Readonly<Record<string, string>>;
  /** Ids of what can be chosen. */
  readonly enabled: readonly string[];
}

/** Looks at the tray that the stand-in remembers. */
export function trayOf(app: DesktopApp): Promise<TrayFacts | null> {
  return app.evaluate(({ Tray }) => {
    const [tray] = (Tray as unknown as StandInTrays).all;
    if (!tray) return null;
    const items = tray.menu.items.filter(({ id }) => id !== '');
    return {
      toolTip: tray.toolTip,
      width: tray.image.getSize().width,
      labels: Object.fromEntries(items.map(({ id, label }) => [id, label])),
      enabled: items.filter(({ enabled }) => enabled).map(({ id }) => id),
    };
  });
}

/** Chooses an item of the tray's menu, as a user does. */
export function choose(app: DesktopApp, id: string): Promise<void> {
  return app.evaluate(({ Tray }, wanted) => {
    const [tray] = (Tray as unknown as StandInTrays).all;
    tray?.menu.items.find((item) => item.id === wanted)?.click();
  }, id);
}

/**
 * A desktop that shows a tray, or none, as the tools of Linux tell it that ask for one.
 * @param folder where the tool is to be; it is made
 * @returns the environment in which an app finds it
 */
export async function desktopWith(
  tray: 'a tray' | 'no tray',
  folder: string,
): Promise<Record<string, string>> {
  await mkdir(folder, { recursive: true });
  const tool = join(folder, 'busctl');
  await writeFile(tool, `#!/bin/sh\necho 'b ${tray === 'a tray'}'\n`);
  await chmod(tool, 0o755);
  return { PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` };
}
