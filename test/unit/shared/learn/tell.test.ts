import { describe, expect, test } from 'vitest';
import { CHAPTERS } from '../../../../shared/learn/chapters.ts';
import type { Example } from '../../../../shared/learn/pick-example.ts';
import { exampleOf, LOOPBACK_EXAMPLE } from '../../../../shared/learn/pick-example.ts';
import { type Since, tellHandsOut, tellRequest } from '../../../../shared/learn/tell.ts';
import type { LearnMessages } from '../../../../shared/messages/en-learn.ts';
import { learn as en } from '../../../../shared/messages/en-learn.ts';
import { learn as ja } from '../../../../shared/messages/ja-learn.ts';
import { makeHost } from '../../../support/make-host.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';
import { leavesOf } from '../messages/leaves.ts';

const ROW = makeRow({
  local: { address: '192.168.1.200', port: 49_905 },
  remote: { address: '192.168.1.10', port: 80 },
  role: 'outbound',
  service: { name: 'http', description: 'World Wide Web HTTP', side: 'remote' },
  inDynamicRange: true,
  owners: [makeOwner({ name: 'browser' })],
});

/** Every sentence, in order. */
function allOf(example: Example, learn: LearnMessages, since?: Since): string[] {
  const { opening, steps, closing } = tellRequest(example, learn, since);
  return [...opening, ...steps, ...closing];
}

const LANGUAGES = [
  ['en', en],
  ['ja', ja],
] as const;

describe.each(LANGUAGES)('a request and its answer in %s', (_, learn) => {
  const { request } = learn;

  test('are told from the client’s port to the server’s, and back', () => {
    expect(allOf(exampleOf(ROW), learn)).toEqual([
      request.real('192.168.1.200:49905', '192.168.1.10:80'),
      request.program('browser'),
      request.serverPort(80, 'http'),
      request.clientPort(49_905),
      request.goes(49_905, 80),
    ]);
  });

  test('are an example that says so, without a connection', () => {
    const [first, ...told] = allOf(LOOPBACK_EXAMPLE, learn);
    expect(first).toBe(request.example('127.0.0.1:49905', '127.0.0.1:80'));
    expect(first).toContain(request.isExample);
    expect(told).toContain(request.goes(49_905, 80));
    expect(told).toContain(request.noneOpen);
    expect(told).not.toContain(request.programHidden);
  });

  test('are told as they last were when the connection is over, and what else there is', () => {
    const [first, ...alone] = allOf(exampleOf(ROW), learn, { isOver: true, isOtherOpen: false });
    expect(first).toBe(request.ended('192.168.1.200:49905', '192.168.1.10:80'));
    expect(alone).toContain(request.noneOpen);
    const told = allOf(exampleOf(ROW), learn, { isOver: true, isOtherOpen: true });
    expect(told).toContain(request.otherOpen);
    expect(told).not.toContain(request.noneOpen);
  });

  test('have one step for each arrow: to the server’s port, and back to the client’s', () => {
    const [there, back] = tellRequest(exampleOf(ROW), learn).steps;
    expect([there, back]).toEqual([request.serverPort(80, 'http'), request.clientPort(49_905)]);
  });

  test('leave nothing unsaid that is not known', () => {
    const row = { ...ROW, owners: [], service: null, inDynamicRange: null };
    const told = allOf(exampleOf(row), learn);
    expect(told).toContain(request.programHidden);
    expect(told).toContain(request.serverPortUnnamed(80));
    expect(told).toContain(request.clientPortUnknown(49_905));
  });

  test('tell a port that the program chose, both ends on one machine, and datagrams', () => {
    const row = {
      ...ROW,
      protocol: 'udp',
      local: { address: '::1', port: 500 },
      remote: { address: '::1', port: 53 },
      inDynamicRange: false,
    } as const;
    const told = allOf(exampleOf(row), learn);
    expect(told[0]).toContain('[::1]:500');
    expect(told).toContain(request.clientPortChosen(500));
    expect(told).toContain(request.sameMachine);
    expect(told).toContain(request.datagrams);
  });

  test('show what a program hides in its name', () => {
    const row = { ...ROW, owners: [makeOwner({ name: 'gpj\u202eexe' })] };
    expect(allOf(exampleOf(row), learn).join()).not.toContain('\u202e');
  });
});

describe.each(LANGUAGES)('what this system hands out, in %s', (_, learn) => {
  const { handsOut } = learn;

  test('is told beside the registry: Linux takes registered ports and leaves some out', () => {
    expect(tellHandsOut(makeHost(), learn)).toEqual([
      handsOut.range(32_768, 60_999),
      handsOut.registeredToo(32_768, 49_151),
      handsOut.leftOut(61_000, 65_535),
      handsOut.privileged(1024),
    ]);
  });

  test('is the same as the registry’s on macOS, with privileges for one address only', () => {
    const mac = makeHost({ os: 'darwin', dynamicRange: [49_152, 65_535] });
    expect(tellHandsOut(mac, learn)).toEqual([
      handsOut.range(49_152, 65_535),
      handsOut.asRegistry,
      handsOut.privilegedOneAddress(1024),
    ]);
  });

  test('has ranges of its own for UDP on Windows, and no privileges', () => {
    const windows = makeHost({
      os: 'win32',
      dynamicRange: [50_000, 65_535],
      reservedPorts: [
        [80, 80],
        [50_000, 50_059],
        [50_050, 50_069],
      ],
      udp: { dynamicRange: [49_152, 65_535], reservedPorts: [] },
      privilegedBelow: 0,
    });
    expect(tellHandsOut(windows, learn)).toEqual([
      handsOut.range(50_000, 65_535),
      handsOut.leftOut(49_152, 49_999),
      handsOut.rangeUdp(49_152, 65_535),
      handsOut.keptBack(70),
      handsOut.privilegedNone,
    ]);
  });

  test('may be far below the ephemeral ports', () => {
    const told = tellHandsOut(makeHost({ dynamicRange: [1025, 5000] }), learn);
    expect(told).toContain(handsOut.registeredToo(1025, 5000));
    expect(told).toContain(handsOut.leftOut(49_152, 65_535));
  });

  test('counts the ports that Linux keeps back, and says that asking for one gets it', () => {
    const told = tellHandsOut(makeHost({ reservedPorts: [[40_000, 40_000]] }), learn);
    expect(told).toContain(handsOut.keptBack(1));
    expect(told).toContain(handsOut.keptBackOnRequest);
  });

  test('is said to be unknown where it is', () => {
    const nothing = { dynamicRange: null, reservedPorts: null, privilegedBelow: null };
    expect(tellHandsOut(makeHost(nothing), learn)).toEqual([
      handsOut.rangeUnknown,
      handsOut.privilegedUnknown,
    ]);
    expect(tellHandsOut(makeHost({ reservedPorts: null }), learn)).toContain(
      handsOut.keptBackUnknown,
    );
  });
});

test('every chapter has a title in both languages', () => {
  for (const [, learn] of LANGUAGES)
    expect(CHAPTERS.map((chapter) => learn[chapter].title).every(Boolean)).toBe(true);
});

test('Japanese is told in the words of the article', () => {
  const everything = leavesOf(ja)
    .map(([, value]) => String(value))
    .join('\n');
  for (const word of [
    'ウェルノウンポート',
    'レジスタードポート',
    'エフェメラルポート',
    'ファイアウォール',
    'ガードマン',
    '待ち受け',
    '接続',
    'ポートを閉じる',
    '住所',
    'ノック',
  ])
    expect(everything).toContain(word);
});

test('English tells one from many', () => {
  expect(en.door.openNow(1, 0)).toContain('1 door is open now');
  expect(en.handsOut.keptBack(1)).toMatch(/ 1 port\.$/);
  expect(en.handsOut.keptBack(1200)).toMatch(/ 1,200 ports\.$/);
});
