import { describe, expect, test } from 'vitest';
import { explainDocument, searchDocument } from '../../../../shared/export/explain-json.ts';
import { builtInRegistry } from '../../../../shared/registry/built-in.ts';
import { explainPort } from '../../../../shared/registry/explanation.ts';
import { makeRow } from '../../../support/make-row.ts';

const registry = builtInRegistry();
const HOST = { dynamicRange: [32_768, 60_999], udp: null } as const;

function rowAt(id: string, port: number, protocol: 'tcp' | 'udp') {
  return makeRow({ id, protocol, local: { address: '127.0.0.1', port } });
}

describe('what is known of a port', () => {
  test('each protocol is answered separately, with the registry’s words', () => {
    const { records } = explainPort(6667, null, registry, HOST, []);
    expect(records.map(({ protocol, status, name }) => [protocol, status, name])).toEqual([
      ['tcp', 'assigned', 'ircu'],
      ['udp', 'reserved', null],
      ['sctp', 'unassigned', null],
      ['dccp', 'unassigned', null],
    ]);
  });

  test('a protocol that was asked for leaves everything of the others out', () => {
    const rows = [rowAt('t', 53, 'tcp'), rowAt('u', 53, 'udp'), rowAt('x', 54, 'udp')];
    const told = explainPort(53, 'udp', registry, HOST, rows);
    const protocols = [...told.records, ...told.commonUses, ...told.risks, ...told.here];
    expect(new Set(protocols.map(({ protocol }) => protocol))).toEqual(new Set(['udp']));
    expect(told.here.map(({ id }) => id)).toEqual(['u']);
  });

  test('the article is heard where it says something else, and only there', () => {
    const icq = explainPort(5190, null, registry, HOST, []).article;
    expect(icq.map(({ description }) => description)).toEqual([expect.stringMatching(/ICQ/)]);
    expect(explainPort(22, null, registry, HOST, []).article).toEqual([]);
  });

  test('where UDP has a range of its own, that one counts for UDP', () => {
    const udp = { dynamicRange: [1024, 2000], reservedPorts: [] } as const;
    const told = (protocol: 'tcp' | 'udp') =>
      explainPort(1500, protocol, registry, { ...HOST, udp }, []).inDynamicRange;
    expect([told('tcp'), told('udp')]).toEqual([false, true]);
  });
});

describe('as JSON', () => {
  test('it has these fields and no others', () => {
    const told = explainPort(3306, null, registry, HOST, [rowAt('a', 3306, 'tcp')]);
    const document = explainDocument(told, 'en');
    expect(document).toMatchObject({
      port: 3306,
      range: 'registered',
      inDynamicRange: false,
      registryDate: registry.date,
      here: ['a'],
    });
    const keysOf = (list: unknown) => (Array.isArray(list) ? Object.keys(list[0] ?? {}) : []);
    expect(Object.keys(document)).toEqual(
      'port range inDynamicRange registryDate records article commonUses risks here'.split(' '),
    );
    expect(keysOf(document.records)).toEqual(
      'protocol status name aliases description source'.split(' '),
    );
    expect(keysOf(document.commonUses)).toEqual(['protocol', 'name', 'what', 'source']);
    expect(keysOf(document.risks)).toEqual(['protocol', 'severity', 'reason', 'source']);
  });

  test('hints and risks are in the language that was asked for', () => {
    const told = explainPort(3306, 'tcp', registry, HOST, []);
    const [en, ja] = [explainDocument(told, 'en'), explainDocument(told, 'ja')];
    expect(en.risks).toMatchObject([{ reason: told.risks[0]?.reason.en }]);
    expect(ja.risks).toMatchObject([{ reason: told.risks[0]?.reason.ja }]);
    expect(en.commonUses).not.toEqual(ja.commonUses);
    expect(en.records).toEqual(ja.records);
  });

  test('a search has the records with their ranges', () => {
    expect(searchDocument(registry, registry.search('6660-6670 udp'))).toEqual({
      registryDate: registry.date,
      source: registry.source,
      records: expect.arrayContaining([
        {
          first: 6665,
          last: 6669,
          protocol: 'udp',
          status: 'reserved',
          name: null,
          aliases: [],
          description: 'Reserved',
        },
      ]),
    });
  });
});
