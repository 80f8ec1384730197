import { isAbsolute } from 'node:path';
import { shell } from 'electron/common';
import type { HostWish } from '../../shared/actions/host-wish.ts';
import { isOwnWebAddress } from './own-web-address.ts';

/** Does what the monitor asks of the desktop on the user's word; what was looked up there is checked again. */
export function grant(wish: HostWish): void {
  if (wish.kind === 'browse') {
    if (!isOwnWebAddress(wish.url)) return;
    shell.openExternal(wish.url).catch((error: unknown) => {
      process.stderr.write(`Portico cannot open a browser: ${error}\n`);
    });
    return;
  }
  // Shown in its folder, never opened: opening a program would run it.
  if (isAbsolute(wish.path)) shell.showItemInFolder(wish.path);
}
