import { contextBridge, ipcRenderer } from 'electron/renderer';
import {
  BRIDGE_NAME,
  type Bridge,
  DOOR_CHANNEL,
  type FromDoor,
  type ToDoor,
} from '../../shared/api/bridge.ts';

const say = (message: ToDoor): void => ipcRenderer.send(DOOR_CHANNEL, message);

const bridge: Bridge = {
  open(message, closed) {
    ipcRenderer.removeAllListeners(DOOR_CHANNEL);
    ipcRenderer.on(DOOR_CHANNEL, (_event, said: FromDoor) => {
      if (said.kind === 'message') message(said.message);
      else closed(said.code);
    });
    say({ kind: 'open' });
    return {
      send: (sent) => say({ kind: 'message', message: sent }),
      close: () => say({ kind: 'close' }),
    };
  },
};

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge);
