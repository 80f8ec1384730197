import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAddress } from '../../../../shared/address/ip.ts';
import {
  addressText,
  endpointText,
  localText,
  remoteText,
} from '../../../../shared/text/endpoint.ts';
import { addresses, ports } from '../../../support/arbitraries.ts';
import { makeRow } from '../../../support/make-row.ts';

test.each([
  ['192.0.2.7', 443, null, '192.0.2.7:443'],
  ['0.0.0.0', 53, null, '0.0.0.0:53'],
  ['0.0.0.0', 68, 'eth0', '0.0.0.0%eth0:68'],
  ['::', 80, null, '[::]:80'],
  ['2001:db8::1', 0, null, '[2001:db8::1]:0'],
  ['fe80::1', 546, 'eth0', '[fe80::1%eth0]:546'],
  ['::ffff:192.0.2.7', 443, null, '[::ffff:192.0.2.7]:443'],
])('%s, port %d, zone %s', (address, port, zone, text) => {
  expect(endpointText({ address, port }, zone)).toBe(text);
});

test('the local side is written with its zone, the remote side where there is one', () => {
  const local = { address: 'fe80::1', port: 22 };
  const remote = { address: 'fe80::2', port: 50_022 };
  const row = makeRow({ local, remote, interface: 'wlan0' });
  expect(localText(row)).toBe('[fe80::1%wlan0]:22');
  expect(remoteText(row)).toBe('[fe80::2]:50022');
  expect(remoteText(makeRow())).toBeNull();
});

test('address and port can be read back out of the text', () => {
  const zones = fc.option(fc.constantFrom('lo', 'eth0.7'), { nil: null });
  fc.assert(
    fc.property(addresses, ports, zones, (address, port, zone) => {
      const text = endpointText({ address, port }, zone);
      const colon = text.lastIndexOf(':');
      expect(parseAddress(text.slice(0, colon))).toMatchObject({ address, zone });
      expect(Number(text.slice(colon + 1))).toBe(port);
      expect(text.startsWith(addressText(address, zone))).toBe(true);
    }),
  );
});
