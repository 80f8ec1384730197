import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIpv4 } from '../../../../shared/address/ip.ts';
import { isIpv4Text, mappedIpv4, scopeOf } from '../../../../shared/address/scope.ts';
import { ipv4Octets } from '../../../support/arbitraries.ts';

test.each([
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['126.255.255.255', 'other'],
  ['128.0.0.0', 'other'],
  ['0.0.0.0', 'unspecified'],
  ['0.0.0.1', 'other'],
  ['169.254.0.0', 'link-local'],
  ['169.254.255.255', 'link-local'],
  ['169.253.255.255', 'other'],
  ['192.168.1.1', 'other'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['::2', 'other'],
  ['::127.0.0.1', 'other'],
  ['fe80::', 'link-local'],
  ['fe80::1', 'link-local'],
  ['fe9a:1::1', 'link-local'],
  ['febf:ffff::1', 'link-local'],
  ['fe7f::1', 'other'],
  ['fec0::1', 'other'],
  ['fe8::1', 'other'],
  ['2001:db8::fe80', 'other'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['::ffff:0.0.0.0', 'unspecified'],
  ['::ffff:169.254.1.1', 'link-local'],
  ['::ffff:192.0.2.1', 'other'],
  ['2001:db8:1234:5678:9abc:d…', 'other'],
])('%s is %s', (address, scope) => {
  expect(scopeOf(address)).toBe(scope);
});

test('an IPv4-mapped address is IPv4 inside and IPv6 by its text, and has the scope of the IPv4', () => {
  fc.assert(
    fc.property(
      ipv4Octets.map((octets) => formatIpv4(octets)),
      (ipv4) => {
        const mapped = `::ffff:${ipv4}`;
        expect(mappedIpv4(mapped)).toBe(ipv4);
        expect(mappedIpv4(ipv4)).toBeNull();
        expect([isIpv4Text(ipv4), isIpv4Text(mapped)]).toEqual([true, false]);
        expect(scopeOf(mapped)).toBe(scopeOf(ipv4));
      },
    ),
  );
});

test('an address that only begins like a mapped one is none', () => {
  expect(mappedIpv4('::ffff:1:2:3')).toBeNull();
  expect(mappedIpv4('::ffff:0:c000:201')).toBeNull();
});
