import type { Shell } from 'electron/common';

/** A system that is asked to show things and shows none; a test puts its own functions in their place. */
export const shell: Pick<Shell, 'openExternal' | 'showItemInFolder'> = {
  openExternal: async () => {},
  showItemInFolder: () => {},
};
