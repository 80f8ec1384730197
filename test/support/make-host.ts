import type { HostFacts } from '../../shared/model/status.ts';

/** Facts of a Linux host as it comes, but for `overrides`. */
export function makeHost(overrides: Partial<HostFacts> = {}): HostFacts {
  return {
    hostname: 'house',
    os: 'linux',
    dynamicRange: [32768, 60999],
    reservedPorts: [],
    udp: null,
    privilegedBelow: 1024,
    ...overrides,
  };
}
