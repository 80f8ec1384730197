import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escaped, toMarkdown } from '../../../../shared/export/markdown.ts';
import { en } from '../../../../shared/messages/en.ts';
import { ja } from '../../../../shared/messages/ja.ts';
import { rows } from '../../../support/arbitraries.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';

const WEB = makeRow({
  local: { address: '::', port: 8080 },
  exposure: 'any',
  user: 'alice',
  ownersStatus: 'complete',
  owners: [makeOwner({ pid: 12, name: 'web|server' })],
});

test('a row becomes a line of a table under a head, in the language that is asked for', () => {
  const [head, rule, line] = toMarkdown([WEB], en).split('\n');
  expect(head).toContain('| Port | Protocol |');
  expect(rule).toMatch(/^\| --- (\| --- )+\|$/);
  expect(line).toContain('| 8080 |');
  expect(line).toContain('all interfaces');
  expect(toMarkdown([WEB], ja)).toContain(ja.exposures.any);
});

test('a name cannot break out of its cell', () => {
  expect(toMarkdown([WEB], en)).toContain('web\\|server (12)');
  expect(escaped('<img src=x> [a](b) `c`\n')).toBe('\\<img src=x\\> \\[a\\](b) \\`c\\`‹U+000A›');
});

test('a hidden owner is said to be hidden', () => {
  expect(toMarkdown([makeRow({ ownersStatus: 'hidden', owners: [] })], en)).toContain('| hidden |');
});

test('whatever the rows hold, there is one line for each', () => {
  fc.assert(
    fc.property(fc.array(rows), (all) => {
      expect(toMarkdown(all, en).trimEnd().split('\n')).toHaveLength(all.length + 2);
    }),
  );
});
