import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../../../shared/model/language.ts';
import { builtInRegistry } from '../../../../../shared/registry/built-in.ts';
import type { CommonUse } from '../../../../../shared/registry/life/common-uses.ts';
import { allCommonUses, commonUses } from '../../../../../shared/registry/life/common-uses.ts';
import { isCarrier } from '../../../../../shared/registry/life/known-programs.ts';

const JAPANESE = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u;
/** A repository at a commit and a file, the registry at a date, a package at a version, or a document. */
const CITATION =
  /^(github:[\w.-]+\/[\w.-]+@[0-9a-f]{10} \S+|IANA registry of \d{4}-\d\d-\d\d: \S+|.+\d.+|.+documentation.+)/;

const door = ({ port, protocol }: CommonUse) => `${port}/${protocol}`;
const names = (port: number, protocol: 'tcp' | 'udp') =>
  commonUses(port, protocol).map(({ name }) => name);

test('there are 235 uses, each at a door of its own', () => {
  expect(allCommonUses()).toHaveLength(235);
  expect(new Set(allCommonUses().map(door)).size).toBe(235);
});

test.each(allCommonUses().map((use) => [door(use), use] as const))(
  'the use of %s is whole',
  (_door, use) => {
    expect(use.port).toSatisfy(Number.isInteger);
    expect(use.port).toBeGreaterThan(0);
    expect(use.last ?? use.port + 1).toBeGreaterThan(use.port);
    expect(use.last ?? use.port).toBeLessThanOrEqual(65_535);
    expect(use.protocol).toMatch(/^(tcp|udp)$/);
    expect(use.name).toMatch(/\S/);
    expect(Object.keys(use.what).sort()).toEqual([...LANGUAGES].sort());
    expect(use.what.ja).toMatch(JAPANESE);
    expect(use.what.en).not.toMatch(JAPANESE);
    expect(use.source).not.toMatch(/https?:/);
    for (const text of [use.name, use.what.en, use.what.ja, use.source]) {
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/\p{Cc}|\.$|。$/u);
    }
    for (const program of use.programs) expect(program).toBe(program.trim().toLowerCase());
    expect(new Set(use.programs).size).toBe(use.programs.length);
  },
);

test('every use tells where its number stands, and only where no document was seen says so', () => {
  const vague = allCommonUses().filter(({ source }) => !CITATION.test(source));
  expect(vague.map(door)).toEqual(['7070/tcp', '57621/tcp']);
  for (const { source } of vague) expect(source).toMatch(/document of the vendor not seen$/);
});

test('what is said is short enough for one line of a list', () => {
  for (const { what } of allCommonUses()) {
    expect(what.en.length).toBeLessThanOrEqual(120);
    expect(what.ja.length).toBeLessThanOrEqual(80);
  }
});

test('a door kept for certain programs names them, is one door only, and is registered', () => {
  const kept = allCommonUses().filter(({ exclusive }) => exclusive);
  expect(kept.length).toBeGreaterThan(30);
  for (const use of kept) {
    expect(use.programs).not.toEqual([]);
    expect(use.last).toBeUndefined();
    expect(builtInRegistry().record(use.port, use.protocol).status).toBe('assigned');
  }
});

test('no use takes a forwarder of containers or a starter of services for its program', () => {
  const forwarders = ['docker-proxy', 'conmon', 'systemd', 'launchd', 'socat', 'ssh'];
  for (const forwarder of forwarders) {
    expect(isCarrier(forwarder)).toBe(true);
    expect(allCommonUses().filter(({ programs }) => programs.includes(forwarder))).toEqual([]);
  }
});

test('a port is looked up for each protocol apart', () => {
  expect(names(17_500, 'tcp')).toEqual(['Dropbox LAN sync']);
  expect(names(17_500, 'udp')).toEqual(['Dropbox LAN sync discovery']);
  expect(names(5432, 'tcp')).toEqual(['PostgreSQL']);
  expect(names(5432, 'udp')).toEqual([]);
});

test('a use of several ports covers all of them, and comes behind the use of just one', () => {
  expect(names(6463, 'tcp')).toEqual(['Discord']);
  expect(names(6472, 'tcp')).toEqual(['Discord']);
  expect(names(6473, 'tcp')).toEqual([]);
  expect(names(6006, 'tcp')).toEqual(['Storybook / TensorBoard', 'X11 displays']);
  expect(names(30_303, 'tcp')).toEqual(['Ethereum peers', 'Kubernetes node ports']);
  expect(names(32_767, 'tcp')).toEqual(['Kubernetes node ports']);
});

test('what is no port has no use', () => {
  for (const port of [-1, 65_536, 22.5, Number.NaN]) expect(names(port, 'tcp')).toEqual([]);
});

test('a look-up finds just the uses that cover the port', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 65_535 }),
      fc.constantFrom('tcp' as const, 'udp' as const),
      (port, protocol) => {
        const covering = allCommonUses().filter(
          (use) => use.protocol === protocol && use.port <= port && port <= (use.last ?? use.port),
        );
        expect(new Set(commonUses(port, protocol))).toEqual(new Set(covering));
      },
    ),
  );
});
