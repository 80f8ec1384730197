import type { RawSocket } from '../../electron/monitor/sources/source.ts';

let made = 0;

/** A socket as a source reads it: a TCP listener on 127.0.0.1:8000 unless told otherwise. */
export function makeRaw(overrides: Partial<RawSocket> = {}): RawSocket {
  made += 1;
  return {
    key: `raw-${made}`,
    protocol: 'tcp',
    family: 4,
    local: { address: '127.0.0.1', port: 8000 },
    remote: null,
    interface: null,
    v6only: null,
    netns: null,
    state: 'LISTEN',
    uid: null,
    owner: { kind: 'unknown' },
    cgroupId: null,
    traffic: null,
    ...overrides,
  };
}

export function makeConnection(overrides: Partial<RawSocket> = {}): RawSocket {
  return makeRaw({
    local: { address: '127.0.0.1', port: 50_000 },
    remote: { address: '127.0.0.1', port: 8000 },
    state: 'ESTABLISHED',
    ...overrides,
  });
}
