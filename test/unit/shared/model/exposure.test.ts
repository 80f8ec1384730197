import { expect, test } from 'vitest';
import { EXPOSURES, exposureOf, isOpenToNetwork } from '../../../../shared/model/exposure.ts';

test.each([
  ['127.0.0.1', null, 'loopback'],
  ['127.0.0.53', 'lo', 'loopback'],
  ['::1', null, 'loopback'],
  ['::ffff:127.0.0.1', null, 'loopback'],
  ['0.0.0.0', 'lo', 'loopback'],
  ['::', 'lo', 'loopback'],
  ['::', 'lo0', 'loopback'],
  ['fe80::1', 'eth0', 'link-local'],
  ['fe80::1', null, 'link-local'],
  ['169.254.10.10', null, 'link-local'],
  ['::ffff:169.254.10.10', null, 'link-local'],
  ['192.0.2.7', null, 'interface'],
  ['192.0.2.7', 'eth0', 'interface'],
  ['2001:db8::7', null, 'interface'],
  ['::ffff:192.0.2.7', null, 'interface'],
  ['0.0.0.0', 'eth0', 'interface'],
  ['::', 'wlan0', 'interface'],
  ['0.0.0.0', 'lowpan', 'interface'],
  ['0.0.0.0', 'xlo', 'interface'],
  ['0.0.0.0', null, 'any'],
  ['::', null, 'any'],
  ['::ffff:0.0.0.0', null, 'any'],
])('%s on device %s is %s', (address, device, exposure) => {
  expect(exposureOf(address, device)).toBe(exposure);
});

test('everything but loopback is open to the network, and a connection is not judged', () => {
  expect(EXPOSURES.filter(isOpenToNetwork)).toEqual(['any', 'interface', 'link-local']);
  expect(isOpenToNetwork(null)).toBe(false);
});
