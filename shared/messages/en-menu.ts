/** English texts of the menus of the desktop app, and of what it tells the system about itself. */
export const menu = {
  app: {
    about: 'About Portico',
    services: 'Services',
    hide: 'Hide Portico',
    hideOthers: 'Hide others',
    showAll: 'Show all',
    quit: 'Quit Portico',
    exit: 'Exit',
  },
  tops: { file: 'File', edit: 'Edit', view: 'View', go: 'Go', window: 'Window', help: 'Help' },
  edit: {
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    filter: 'Filter',
  },
  view: {
    pause: 'Pause or go on',
    actualSize: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    reload: 'Load the page again',
    developerTools: 'Developer tools',
  },
  window: {
    minimize: 'Minimize',
    zoom: 'Zoom',
    close: 'Close window',
    front: 'Bring all to front',
  },
  /** What the system is told about the program. */
  about: {
    description: 'Shows every door that is open on this computer.',
    licence: 'Free software under the MIT licence',
  },
  login: {
    comment: 'Watches the doors of this computer',
    label: 'Start when I log in',
    note: 'Without a window: Portico waits in the tray or the menu bar.',
    notInstalled: 'To be had as soon as Portico is installed.',
    waits:
      'The system does not start it yet: allow Portico in the system’s settings, under login items or startup apps.',
    failed: (reason: string) => `This was not changed: ${reason}`,
    unread: (reason: string) => `Whether Portico starts when you log in cannot be read: ${reason}`,
  },
};

export type MenuMessages = typeof menu;
