import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generateAsset, moduleText } from '../../../build/registry/generate.ts';
import { parseOverlay, readOverlay } from '../../../build/registry/overlay.ts';
import { ASSET_FILE } from '../../../build/registry.ts';
import { ROOT } from '../../../build/root.ts';
import { builtInRegistry } from '../../../shared/registry/built-in.ts';
import { Registry } from '../../../shared/registry/registry.ts';

describe('the generated asset', () => {
  test('is what the npm package and the overlay give today: else run `npm run registry`', () => {
    const written = readFileSync(join(ROOT, ASSET_FILE), 'utf8');
    expect(moduleText(generateAsset()) === written).toBe(true);
  });

  test('is the same text each time', () => {
    expect(moduleText(generateAsset())).toBe(moduleText(generateAsset()));
  });

  test('has every record of the overlay', () => {
    const registry = builtInRegistry();
    const { records } = readOverlay();
    expect(records.length).toBeGreaterThan(200);
    for (const record of records) {
      expect(registry.record(record.first, record.protocol)).toEqual(record);
    }
  });

  test('follows the overlay', () => {
    const overlay = { ...readOverlay(), date: '2026-10' };
    const asset = generateAsset(overlay);
    expect(Registry.load(asset).date).toBe('2026-10');
    expect(moduleText(asset)).toContain("date: '2026-10'");
  });

  test('keeps characters that mean something in a template', () => {
    const records = ['`', '$', '{a}', '\\', '\n'].join('');
    const text = moduleText({ date: '2026-09', source: 'a test', checksum: '', records });
    expect(text).toContain(['`', '\\`', '\\$', '{a}', '\\\\', '\n', '`'].join(''));
  });
});

describe('the generator refuses', () => {
  const overlay = readOverlay();

  test('an overlay that does not know the name in the package', () => {
    const records = overlay.records.map((record) =>
      record.name === 'nfs' ? { ...record, name: 'other' } : record,
    );
    expect(() => generateAsset({ ...overlay, records })).toThrow(/2049\/tcp nfs/);
  });

  test('an overlay that describes the name in the package otherwise', () => {
    const records = overlay.records.map((record) =>
      record.name === 'submissions' ? { ...record, description: 'other' } : record,
    );
    expect(() => generateAsset({ ...overlay, records })).toThrow(/465\/tcp submissions/);
  });

  test('an overlay with two records for a port', () => {
    const records = [...overlay.records, ...overlay.records.slice(0, 1)];
    expect(() => generateAsset({ ...overlay, records })).toThrow(/two records for 42\/tcp/);
  });

  test.each([
    ['no date', '@source\ta test\n'],
    ['an unknown protocol', '@date\t2026-09\n@source\ta\n7\ttcp/quic\tassigned\techo\n'],
    ['an unknown status', '@date\t2026-09\n@source\ta\n7\ttcp\tgiven\techo\n'],
    ['no port', '@date\t2026-09\n@source\ta\nx\ttcp\tassigned\techo\n'],
    ['a range backwards', '@date\t2026-09\n@source\ta\n9-7\ttcp\tassigned\techo\n'],
  ])('an overlay with %s', (_, text) => {
    expect(() => parseOverlay(text)).toThrow(/overlay/);
  });
});
