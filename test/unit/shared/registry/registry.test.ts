import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RegistryDamaged, seal } from '../../../../shared/registry/asset.ts';
import { builtInRegistry } from '../../../../shared/registry/built-in.ts';
import { BUILT_IN_ASSET } from '../../../../shared/registry/built-in-asset.ts';
import type { PortRecord, RegistryProtocol } from '../../../../shared/registry/record.ts';
import { REGISTRY_PROTOCOLS } from '../../../../shared/registry/record.ts';
import { Registry } from '../../../../shared/registry/registry.ts';
import { ports } from '../../../support/arbitraries.ts';

const registry = builtInRegistry();
const protocols = fc.constantFrom(...REGISTRY_PROTOCOLS);

function brief({ first, last, status, name, aliases }: PortRecord): string {
  const names = [name ?? '–', ...aliases].join(' ');
  return `${first === last ? first : `${first}-${last}`} ${status} ${names}`;
}

describe('the built-in registry', () => {
  test.each<[number, RegistryProtocol, string]>([
    [0, 'tcp', '0 reserved –'],
    [1, 'tcp', '1 assigned tcpmux'],
    [24, 'tcp', '24 assigned –'],
    [63, 'udp', '63 assigned whoispp whois++'],
    [80, 'tcp', '80 assigned http www www-http'],
    [80, 'udp', '80 assigned http www www-http'],
    [80, 'sctp', '80 assigned http'],
    [143, 'tcp', '143 assigned imap'],
    [143, 'udp', '143 reserved –'],
    [233, 'sctp', '225-241 reserved –'],
    [465, 'tcp', '465 assigned submissions urd'],
    [465, 'udp', '465 assigned igmpv3lite'],
    [631, 'tcp', '631 assigned ipp ipps'],
    [631, 'udp', '631 assigned ipp'],
    [1023, 'tcp', '1023 reserved –'],
    [1024, 'udp', '1024 reserved –'],
    [1313, 'tcp', '1313 assigned bmc-patroldb bmc_patroldb'],
    [2049, 'tcp', '2049 assigned nfs shilp'],
    [3000, 'tcp', '3000 assigned hbci remoteware-cl'],
    [3478, 'udp', '3478 assigned stun turn stun-behavior'],
    [4250, 'udp', '4200-4299 assigned vrml-multi-use'],
    [6000, 'tcp', '6000-6063 assigned x11'],
    [6063, 'udp', '6000-6063 assigned x11'],
    [6665, 'tcp', '6665-6669 assigned ircu'],
    [6669, 'udp', '6665-6669 reserved –'],
    [11434, 'tcp', '11434 assigned ollama'],
    [14001, 'udp', '14001 reserved – sua'],
    [49151, 'tcp', '49151 reserved –'],
    [49152, 'tcp', '49152-65535 dynamic –'],
    [65535, 'dccp', '49152-65535 dynamic –'],
  ])('says of %i/%s: %s', (port, protocol, expected) => {
    expect(brief(registry.record(port, protocol))).toBe(expected);
  });

  test('tells the bounds of what is unassigned, up to its neighbours and the dynamic ports', () => {
    const { first, last, status } = registry.record(5_000, 'dccp');
    expect(status).toBe('unassigned');
    expect(registry.record(first - 1, 'dccp').status).not.toBe('unassigned');
    expect(registry.record(last + 1, 'dccp').status).not.toBe('unassigned');
    expect(registry.record(49_150, 'sctp').last).toBe(49_150);
  });

  test('keeps the remark of a port that is unassigned', () => {
    expect(registry.record(15, 'tcp')).toMatchObject({
      status: 'unassigned',
      name: null,
      description: 'Unassigned [was netstat]',
    });
  });

  test('lists what is assigned or reserved at a port, in the order of the protocols', () => {
    expect(registry.records(20).map(({ protocol }) => protocol)).toEqual(['tcp', 'udp', 'sctp']);
    expect(registry.records(15)).toEqual([]);
    expect(registry.records(50_000)).toEqual([]);
  });

  test.each([-1, 65_536, 1.5, Number.NaN])('%d is no port', (port) => {
    expect(() => registry.record(port, 'tcp')).toThrow(RangeError);
  });

  test('says of which month it is', () => {
    expect(registry.date).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
    expect(registry.source).toContain('IANA');
  });
});

test('every port has one answer for each protocol, which is that of its whole range', () => {
  fc.assert(
    fc.property(ports, protocols, (port, protocol) => {
      const record = registry.record(port, protocol);
      expect(record.protocol).toBe(protocol);
      expect(record.first).toBeLessThanOrEqual(port);
      expect(record.last).toBeGreaterThanOrEqual(port);
      expect(registry.record(record.first, protocol)).toBe(record);
      expect(registry.record(record.last, protocol)).toBe(record);
      expect(record.status === 'dynamic').toBe(port >= 49_152);
      if (record.status !== 'assigned') expect(record.name).toBeNull();
    }),
  );
});

test('all records together are as many as it says, each reached by both of its ends', () => {
  const all = registry.all();
  expect(all).toHaveLength(registry.size);
  expect(all.length).toBeGreaterThan(12_000);
  for (const record of all) {
    expect(registry.record(record.first, record.protocol)).toBe(record);
    expect(registry.record(record.last, record.protocol)).toBe(record);
  }
});

describe('damaged data', () => {
  test('is refused wherever one character of it is another one', () => {
    const { records } = BUILT_IN_ASSET;
    fc.assert(
      fc.property(
        fc.nat(records.length - 1),
        fc.string({ minLength: 1, maxLength: 1 }),
        (at, other) => {
          fc.pre(records[at] !== other);
          const changed = records.slice(0, at) + other + records.slice(at + 1);
          expect(() => Registry.load({ ...BUILT_IN_ASSET, records: changed })).toThrow(
            RegistryDamaged,
          );
        },
      ),
    );
  });

  test('is refused where it was cut, or where its date is another', () => {
    const records = BUILT_IN_ASSET.records.slice(0, -1);
    expect(() => Registry.load({ ...BUILT_IN_ASSET, records })).toThrow(RegistryDamaged);
    expect(() => Registry.load({ ...BUILT_IN_ASSET, date: '2027-01' })).toThrow(RegistryDamaged);
  });

  test.each([
    ['no line end', '1 3a echo'],
    ['no head', 'echo\n'],
    ['an unknown status', '1 3x echo\n'],
    ['no protocol', '1 0a echo\n'],
    ['something behind the head', '1 3aecho\n'],
    ['a port too large', 'zzzz 3a echo\n'],
    ['a dynamic port', '11xc 3a echo\n'],
    ['a range into the dynamic ports', '1+zzz 3a echo\n0+11xb 1a echo\n'],
    ['a port twice', '7 3a echo\n0 2a other\n'],
  ])('is refused where its checksum is right and there is %s', (_, records) => {
    const load = () => Registry.load(seal({ date: '2026-09', source: 'a test', records }));
    expect(load).toThrow(RegistryDamaged);
  });
});
