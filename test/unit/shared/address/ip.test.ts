import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatIpv4, formatIpv6, parseAddress } from '../../../../shared/address/ip.ts';
import { addresses, ipv4Octets, ipv6Groups } from '../../../support/arbitraries.ts';
import { numbersOf, spellings } from './spellings.ts';

function canonical(text: string): string | null {
  return parseAddress(text)?.address ?? null;
}

describe('RFC 5952 gives every IPv6 address one text', () => {
  const long = '2001:db8:aaaa:bbbb:cccc:dddd:eeee';
  test.each([
    [
      'the eight spellings of its introduction',
      '2001:db8::1:0:0:1',
      [
        '2001:db8:0:0:1:0:0:1',
        '2001:0db8:0:0:1:0:0:1',
        '2001:db8::1:0:0:1',
        '2001:db8::0:1:0:0:1',
        '2001:0db8::1:0:0:1',
        '2001:db8:0:0:1::1',
        '2001:db8:0000:0:1::1',
        '2001:DB8:0:0:1::1',
      ],
    ],
    ['leading zeros go', `${long}:1`, [`${long}:0001`, `${long}:001`, `${long}:01`, `${long}:1`]],
    ['all of a run of zeros goes', '2001:db8::1', ['2001:db8:0:0:0::1', '2001:db8:0:0::1']],
    ['a group of zeros is a zero', '2001:db8::1', ['2001:db8:0::1', '2001:0db8::0001']],
    ['zeros beside `::` go too', '2001:db8::2:1', ['2001:db8:0:0:0:0:2:1', '2001:db8::0:2:1']],
    [
      'the first of two equal runs is shortened',
      '2001:db8::aaaa:0:0:1',
      ['2001:db8::aaaa:0:0:1', '2001:db8:0:0:aaaa::1'],
    ],
    ['the longer of two runs is shortened', '2001:0:0:1::1', ['2001:0:0:1:0:0:0:1']],
    [
      'a single zero is not shortened',
      '2001:db8:0:1:1:1:1:1',
      ['2001:db8:0:1:1:1:1:1', '2001:db8::1:1:1:1:1'],
    ],
    [
      'a single zero near the end is not shortened',
      '2001:db8:aaaa:bbbb:cccc:dddd:0:1',
      ['2001:db8:aaaa:bbbb:cccc:dddd::1', '2001:db8:aaaa:bbbb:cccc:dddd:0:1'],
    ],
    ['letters are small', `${long}:aaaa`, [`${long}:AAAA`, `${long}:AaAa`, `${long}:aaaa`]],
    ['nothing but zeros', '::', ['::', '0:0:0:0:0:0:0:0', '0::0', '::0']],
    ['zeros at the end', '2001:db8::', ['2001:db8::', '2001:db8:0:0:0:0:0:0']],
    ['a mapped IPv4 address is dotted', '::ffff:192.0.2.1', ['0:0:0:0:0:ffff:192.0.2.1']],
    ['a mapped IPv4 address in hex is dotted', '::ffff:192.0.2.1', ['::ffff:c000:201']],
    ['no other prefix is dotted', '64:ff9b::c000:221', ['64:ff9b::192.0.2.33']],
    ['nor is the old compatible form', '::c000:201', ['::192.0.2.1']],
  ])('%s', (_rule, expected, written) => {
    expect(written.map(canonical)).toEqual(written.map(() => expected));
  });
});

describe('zone and brackets', () => {
  test.each([
    ['fe80::1%eth0', { family: 6, address: 'fe80::1', zone: 'eth0' }],
    ['[fe80::1%eth0]', { family: 6, address: 'fe80::1', zone: 'eth0' }],
    ['[fe80::1]%eth0', { family: 6, address: 'fe80::1', zone: 'eth0' }],
    ['fe80::1%12', { family: 6, address: 'fe80::1', zone: '12' }],
    ['[2001:DB8::1]', { family: 6, address: '2001:db8::1', zone: null }],
    ['[::ffff:127.0.0.1]', { family: 6, address: '::ffff:127.0.0.1', zone: null }],
    ['127.0.0.53%lo', { family: 4, address: '127.0.0.53', zone: 'lo' }],
    ['10.0.0.1', { family: 4, address: '10.0.0.1', zone: null }],
    ['255.255.255.255', { family: 4, address: '255.255.255.255', zone: null }],
  ])('%s', (text, expected) => {
    expect(parseAddress(text)).toEqual(expected);
  });
});

test.each([
  ...['', ' ', '*', 'localhost', '10.0.0', '10.0.0.0.1', '10.0.0.256', '010.0.0.1', '1.2.3.-4'],
  ...['1.2.3.4 ', '1e1.0.0.0', '١.٢.٣.٤', '10.0.0.1:80', '10.0.0.1%', '0x7f.0.0.1'],
  ...[
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    ':1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:',
  ],
  ...[
    '1:2:3:4::5:6:7:8',
    '12345::',
    'g::',
    '-1::',
    'fe80::1%',
    '[fe80::1',
    'fe80::1]',
    '[]',
    '[[::1]]',
  ],
  ...[
    '::1.2.3',
    '::1.2.3.4:5',
    '1.2.3.4::',
    '1.2.3.4:5::',
    '::1.2.3.256',
    '2001:db8:1234:5678:9abc:d…',
  ],
])('“%s” is no whole address', (text) => {
  expect(parseAddress(text)).toBeNull();
});

describe('laws', () => {
  test('every spelling of an address has the same canonical text', () => {
    fc.assert(
      fc.property(spellings, ({ groups, text }) => {
        expect(canonical(text)).toBe(formatIpv6(groups));
      }),
    );
  });

  test('canonical text holds the numbers it was made of', () => {
    fc.assert(
      fc.property(ipv6Groups, (groups) => {
        expect(numbersOf(canonical(formatIpv6(groups)) ?? '')).toEqual(groups);
      }),
    );
  });

  test('canonical text is what the URL standard writes, save for mapped IPv4', () => {
    fc.assert(
      fc.property(spellings, ({ groups, text }) => {
        const address = canonical(text) ?? '';
        fc.pre(!address.includes('.'));
        expect(`[${address}]`).toBe(new URL(`http://[${text}]/`).hostname);
        expect(numbersOf(address)).toEqual(groups);
      }),
    );
  });

  test('the two numbers behind the mapped prefix become four octets', () => {
    fc.assert(
      fc.property(ipv4Octets, (octets) => {
        const [a = 0, b = 0, c = 0, d = 0] = octets;
        const mapped = formatIpv6([0, 0, 0, 0, 0, 0xffff, a * 256 + b, c * 256 + d]);
        expect(mapped).toBe(`::ffff:${formatIpv4(octets)}`);
        expect(canonical(mapped)).toBe(mapped);
      }),
    );
  });

  test('canonical text stays as it is, and keeps its zone', () => {
    fc.assert(
      fc.property(addresses, fc.option(fc.stringMatching(/^[a-z0-9.]{1,8}$/)), (address, zone) => {
        const parsed = parseAddress(zone === null ? address : `${address}%${zone}`);
        expect(parsed).toEqual({ family: address.includes(':') ? 6 : 4, address, zone });
      }),
    );
  });

  test('what is an address, and of which family, is what the platform says', () => {
    const nearly = fc
      .tuple(
        fc.oneof(
          addresses,
          spellings.map(({ text }) => text),
        ),
        fc.nat(),
        fc.constantFrom('', ':', '.', '0', 'f', '1', '::'),
        fc.nat({ max: 2 }),
      )
      .map(([text, place, inserted, removed]) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + inserted + text.slice(at + removed);
      });
    const letters = fc.string({ unit: fc.constantFrom(...'019af:.'), maxLength: 20 });
    fc.assert(
      fc.property(fc.oneof(nearly, letters), (text) => {
        expect(parseAddress(text)?.family ?? 0).toBe(isIP(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parseAddress(text);
        if (parsed) expect(canonical(parsed.address)).toBe(parsed.address);
      }),
    );
  });
});
