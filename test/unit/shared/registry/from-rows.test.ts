import { describe, expect, test } from 'vitest';
import type { RegistryRow } from '../../../../shared/registry/from-rows.ts';
import { recordsFromRows } from '../../../../shared/registry/from-rows.ts';

function row(change: Partial<RegistryRow>): RegistryRow {
  const plain = { first: 7, last: 7, protocol: 'tcp', name: 'echo', description: 'Echo' } as const;
  return { ...plain, use: 'current', ...change };
}

describe('the primary name', () => {
  test('is the first that is in use; older ones come last', () => {
    const [record] = recordsFromRows([
      row({ name: 'e_cho', use: 'historic' }),
      row({ name: 'wide', use: 'widespread' }),
      row({ name: 'echo' }),
      row({ name: 'other', description: 'Other' }),
    ]);
    expect(record).toMatchObject({
      name: 'echo',
      aliases: ['other', 'wide', 'e_cho'],
      description: 'Echo',
    });
  });

  test('is the one that everybody means where the registry lists another first', () => {
    const [record] = recordsFromRows([
      row({ first: 2049, last: 2049, name: 'shilp', description: '' }),
      row({ first: 2049, last: 2049, name: 'nfs', description: 'Network File System' }),
    ]);
    expect(record).toMatchObject({
      name: 'nfs',
      aliases: ['shilp'],
      description: 'Network File System',
    });
  });
});

describe('the status', () => {
  test.each([
    ['echo', 'Reserved for later', 'assigned'],
    ['echo', 'Deprecated by another', 'assigned'],
    ['sua', 'De-Registered', 'reserved'],
    ['', 'Reserved', 'reserved'],
    ['', 'IANA Reserved', 'reserved'],
    ['', 'De-registered', 'reserved'],
    ['', 'Removed', 'reserved'],
    ['', 'De-Commissioned Port', 'reserved'],
    ['', 'any private mail system', 'assigned'],
    ['', 'Unassigned [was netstat]', 'unassigned'],
    ['', 'Possibly used by Sun Solaris????', 'unassigned'],
  ])('of the name %j with the words %j is %s', (name, description, status) => {
    const [record] = recordsFromRows([row({ name, description })]);
    expect(record).toMatchObject({ status, description });
    expect(record?.name ?? '').toBe(status === 'assigned' ? name : '');
  });

  test('of a plain "Unassigned" is told by there being no record', () => {
    expect(recordsFromRows([row({ name: '', description: 'unassigned' })])).toEqual([]);
  });
});

describe('a row without a protocol', () => {
  test('assigns for tcp and udp, and reserves for all', () => {
    const named = recordsFromRows([row({ protocol: null })]);
    expect(named.map(({ protocol }) => protocol)).toEqual(['tcp', 'udp']);
    const reserved = recordsFromRows([row({ protocol: null, name: '', description: 'Reserved' })]);
    expect(reserved.map(({ protocol }) => protocol)).toEqual(['tcp', 'udp', 'sctp', 'dccp']);
  });
});

describe('a range', () => {
  test('leaves out the ports that have a row of their own', () => {
    const records = recordsFromRows([
      row({ first: 10, last: 20, name: 'wide' }),
      row({ first: 13, last: 13 }),
      row({ first: 20, last: 20 }),
      row({ first: 14, last: 14, protocol: 'udp' }),
    ]);
    const tcp = records.filter(({ protocol }) => protocol === 'tcp');
    expect(tcp.map(({ first, last, name }) => `${first}-${last} ${name}`).sort()).toEqual([
      ...['10-12 wide', '13-13 echo', '14-19 wide', '20-20 echo'],
    ]);
  });

  test('ends where the dynamic ports begin', () => {
    expect(recordsFromRows([row({ first: 49_150, last: 49_160 })])).toMatchObject([
      { first: 49_150, last: 49_151 },
    ]);
    expect(recordsFromRows([row({ first: 49_152, last: 65_535 })])).toEqual([]);
  });
});
