import { type IpcMainEvent, ipcMain, type WebContents } from 'electron/main';
import * as v from 'valibot';
import { DOOR_CHANNEL, type FromDoor } from '../../shared/api/bridge.ts';
import {
  CLOSE_REASONS,
  type CloseReason,
  CONTRACT_VERSION,
  clientMessageSchema,
  type ServerMessage,
} from '../../shared/api/messages.ts';
import type { ClientLine, Supervisor } from '../monitor/host/supervisor.ts';
import { PAGE_ORIGIN } from './page-protocol.ts';

const toDoorSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('open') }),
  v.strictObject({ kind: v.literal('message'), message: clientMessageSchema }),
  v.strictObject({ kind: v.literal('close') }),
]);

const SHOW_FINDINGS = { type: 'show', place: 'findings' } as const satisfies ServerMessage;

export interface Door {
  /** Lets the page show what was found: at once, or as soon as there is a page. */
  showFindings(): void;
}

/** The only place that listens to the page: who speaks is checked, then what is said. */
export function openDoor(supervisor: Supervisor): Door {
  const lines = new Map<WebContents, ClientLine>();
  const known = new WeakSet<WebContents>();
  /** A page that has just been opened knows no view yet. */
  let hasToShow = false;
  ipcMain.on(DOOR_CHANNEL, (event, data: unknown) => {
    if (!isOwnPage(event)) return;
    const { sender } = event;
    const parsed = v.safeParse(toDoorSchema, data);
    if (!parsed.success) return close(sender, 'bad-message');
    const said = parsed.output;
    if (said.kind === 'open') open(sender);
    else if (said.kind === 'close') forget(sender);
    else if (said.message.type === 'hello' && said.message.contract !== CONTRACT_VERSION) {
      close(sender, 'other-version');
    } else lines.get(sender)?.send(said.message);
  });

  function open(page: WebContents): void {
    forget(page);
    const line = supervisor.open(
      {
        message: (message) => {
          tell(page, { kind: 'message', message });
          if (message.type === 'welcome' && hasToShow) show();
        },
        lost: () => close(page, 'monitor-restarting'),
      },
      true,
    );
    if (!line) return close(page, 'monitor-restarting');
    lines.set(page, line);
    // A page opens many lines in its life and is destroyed once.
    if (known.has(page)) return;
    known.add(page);
    page.once('destroyed', () => forget(page));
  }

  function show(): void {
    hasToShow = lines.size === 0;
    for (const page of lines.keys()) tell(page, { kind: 'message', message: SHOW_FINDINGS });
  }

  function close(page: WebContents, reason: CloseReason): void {
    forget(page);
    tell(page, { kind: 'closed', code: CLOSE_REASONS[reason] });
  }

  function forget(page: WebContents): void {
    lines.get(page)?.close();
    lines.delete(page);
  }

  return { showFindings: show };
}

function tell(page: WebContents, message: FromDoor): void {
  if (!page.isDestroyed()) page.send(DOOR_CHANNEL, message);
}

/** Our page in the main frame, by its parsed origin; a frame that is gone is nobody. */
export function isOwnPage({
  senderFrame,
  sender,
}: Pick<IpcMainEvent, 'senderFrame' | 'sender'>): boolean {
  if (!senderFrame || senderFrame !== sender.mainFrame) return false;
  return senderFrame.origin === PAGE_ORIGIN;
}
