import { type IpcMainEvent, ipcMain, type WebContents } from 'electron/main';
import * as v from 'valibot';
import { DOOR_CHANNEL, type FromDoor } from '../../shared/api/bridge.ts';
import type { CommandHandlers } from '../../shared/api/commands.ts';
import { dispatch } from '../../shared/api/dispatch.ts';
import {
  CLOSE_REASONS,
  type ClientMessage,
  type CloseReason,
  CONTRACT_VERSION,
  clientMessageSchema,
  type ServerMessage,
} from '../../shared/api/messages.ts';
import type { Shown } from '../../shared/api/show.ts';
import type { Sight } from '../../shared/model/sight.ts';
import type { ClientLine, Supervisor } from '../monitor/host/supervisor.ts';
import { PAGE_ORIGIN } from './page/page-protocol.ts';

const toDoorSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('open') }),
  v.strictObject({ kind: v.literal('message'), message: clientMessageSchema }),
  v.strictObject({ kind: v.literal('close') }),
]);

export interface Door {
  /** Lets the page show that: at once, or as soon as there is a page. */
  show(shown: Shown): void;
  /** Tells every page of it, and after its welcome every page to come, until it is told anew. */
  announce(message: ServerMessage): void;
  /** Tells how the page is seen, whenever it says so; null: there is none any more. */
  watchSight(listener: (sight: Sight | null) => void): void;
}

type Request = Extract<ClientMessage, { type: 'request' }>;

/**
 * The only place that listens to the page: who speaks is checked, then what is said.
 * @param own commands that this process answers itself; all others are the monitor's
 * @param refused told of what was not taken, and why
 */
export function openDoor(
  supervisor: Supervisor,
  own: Partial<CommandHandlers> = {},
  refused: (reason: CloseReason | 'other-page') => void = () => {},
): Door {
  const lines = new Map<WebContents, ClientLine>();
  const known = new WeakSet<WebContents>();
  /** What was asked for while there was no page. */
  let toShow: Shown | null = null;
  let tellSight: (sight: Sight | null) => void = () => {};
  const standing = new Map<ServerMessage['type'], ServerMessage>();
  ipcMain.on(DOOR_CHANNEL, (event, data: unknown) => {
    if (!isOwnPage(event)) return refused('other-page');
    const { sender } = event;
    const parsed = v.safeParse(toDoorSchema, data);
    if (!parsed.success) return close(sender, 'bad-message');
    const said = parsed.output;
    if (said.kind === 'open') open(sender);
    else if (said.kind === 'close') forget(sender);
    else hear(sender, said.message);
  });

  function hear(page: WebContents, message: ClientMessage): void {
    if (message.type === 'hello' && message.contract !== CONTRACT_VERSION) {
      return close(page, 'other-version');
    }
    if (message.type === 'request' && Object.hasOwn(own, message.command)) {
      return void answer(page, message);
    }
    lines.get(page)?.send(message);
    if (message.type === 'sight') tellSight(message.sight);
  }

  async function answer(page: WebContents, { id, command, argument }: Request): Promise<void> {
    const answered = await dispatch(own, command, argument, true);
    tell(page, { kind: 'message', message: { type: 'response', id, answer: answered } });
  }

  function open(page: WebContents): void {
    forget(page);
    const line = supervisor.open(
      {
        message: (message) => {
          tell(page, { kind: 'message', message });
          if (message.type !== 'welcome') return;
          for (const announced of standing.values())
            tell(page, { kind: 'message', message: announced });
          if (toShow) show(toShow);
        },
        lost: () => close(page, 'monitor-restarting'),
      },
      true,
    );
    if (!line) return close(page, 'monitor-restarting');
    lines.set(page, line);
    // A page that says nothing of it is seen.
    tellSight('front');
    // A page opens many lines in its life and is destroyed once.
    if (known.has(page)) return;
    known.add(page);
    page.once('destroyed', () => gone(page));
    // Its process is gone, and nobody hears it say so; loaded again, it opens a line anew.
    page.on('render-process-gone', () => gone(page));
  }

  function gone(page: WebContents): void {
    forget(page);
    if (lines.size === 0) tellSight(null);
  }

  function show(shown: Shown): void {
    toShow = lines.size === 0 ? shown : null;
    tellAll({ type: 'show', shown });
  }

  function announce(message: ServerMessage): void {
    standing.set(message.type, message);
    tellAll(message);
  }

  function tellAll(message: ServerMessage): void {
    for (const page of lines.keys()) tell(page, { kind: 'message', message });
  }

  function close(page: WebContents, reason: CloseReason): void {
    if (reason !== 'monitor-restarting') refused(reason);
    forget(page);
    tell(page, { kind: 'closed', code: CLOSE_REASONS[reason] });
  }

  function forget(page: WebContents): void {
    lines.get(page)?.close();
    lines.delete(page);
  }

  return {
    show,
    announce,
    watchSight: (listener) => {
      tellSight = listener;
    },
  };
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
