import type { Connect } from '../../shared/api/client.ts';
import { closeReasonOf } from '../../shared/api/messages.ts';

const STREAM_PATH = '/stream';
const TOKEN_KEY = 'portico-token';

/**
 * Takes the token out of the page's address, so that it is neither seen nor kept as a bookmark, into this
 * tab's own storage, which survives a reload.
 */
export function takeToken(): string {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token !== null) {
    sessionStorage.setItem(TOKEN_KEY, token);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(TOKEN_KEY) ?? '';
}

/** Connects to the server that the page came from; the token goes with the first message. */
export function connectWeb(token: string): Connect {
  return (handlers) =>
    new Promise((resolve, reject) => {
      const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
      const socket = new WebSocket(`${scheme}://${location.host}${STREAM_PATH}`);
      socket.addEventListener('open', () => {
        resolve({
          send: (message) => {
            if (socket.readyState !== WebSocket.OPEN) return;
            const sent = message.type === 'hello' ? { ...message, token } : message;
            socket.send(JSON.stringify(sent));
          },
          close: () => socket.close(),
        });
      });
      socket.addEventListener('message', ({ data }) => handlers.message(parse(data)));
      socket.addEventListener('close', ({ code }) => {
        reject(new Error(`the server closed the connection (${code})`));
        handlers.closed(closeReasonOf(code));
      });
    });
}

function parse(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : null;
  } catch {
    return null;
  }
}
