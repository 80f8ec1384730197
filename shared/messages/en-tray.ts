import type { KeepInTray } from '../model/settings.ts';

function number(count: number): string {
  return count.toLocaleString('en');
}

function counted(count: number, one: string, many: string): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

const keepInTray: Record<KeepInTray, string> = {
  auto: 'While listeners are expected',
  always: 'Always',
  never: 'Never',
};

/** English texts of the tray or menu-bar item, and of what happens when the window is closed. */
export const tray = {
  /** Where nothing can be read. */
  blind: 'Nothing can be read now',
  starting: 'Reading …',
  findings: (count: number) => counted(count, 'finding', 'findings'),
  noBaseline: 'Nothing is expected yet',
  counts: (doors: string, connections: string) => `${doors} · ${connections}`,
  more: (count: number) => `and ${number(count)} more`,
  /** How many more programs have the same port open. */
  others: (count: number) => `+${number(count)}`,
  noneOpen: 'No door is open to the network',
  askPort: 'What is on port …?',
  show: 'Show Portico',
  settings: 'Settings',
  quit: 'Quit Portico',
  kept: {
    title: 'Portico goes on in the background',
    body: 'It keeps watching for what is not expected. Its symbol in the tray shows the window again or quits. This can be changed in the settings.',
    macBody:
      'It keeps watching for what is not expected. Its symbol in the menu bar shows the window again or quits. This can be changed in the settings.',
  },
  actions: {
    expect: 'Expect',
    mute: 'Mute for an hour',
    show: 'Show',
  },
  section: 'Desktop',
  keep: 'Stay in the tray when the window is closed',
  keepNote:
    'Portico then goes on watching. “Never” takes its symbol out of the tray, too. Where the system shows no tray, closing the window quits.',
  keepInTray,
};

export type TrayMessages = typeof tray;
