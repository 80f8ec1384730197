import { scopeOf } from '../address/scope.ts';

/**
 * Bind scope of a door: who could come to it as far as its address goes. Says nothing of a firewall.
 * Everything but `loopback` is open to the network.
 */
export type Exposure = 'loopback' | 'link-local' | 'interface' | 'any';

export const EXPOSURES: readonly Exposure[] = ['any', 'interface', 'link-local', 'loopback'];

const LOOPBACK_DEVICE = /^lo\d*$/;

/**
 * Exposure of a listener or bound socket.
 * @param address canonical local address
 * @param device the device it is bound to, or the zone of its address
 */
export function exposureOf(address: string, device: string | null): Exposure {
  switch (scopeOf(address)) {
    case 'loopback':
      return 'loopback';
    case 'link-local':
      return 'link-local';
    case 'unspecified':
      if (device === null) return 'any';
      return LOOPBACK_DEVICE.test(device) ? 'loopback' : 'interface';
    case 'other':
      return 'interface';
  }
}

export function isOpenToNetwork(exposure: Exposure | null): boolean {
  return exposure !== null && exposure !== 'loopback';
}
