import { EventEmitter } from 'node:events';
import type { IpcMainEvent } from 'electron/main';
import { beforeEach, expect, test, vi } from 'vitest';
import { type ClientListener, Supervisor } from '../../../electron/monitor/host/supervisor.ts';
import { DOOR_CHANNEL, type FromDoor } from '../../../shared/api/bridge.ts';
import { CONTRACT_VERSION, type ServerMessage } from '../../../shared/api/messages.ts';
import type { Sight } from '../../../shared/model/sight.ts';
import { ipcMain } from '../../support/electron/ipc-main.ts';

vi.mock('electron/main', () => import('../../support/electron/main.ts'));

const { openDoor } = await import('../../../electron/desktop/door.ts');
const { PAGE_ORIGIN } = await import('../../../electron/desktop/page/page-protocol.ts');

beforeEach(() => {
  ipcMain.removeAllListeners();
  return () => vi.restoreAllMocks();
});

/** A page of ours that says what a test lets it say, and keeps what it was told. */
class Page extends EventEmitter {
  readonly mainFrame = { origin: PAGE_ORIGIN };
  readonly told: FromDoor[] = [];

  isDestroyed(): boolean {
    return false;
  }

  send(_channel: string, message: FromDoor): void {
    this.told.push(message);
  }

  open(): void {
    const event = { sender: this, senderFrame: this.mainFrame } as unknown as IpcMainEvent;
    ipcMain.emit(DOOR_CHANNEL, event, { kind: 'open' });
  }
}

/** A door to a monitor that answers nobody but as a test says. */
function setUp() {
  const supervisor = new Supervisor({
    spawn: () => {
      throw new Error('no monitor is started here');
    },
    setup: { dataFolder: '', version: '', selfPids: [] },
  });
  const listeners: ClientListener[] = [];
  const closed = vi.fn();
  vi.spyOn(supervisor, 'open').mockImplementation((listener) => {
    listeners.push(listener);
    return { send: () => {}, close: closed };
  });
  const sights: (Sight | null)[] = [];
  const door = openDoor(supervisor);
  door.watchSight((sight) => sights.push(sight));
  const welcome = { type: 'welcome', contract: CONTRACT_VERSION } as unknown as ServerMessage;
  return { door, sights, closed, welcome: () => listeners.at(-1)?.message(welcome) };
}

test('a page whose process is gone is read for no more, and is shown after its return what was asked for meanwhile', () => {
  const { door, sights, closed, welcome } = setUp();
  const page = new Page();
  page.open();
  welcome();
  page.emit('render-process-gone');
  expect(closed).toHaveBeenCalledOnce();
  expect(sights).toEqual(['front', null]);
  page.told.length = 0;
  const shown = { kind: 'port', port: 3000 } as const;
  door.show(shown);
  expect(page.told).toEqual([]);
  page.open();
  welcome();
  expect(sights).toEqual(['front', null, 'front']);
  expect(page.told).toContainEqual({ kind: 'message', message: { type: 'show', shown } });
});
