import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seal } from '../../../../shared/registry/asset.ts';
import { builtInRegistry } from '../../../../shared/registry/built-in.ts';
import { compactText } from '../../../../shared/registry/compact.ts';
import type { PortRecord } from '../../../../shared/registry/record.ts';
import { RECORD_STATUSES, REGISTRY_PROTOCOLS } from '../../../../shared/registry/record.ts';
import { Registry } from '../../../../shared/registry/registry.ts';
import { SearchRefused } from '../../../../shared/registry/search-query.ts';

const registry = builtInRegistry();

function found(words: string, limit?: number): string[] {
  return registry.search(words, limit).map(brief);
}

function brief({ first, last, protocol, name, status }: PortRecord): string {
  return `${first === last ? first : `${first}-${last}`}/${protocol} ${name ?? status}`;
}

function rowsOf(names: readonly Partial<PortRecord>[]): Registry {
  const records = names.map((given, index): PortRecord => {
    const port = index + 1;
    const plain = { protocol: 'tcp', status: 'assigned', aliases: [], description: '' } as const;
    return { ...plain, name: 'x', first: port, last: port, ...given };
  });
  return Registry.load(seal({ date: '2026-09', source: 'a test', records: compactText(records) }));
}

describe('a search by number', () => {
  test.each([
    ['5432', ['5432/tcp postgresql', '5432/udp postgresql']],
    ['5432/udp', ['5432/udp postgresql']],
    ['udp 5432', ['5432/udp postgresql']],
    ['6003', ['6000-6063/tcp x11', '6000-6063/udp x11']],
    [
      '6660-6670',
      [
        ...['6665-6669/tcp ircu', '6665-6669/udp reserved'],
        ...['6670/tcp vocaltec-gold', '6670/udp vocaltec-gold'],
      ],
    ],
    ['udp 6660-6669', ['6665-6669/udp reserved']],
    ['22 sctp', ['22/sctp ssh']],
  ])('%s', (words, expected) => {
    expect(found(words)).toEqual(expected);
  });

  test('finds either of two numbers', () => {
    expect(found('tcp 22 25')).toEqual(['22/tcp ssh', '25/tcp smtp']);
  });

  test('answers what is not registered too', () => {
    expect(found('49905')).toEqual(['49152-65535/tcp dynamic', '49152-65535/udp dynamic']);
    expect(registry.search('4').map(({ status }) => status)).toEqual(['unassigned', 'unassigned']);
    expect(registry.search('5432/dccp').map(({ status }) => status)).toEqual(['unassigned']);
  });
});

describe('a search by words', () => {
  test('finds names, other names and descriptions in any case', () => {
    expect(found('POSTGRES', 1)).toEqual(['5432/tcp postgresql']);
    expect(found('shilp', 1)).toEqual(['2049/tcp nfs']);
    expect(found('widE wEb', 1)).toEqual(['80/tcp http']);
  });

  test('asks for all of them, in a name or in the description', () => {
    for (const { name, aliases, description } of registry.search('secure shell')) {
      const text = [name, ...aliases, description].join(' ').toLowerCase();
      expect(text).toContain('secure');
      expect(text).toContain('shell');
    }
    expect(found('secure shell')).toContain('22/tcp ssh');
  });

  test('takes the words of a name for the name', () => {
    expect(found('http alt', 3)).toEqual([
      '591/tcp http-alt',
      '591/udp http-alt',
      '8008/tcp http-alt',
    ]);
  });

  test('puts the exact name first, then beginnings of names, parts of names, and descriptions', () => {
    const small = rowsOf([
      { name: 'a1', description: 'all about ssh' },
      { name: 'a2', description: 'about xssh' },
      { name: 'a3', aliases: ['old-ssh'] },
      { name: 'open-ssh' },
      { name: 'a5', aliases: ['ssh-old'] },
      { name: 'sshell' },
      { name: 'a7', aliases: ['ssh'] },
      { name: 'SSH' },
      { name: 'nothing', description: 'of that kind' },
    ]);
    expect(small.search('ssh').map(({ first }) => first)).toEqual([8, 7, 6, 5, 4, 3, 1, 2]);
  });

  test('takes no part of a line for a word that is none', () => {
    const small = rowsOf([{ name: 'echo' }, { name: 'tram' }, { name: 'end', description: 'all' }]);
    expect(small.search('a').map(({ first }) => first)).toEqual([2, 3]);
  });

  test('finds a name that begins with a number', () => {
    expect(found('3com', 1)).toEqual(['106/tcp 3com-tsmux']);
    expect(() => registry.search('80a')).toThrow(SearchRefused);
  });

  test('finds letters whose lower case is longer, and what comes behind them', () => {
    const small = rowsOf([{ name: 'a', description: 'İİİ' }, { name: 'ipp' }, { name: 'last' }]);
    expect(small.search('ipp').map(({ first }) => first)).toEqual([2]);
    expect(small.search('last').map(({ first }) => first)).toEqual([3]);
  });
});

describe('a search by status', () => {
  test.each([
    ['reserved', 'reserved'],
    ['予約', 'reserved'],
    ['予約済み', 'reserved'],
    ['unassigned', 'unassigned'],
    ['未割り当て', 'unassigned'],
    ['assigned', 'assigned'],
    ['割り当て済み', 'assigned'],
    ['dynamic', 'dynamic'],
    ['動的', 'dynamic'],
  ])('%s', (words, status) => {
    const statuses = new Set(registry.search(words).map((record) => record.status));
    expect(statuses).toEqual(new Set([status]));
  });

  test('can be narrowed by a protocol and by numbers', () => {
    const reserved = registry.search('udp reserved');
    expect(new Set(reserved.map(({ protocol }) => protocol))).toEqual(new Set(['udp']));
    expect(reserved.map(brief)).toContain('6665-6669/udp reserved');
    expect(found('unassigned tcp 4-8')).toEqual(
      ['4', '6', '8'].map((port) => `${port}/tcp unassigned`),
    );
  });
});

test('nothing asks for everything, and a limit for the best of it', () => {
  expect(registry.search('')).toHaveLength(registry.size);
  expect(found(' \u3000', 2)).toEqual(['0/tcp reserved', '0/udp reserved']);
});

test('a search finds what looking at every record finds', () => {
  const all = registry.all();
  const part = fc.nat(all.length - 1).chain((at) => {
    const { name, description } = all[at] ?? { name: '', description: '' };
    const text = `${name ?? ''} ${description}`.toLowerCase();
    const words = text.split(/\s+/).filter((word) => /^[a-z]/.test(word) && word !== 'dynamic');
    return fc.constantFrom(...words, 'net').map((word) => word.slice(0, 4));
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(part, { minLength: 1, maxLength: 2 }),
      fc.option(fc.constantFrom(...REGISTRY_PROTOCOLS)),
      (words, protocol) => {
        const special = [...REGISTRY_PROTOCOLS, ...RECORD_STATUSES] as readonly string[];
        fc.pre(words.every((word) => !special.includes(word)));
        const expected = all.filter(({ protocol: its, name, aliases, description }) => {
          const texts = [name ?? '', ...aliases, description].map((text) => text.toLowerCase());
          const hasAll = words.every((word) => texts.some((text) => text.includes(word)));
          return hasAll && (protocol === null || its === protocol);
        });
        const hits = registry.search([...words, protocol ?? ''].join(' '));
        expect(new Set(hits)).toEqual(new Set(expected));
        expect(hits).toHaveLength(expected.length);
      },
    ),
    { numRuns: 50 },
  );
});
