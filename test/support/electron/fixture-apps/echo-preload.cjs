const { contextBridge, ipcRenderer } = require('electron/renderer');

globalThis.onlyInThePreload = 'a secret';

const echoed = () =>
  new Promise((resolve) => {
    ipcRenderer.once('echoed', (_event, value) => resolve(value));
  });

contextBridge.exposeInMainWorld('echo', {
  /** There and back as messages. */
  say: (value) => {
    const answer = echoed();
    ipcRenderer.send('echo', value);
    return answer;
  },
  /** There and back as a question. */
  ask: (value) => ipcRenderer.invoke('ask', value),
  askInVain: () => ipcRenderer.invoke('fail'),
  add: (a, b) => a + b,
  fail: () => {
    throw new Error('thrown in the preload');
  },
  /** Calls back with a function that the page may call in turn. */
  visit: (callback) => callback({ deep: { twice: (number) => number * 2 } }),
  seenFromThePreload: () => [typeof globalThis.onlyInThePage, typeof document.title],
  whatIsRequired: (name) => Object.keys(require(name)).sort(),
});
