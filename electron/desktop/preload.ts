import { contextBridge, ipcRenderer } from 'electron/renderer';
import {
  BRIDGE_NAME,
  type Bridge,
  DOOR_CHANNEL,
  type FromDoor,
  type ToDoor,
} from '../../shared/api/bridge.ts';

const say = (message: ToDoor): void => ipcRenderer.send(DOOR_CHANNEL, message);

/** Lines that were asked for and are not open yet: until then an older one may still be heard. */
let awaited = 0;

const bridge: Bridge = {
  open(message, closed) {
    ipcRenderer.removeAllListeners(DOOR_CHANNEL);
    ipcRenderer.on(DOOR_CHANNEL, (_event, said: FromDoor) => {
      if (said.kind === 'opened') awaited -= 1;
      else if (awaited > 0) return;
      else if (said.kind === 'message') message(said.message);
      else closed(said.code);
    });
    awaited += 1;
    say({ kind: 'open' });
    return {
      send: (sent) => say({ kind: 'message', message: sent }),
      close: () => say({ kind: 'close' }),
    };
  },
};

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge);
