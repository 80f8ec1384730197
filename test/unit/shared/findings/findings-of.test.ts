import { describe, expect, test } from 'vitest';
import { Baseline } from '../../../../shared/findings/baseline.ts';
import { findingObject } from '../../../../shared/findings/check-json.ts';
import type { Finding, ProgramFile } from '../../../../shared/findings/finding.ts';
import { findingsOf, type Situation } from '../../../../shared/findings/findings-of.ts';
import type { Rule } from '../../../../shared/findings/rule.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { makeFinding } from '../../../support/make-finding.ts';
import { makeOwner } from '../../../support/make-row.ts';
import { doors, hiddenListener, listener, makeProgram, makeRule } from './make-situation.ts';

function found(
  rows: readonly SocketRow[],
  rules: readonly Rule[],
  situation: Partial<Situation> = {},
): Finding[] {
  const all = findingsOf({
    doors: doors(...rows),
    baseline: new Baseline(rules),
    programFiles: new Map(),
    hiddenReason: null,
    unseen: new Set(),
    ...situation,
  });
  return [...all.values()];
}

function kinds(findings: readonly Finding[]): string[] {
  return findings.map(({ kind }) => kind);
}

describe('a door that is expected', () => {
  test.each([
    ['as it is', listener()],
    ['with another process', listener({ pid: 99 })],
    ['hidden, of the same user', hiddenListener()],
    ['on both families', listener({ address: '::1' })],
  ])('%s is no finding', (_, row) => {
    expect(found([row], [makeRule()], { hiddenReason: 'other-users' })).toEqual([]);
  });

  test('open to fewer than expected is no finding', () => {
    expect(found([listener()], [makeRule({ exposure: 'any' })])).toEqual([]);
  });

  test('in a block of ports is no finding, and the block need not be full', () => {
    const rule = makeRule({ port: [8000, 8100], required: false });
    expect(found([listener()], [rule])).toEqual([]);
    expect(kinds(found([listener({ port: 8101 })], [rule]))).toEqual(['new-listener']);
  });

  test('at any port that the system hands out is no finding', () => {
    const rule = makeRule({ port: 'dynamic', required: false });
    expect(found([listener({ port: 40_000 }), listener({ port: 50_000 })], [rule])).toEqual([]);
    expect(kinds(found([listener()], [rule]))).toEqual(['new-listener']);
  });

  test('of any program is no finding, whoever it is', () => {
    expect(found([listener({ path: '/bin/nc' })], [makeRule({ program: null })])).toEqual([]);
  });

  test('that is open to the network at a risky port is accepted with that', () => {
    const rule = makeRule({ port: 6379, exposure: 'any' });
    expect(found([listener({ port: 6379, address: '0.0.0.0' })], [rule])).toEqual([]);
  });
});

describe('what is never looked at', () => {
  test.each([
    ['Portico itself', listener({ self: true })],
    ['another network', listener({ netns: '4026532000' })],
    ['a connection', listener({ role: 'inbound', state: 'ESTABLISHED', exposure: null })],
    ['TCP that does not listen', listener({ role: 'bound', state: 'BOUND' })],
  ])('%s', (_, row) => {
    expect(found([row], [])).toEqual([]);
  });
});

describe('a new listener', () => {
  test('is found, graver where it is open to the network', () => {
    const [inside] = found([listener()], []);
    const [outside] = found([listener({ address: '0.0.0.0' })], []);
    expect([inside?.kind, inside?.severity, outside?.severity]).toEqual([
      'new-listener',
      'low',
      'medium',
    ]);
    expect(inside?.sockets).toEqual([
      expect.objectContaining({ local: '127.0.0.1:8080', pids: [4711] }),
    ]);
  });

  test('says since when, and whether it opened while the computer slept', () => {
    const asleep = { firstSeenAt: 9000, presentAtStart: false, asleepSince: 1000 };
    const [finding] = found([{ ...listener(), ...asleep }], []);
    expect(finding?.sockets.map(({ since }) => since)).toEqual([asleep]);
    expect(findingObject(finding ?? makeFinding(), 'en').sockets).toEqual([
      expect.objectContaining({
        since: '1970-01-01T00:00:09.000Z',
        asleepSince: '1970-01-01T00:00:01.000Z',
      }),
    ]);
  });

  test('that was there before Portico has no time', () => {
    const [finding = makeFinding()] = found([{ ...listener(), presentAtStart: true }], []);
    expect(findingObject(finding, 'en').sockets).toEqual([
      expect.objectContaining({ since: null, asleepSince: null }),
    ]);
  });

  test('of UDP is found', () => {
    expect(kinds(found([listener({ protocol: 'udp', port: 5353 })], []))).toEqual(['new-listener']);
  });

  test('at a port that the system chose is the same at any other', () => {
    const once = found([listener({ port: 40_000 })], []);
    const again = found([listener({ port: 41_000, pid: 5 }), listener({ port: 42_000 })], []);
    expect(again.map(({ id }) => id)).toEqual(once.map(({ id }) => id));
    expect(again[0]).toMatchObject({ port: 'dynamic', ports: [41_000, 42_000], socketCount: 2 });
  });

  test('whose program is hidden is of its port', () => {
    const [finding] = found([hiddenListener({ port: 40_000, uid: 33 })], [], {
      hiddenReason: 'other-users',
    });
    expect(finding).toMatchObject({ kind: 'new-listener', port: 40_000 });
  });

  test('at a port with a known risk is told with that risk, where it is open to the network', () => {
    const row = listener({ port: 6379, address: '0.0.0.0' });
    const findings = found([row], []);
    expect(kinds(findings)).toEqual(['new-listener', 'risky-port']);
    expect(findings[1]?.risks[0]?.port).toBe(6379);
    expect(kinds(found([listener({ port: 6379 })], []))).toEqual(['new-listener']);
  });
});

describe('an expected port', () => {
  test('that is open to more than expected is found', () => {
    const [finding] = found([listener(), listener({ address: '::' })], [makeRule()]);
    expect(finding).toMatchObject({ kind: 'wider', severity: 'high', exposure: 'any' });
    expect(finding?.rules).toEqual([makeRule()]);
  });

  test('with another program is found, once: the expected one is not missing besides', () => {
    const findings = found([listener({ path: '/tmp/other' })], [makeRule()]);
    expect(kinds(findings)).toEqual(['other-program']);
    expect(findings[0]).toMatchObject({ severity: 'medium', isExpectedThere: false });
  });

  test('that another program shares is found, and the expected one is said to be there', () => {
    const [finding] = found([listener(), listener({ path: '/tmp/other' })], [makeRule()]);
    expect(finding).toMatchObject({ kind: 'other-program', isExpectedThere: true });
  });

  test('whose socket another program holds too is found', () => {
    const owners = [makeOwner(), makeOwner({ pid: 6, path: '/tmp/other', name: 'other' })];
    const [finding] = found([listener({ owners })], [makeRule()]);
    expect(finding?.program?.path).toBe('/tmp/other');
  });

  test('hidden, of another user, has another program', () => {
    expect(
      kinds(found([hiddenListener({ uid: 33 })], [makeRule()], { hiddenReason: 'other-users' })),
    ).toEqual(['other-program']);
  });

  test('where nobody listens is found', () => {
    expect(kinds(found([], [makeRule()]))).toEqual(['missing']);
    expect(found([], [makeRule({ required: false })])).toEqual([]);
  });

  test('of UDP is not missing where the source does not see UDP', () => {
    const rule = makeRule({ protocol: 'udp' });
    expect(kinds(found([], [rule, makeRule()], { unseen: new Set(['udp']) }))).toEqual(['missing']);
  });

  test('of the dynamic range does not make other programs there suspicious', () => {
    const rule = makeRule({ port: 'dynamic', required: false });
    expect(kinds(found([listener({ port: 40_000, path: '/bin/nc' })], [rule]))).toEqual([
      'new-listener',
    ]);
  });
});

describe("a program's file", () => {
  test.each([
    ['deleted', 'medium'],
    ['replaced', 'low'],
  ] as const)('that was %s is found at expected doors too', (state, severity) => {
    const programFiles = new Map<number, ProgramFile>([[4711, state]]);
    expect(found([listener()], [makeRule()], { programFiles })).toMatchObject([
      { kind: 'program-file', programFile: state, severity },
    ]);
  });

  test('that is the same, or not known, is no finding', () => {
    const programFiles = new Map<number, ProgramFile>([[4711, 'same']]);
    expect(found([listener(), listener({ pid: 8 })], [makeRule()], { programFiles })).toEqual([]);
  });
});

describe('a hidden owner', () => {
  const row = hiddenListener({ address: '0.0.0.0' });
  const rule = makeRule({ exposure: 'any' });

  test('is found where Portico may look', () => {
    expect(found([row], [rule])).toMatchObject([{ kind: 'owner-hidden', severity: 'medium' }]);
  });

  test.each(['other-users', 'container'] as const)(
    'is no finding because of %s',
    (hiddenReason) => {
      expect(found([row], [rule], { hiddenReason })).toEqual([]);
    },
  );

  test('is no finding where it was hidden when it was learnt', () => {
    const hidden = { ...rule, program: makeProgram({ path: null }) };
    expect(found([row], [hidden])).toEqual([]);
  });
});
