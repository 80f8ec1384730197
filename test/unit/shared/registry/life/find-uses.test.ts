import { expect, test } from 'vitest';
import { builtInRegistry } from '../../../../../shared/registry/built-in.ts';
import { allCommonUses } from '../../../../../shared/registry/life/common-uses.ts';
import { usesMeant } from '../../../../../shared/registry/life/find-uses.ts';
import { listedRecords, listedUses } from '../../../../../shared/registry/listed-records.ts';
import { parseSearch } from '../../../../../shared/registry/search-query.ts';

function meant(text: string) {
  const parsed = parseSearch(text);
  if (!parsed.ok) throw new Error(`not understood: ${text}`);
  return usesMeant(parsed.query, allCommonUses());
}

test('a product is found by its name, whatever its port is called in the registry', () => {
  expect(meant('vite').map(({ port }) => port)).toContain(5173);
  expect(meant('Minecraft').map(({ port }) => port)).toContain(25_565);
});

test('every word has to be there, and ports and protocols narrow it down', () => {
  expect(meant('minecraft udp').every(({ protocol }) => protocol === 'udp')).toBe(true);
  expect(meant('vite 5173').map(({ port }) => port)).toEqual([5173]);
  expect(meant('minecraft zzz')).toEqual([]);
});

test('without a word, or where a status is asked for, only the registry answers', () => {
  for (const text of ['', '25565', 'tcp', 'minecraft unassigned']) expect(meant(text)).toEqual([]);
});

test('what the list has already is not said again', () => {
  const registry = builtInRegistry();
  const uses = allCommonUses();
  const all = listedRecords(registry.all());
  const recordOf = registry.record.bind(registry);
  const lines = listedUses(uses, all, recordOf);
  for (const line of lines) {
    expect(line.status === 'assigned' || line.status === 'reserved', line.key).toBe(false);
  }
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
  const alone = listedUses(uses, [], recordOf);
  expect(alone.flatMap(({ protocols }) => protocols)).toHaveLength(uses.length);
});
