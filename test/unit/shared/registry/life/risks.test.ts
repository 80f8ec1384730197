import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../../../shared/model/language.ts';
import { allRisks, risksOf, SEVERITIES } from '../../../../../shared/registry/life/risks.ts';
import { ports } from '../../../../support/arbitraries.ts';

const ALL = allRisks();

test('69 doors matter when they are open to the network, in the order of their ports', () => {
  expect(ALL).toHaveLength(69);
  const first = ALL.map((risk) => risk.port);
  expect(first).toEqual(first.toSorted((a, b) => a - b));
  const counted = SEVERITIES.map((name) => ALL.filter(({ severity }) => severity === name).length);
  expect(counted).toEqual([16, 25, 23, 5]);
});

test.each([
  [23, 'tcp', 'high', /unencrypted/],
  [445, 'tcp', 'high', /SMB/],
  [2375, 'tcp', 'critical', /Docker/],
  [2376, 'tcp', 'high', /certificate/],
  [5353, 'udp', 'low', /mDNS/],
  [6379, 'tcp', 'critical', /Redis/],
  [9229, 'tcp', 'critical', /Node\.js/],
  [22, 'tcp', 'low', /SSH/],
] as const)('%i over %s is %s', (port, protocol, severity, words) => {
  const [risk, ...more] = risksOf(port, protocol);
  expect(more).toEqual([]);
  expect(risk?.severity).toBe(severity);
  expect(risk?.reason.en).toMatch(words);
});

test('each protocol has its own: memcached asks for no log-in over TCP, and floods over UDP', () => {
  expect(risksOf(11211, 'tcp').map((risk) => risk.severity)).toEqual(['high']);
  expect(risksOf(11211, 'udp').map((risk) => risk.severity)).toEqual(['critical']);
  expect(risksOf(23, 'udp')).toEqual([]);
  for (const protocol of ['sctp', 'dccp'] as const) expect(risksOf(22, protocol)).toEqual([]);
});

test('every display of X11 and the first ten of VNC have one, and no port beside them', () => {
  const [x11] = risksOf(6000, 'tcp');
  expect(risksOf(6063, 'tcp')).toEqual([x11]);
  expect(risksOf(6064, 'tcp')).toEqual([]);
  expect(risksOf(5909, 'tcp')).toEqual(risksOf(5900, 'tcp'));
  expect(risksOf(5910, 'tcp')).toEqual([]);
});

test('a port has just those risks whose block it is in', () => {
  const busy = fc.oneof(ports, fc.constantFrom(...ALL.map((risk) => risk.last ?? risk.port)));
  fc.assert(
    fc.property(busy, fc.constantFrom('tcp', 'udp'), (port, protocol) => {
      const found = ALL.filter(
        (risk) =>
          risk.protocol === protocol && risk.port <= port && port <= (risk.last ?? risk.port),
      );
      expect(risksOf(port, protocol)).toEqual(found);
    }),
  );
});

describe('the words', () => {
  const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
  const ACCUSING = {
    en: /vulnerab|attack|\bsecure\b|hack|exploit|danger/i,
    ja: /脆弱|攻撃|危険|安全/,
  };
  const ENDS = { en: /\.$/, ja: /。$/ };
  const SENTENCES = { en: /[.:;](?= |$)/g, ja: /。/g };
  const told = ALL.flatMap((risk) =>
    LANGUAGES.map((language) => [risk, language, risk.reason[language]] as const),
  );

  test.each(told)(
    '$0.port/$0.protocol in %2$s state facts, in whole sentences',
    (_, language, text) => {
      expect(text).toMatch(ENDS[language]);
      expect(text).not.toMatch(ACCUSING[language]);
      expect(JAPANESE.test(text)).toBe(language === 'ja');
      expect(text.match(SENTENCES[language])?.length).toBeGreaterThan(1);
    },
  );

  test('say where the facts are from, with something to look up', () => {
    const unnamed = ALL.filter(
      ({ source }) => !/https:\/\/\S+|github\.com\/\S+ \S+ \(\w+\)/.test(source),
    );
    expect(unnamed).toEqual([]);
  });

  test('are never the same for two doors', () => {
    const texts = ALL.map((risk) => risk.reason.ja);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
