import type { Messages } from '../../../shared/messages/en.ts';
import type { OpenPort, SocketsSummary, Summary } from '../../../shared/summary/summary.ts';
import {
  commandItem,
  type MenuItem,
  SEPARATOR,
  type Show,
  viewItem,
} from '../menu/app-menu-items.ts';
import { openPortText } from './tray-text.ts';

export interface TrayMenuOptions {
  /** Null until the monitor has told of it. */
  readonly summary: Summary | null;
  readonly messages: Messages;
  /** Whether the page's list stands still; null where there is no page. */
  readonly isPaused: boolean | null;
  readonly show: Show;
  /** Brings the window to the front, whatever it shows. */
  readonly open: () => void;
  readonly quit: () => void;
}

/** The menu of the tray, or of the menu bar: how this computer is, and the short ways into the window. */
export function trayTemplate(options: TrayMenuOptions): MenuItem[] {
  const { summary, messages, isPaused, show, open, quit } = options;
  const { commands, nav, tray } = messages;
  return [
    ...summaryItems(summary, options),
    SEPARATOR,
    commandItem('palette', tray.askPort, show),
    { id: 'show', label: tray.show, click: open },
    {
      ...commandItem('pause', isPaused ? commands.resume : commands.pause, show),
      enabled: isPaused !== null,
    },
    viewItem('settings', nav.places.settings, show),
    SEPARATOR,
    { id: 'quit', label: tray.quit, click: quit },
  ];
}

function summaryItems(summary: Summary | null, options: TrayMenuOptions): MenuItem[] {
  const { messages, show } = options;
  const { tray } = messages;
  if (!summary) return [saying('starting', tray.starting)];
  const { sockets, findings } = summary;
  const found = findings === null ? tray.noBaseline : tray.findings(findings);
  return [
    sockets ? saying('counts', countsText(sockets, messages)) : saying('blind', tray.blind),
    viewItem('findings', found, show),
    ...(sockets ? openItems(sockets, options) : []),
  ];
}

function openItems(sockets: SocketsSummary, { messages, show }: TrayMenuOptions): MenuItem[] {
  const { tray } = messages;
  const { openToNetwork, open } = sockets;
  if (openToNetwork === 0) return [SEPARATOR, saying('none-open', tray.noneOpen)];
  const left = openToNetwork - open.length;
  return [
    SEPARATOR,
    saying('open', messages.openToNetwork(openToNetwork)),
    ...open.map((door) => openItem(door, messages, show)),
    ...(left > 0 ? [viewItem('building', tray.more(left), show)] : []),
  ];
}

function openItem(open: OpenPort, messages: Messages, show: Show): MenuItem {
  const { id, port } = open;
  return {
    id: `port-${port}`,
    // A single `&` would mark a key, and not be shown.
    label: openPortText(open, messages).replaceAll('&', '&&'),
    click: () => show(id === null ? { kind: 'port', port } : { kind: 'socket', id, port }),
  };
}

function countsText({ doors, connections }: SocketsSummary, messages: Messages): string {
  return messages.tray.counts(messages.doorsOpen(doors), messages.connections(connections));
}

/** A line that only tells. */
function saying(id: string, label: string): MenuItem {
  return { id, label, enabled: false };
}
