/** English texts of the command palette, the shortcuts and the settings. */
export const commands = {
  palette: 'Command palette',
  paletteHint: 'A port, a program, or what to do …',
  nothingFound: 'Nothing found.',
  groups: { go: 'Go to', act: 'Do', doors: 'Open doors', port: 'Port' },
  openPalette: 'Open the command palette',
  focusFilter: 'Go to the filter',
  goTo: (place: string) => `Go to ${place}`,
  pause: 'Pause',
  resume: 'Resume',
  readNow: 'Read now',
  showShortcuts: 'Keyboard shortcuts',
  groupTo: (grouping: string) => `Groups: ${grouping}`,
  toggleGroups: 'Open or close all groups',
  languageTo: (language: string) => `Language: ${language}`,
  themeTo: (theme: string) => `Appearance: ${theme}`,
  doorOf: (port: number) => `Door ${port}`,
  settings: {
    title: 'Settings',
    appearance: 'Appearance',
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    reading: 'Reading',
    sourceNote: 'Automatic takes the best source that can see.',
    about: 'About',
    version: (version: string) => `Version ${version}`,
    privacy: 'Portico makes no network request of its own and sends nothing anywhere.',
  },
};

export type CommandMessages = typeof commands;
