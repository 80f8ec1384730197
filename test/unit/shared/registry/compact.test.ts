import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seal } from '../../../../shared/registry/asset.ts';
import { compactText, isStorableName } from '../../../../shared/registry/compact.ts';
import type { PortRecord } from '../../../../shared/registry/record.ts';
import { REGISTRY_PROTOCOLS } from '../../../../shared/registry/record.ts';
import { Registry } from '../../../../shared/registry/registry.ts';

const line = fc.string({ maxLength: 12 }).map((text) => text.replace(/\p{Cc}/gu, ''));
const name = fc
  .oneof(fc.constantFrom('http', 'a b', '-', 'sql*net', 'é'), line)
  .filter(isStorableName);

/** Some records that share no port. */
const records: fc.Arbitrary<PortRecord[]> = fc
  .array(
    fc.record({
      gap: fc.nat(400),
      span: fc.oneof(fc.constant(0), fc.nat(300)),
      protocols: fc.subarray([...REGISTRY_PROTOCOLS], { minLength: 1 }),
      status: fc.constantFrom('assigned', 'reserved', 'unassigned'),
      names: fc.uniqueArray(name, { maxLength: 3 }),
      description: line,
    }),
    { maxLength: 30 },
  )
  .map((parts) => {
    let port = 0;
    return parts.flatMap(({ gap, span, protocols, status, names, description }) => {
      const first = port + gap;
      port = first + span + 1;
      const isAssigned = status === 'assigned';
      return protocols.map((protocol) => ({
        protocol,
        first,
        last: first + span,
        status,
        name: (isAssigned && names[0]) || null,
        aliases: isAssigned ? names.slice(1) : names,
        description,
      }));
    });
  });

function stored(text: string): Registry {
  return Registry.load(seal({ date: '2026-09', source: 'a test', records: text }));
}

test('what is stored comes back, whatever the order it was given in', () => {
  fc.assert(
    fc.property(records, (all) => {
      const text = compactText(all);
      expect(compactText(all.toReversed())).toBe(text);
      expect(stored(text).all()).toEqual(all);
    }),
  );
});

test('the same of two protocols is one line', () => {
  const echo = { first: 7, last: 7, status: 'assigned', name: 'echo', aliases: [] } as const;
  const both = (['tcp', 'udp'] as const).map((protocol) => ({
    ...echo,
    protocol,
    description: 'Echo',
  }));
  expect(compactText(both)).toBe('7 3a echo\tEcho\n');
});

test.each<[string, Partial<PortRecord>]>([
  ['a bar in a name', { name: 'a|b' }],
  ['a line break in a name', { name: 'a\nb' }],
  ['a line break in a description', { description: 'a\nb' }],
  ['other names without a primary one', { name: null, aliases: ['b'] }],
  ['a primary name of what is reserved', { status: 'reserved' }],
  ['a dynamic port', { status: 'dynamic' }],
])('%s is not stored', (_, change) => {
  const plain = { protocol: 'tcp', first: 1, last: 1, status: 'assigned', name: 'a' } as const;
  expect(() => compactText([{ ...plain, aliases: [], description: '', ...change }])).toThrow();
});
