import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions, parseChangelog } from '../../../../build/releasing/changelog.ts';
import { releaseFaults } from '../../../../build/releasing/checks.ts';
import { ROOT } from '../../../../build/root.ts';

const GOOD = `# Changelog

## [Unreleased]

## [1.1.0] - 2026-11-26

### Added

- A door.

## [1.0.0] - 2026-01-02

### Fixed

- A wall.
`;

function faults(text: string, version = '1.1.0', tag: string | null = 'v1.1.0') {
  return releaseFaults({ version, changelog: parseChangelog(text), tag });
}

test('the changelog of this project is as Keep a Changelog has it, and its version fits', () => {
  const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
  const { version } = JSON.parse(read('package.json')) as { version: string };
  expect(faults(read('CHANGELOG.md'), version, null)).toEqual([]);
});

test('a version is released where tag, package.json and changelog say the same', () => {
  expect(faults(GOOD)).toEqual([]);
  expect(parseChangelog(GOOD).entries.map(({ version, text }) => [version, text])).toEqual([
    [null, ''],
    ['1.1.0', '### Added\n\n- A door.'],
    ['1.0.0', '### Fixed\n\n- A wall.'],
  ]);
});

test.each([
  ['v1.1.1', '1.1.0', 'the tag is v1.1.1, and package.json says 1.1.0'],
  ['1.1.0', '1.1.0', 'the tag is 1.1.0, and package.json says 1.1.0'],
  ['v1.2.0', '1.2.0', 'CHANGELOG.md: 1.2.0 is not its newest version'],
  [null, '1.0.9', 'package.json: 1.0.9 is older than 1.1.0 in CHANGELOG.md'],
  [null, '1.1', 'package.json: 1.1 is no version'],
  [null, '01.1.0', 'package.json: 01.1.0 is no version'],
])('tag %s of version %s is refused', (tag, version, fault) => {
  expect(faults(GOOD, version, tag)).toContain(fault);
});

test.each([
  ['## [Unreleased]', '## Unreleased', '3: a heading is ## [1.2.3] - 2026-11-26'],
  ['## [Unreleased]\n\n', '', '1: the first heading has to be ## [Unreleased]'],
  ['2026-11-26', '2026-02-30', '5: 1.1.0 has no date'],
  [' - 2026-11-26', '', '5: 1.1.0 has no date'],
  [
    '### Added',
    '### New',
    '7: New is none of Added, Changed, Deprecated, Removed, Fixed, Security',
  ],
  ['[1.0.0]', '[1.1.0]', '11: 1.1.0 stands below 1.1.0'],
  ['### Fixed\n\n- A wall.\n', '', '11: 1.0.0 says nothing'],
])('%j as %j is told with its line', (from, to, fault) => {
  expect(parseChangelog(GOOD.replace(from, to)).faults).toContain(fault);
});

test('versions are in order of their numbers', () => {
  const versions = fc.tuple(fc.nat(300), fc.nat(300), fc.nat(300));
  fc.assert(
    fc.property(versions, versions, (a, b) => {
      const [left = 0, right = 0] = [a, b].map(([x, y, z]) => x * 1e6 + y * 1e3 + z);
      const order = compareVersions(a.join('.'), b.join('.'));
      expect(Math.sign(order)).toBe(Math.sign(left - right));
    }),
  );
});

test('whatever stands in it, nothing throws', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom('## ', '### ', '\n', '[1.0.0]'), fc.string())),
      (parts) => {
        expect(parseChangelog(parts.join('')).entries.length).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
