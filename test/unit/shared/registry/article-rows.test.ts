import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtInRegistry } from '../../../../shared/registry/built-in.ts';
import { REGISTRY_PROTOCOLS } from '../../../../shared/registry/record.ts';

const FILE = new URL('../../../fixtures/registry/article-rows.tsv', import.meta.url);
const registry = builtInRegistry();

/** One for each row of the article and protocol. */
const rows = readFileSync(FILE, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .flatMap((line) => {
    const fields = line.split('\t');
    const [row = '', port = '', protocols = '', articleName = '', articleWords = ''] = fields;
    const [status = '', name = '', description = ''] = fields.slice(5);
    return REGISTRY_PROTOCOLS.filter((protocol) => protocols.split('/').includes(protocol)).map(
      (protocol) => ({
        key: `${row}: ${port}/${protocol}`,
        port: Number(port),
        protocol,
        articleName: articleName.toLowerCase(),
        articleWords,
        registered: { status, name: name || null, description },
      }),
    );
  });

test('the article has 47 rows, of 89 ports with a protocol', () => {
  expect(new Set(rows.map(({ key }) => key.split(':')[0])).size).toBe(47);
  expect(rows).toHaveLength(89);
});

test.each(rows)('row $key has the wording of today', ({ port, protocol, registered }) => {
  expect(registry.record(port, protocol)).toMatchObject(registered);
});

test('the names of the article are names of today, but for what has been withdrawn since', () => {
  const others = rows.filter(({ port, protocol, articleName }) => {
    const { name, aliases } = registry.record(port, protocol);
    return (
      articleName !== '' && name?.toLowerCase() !== articleName && !aliases.includes(articleName)
    );
  });
  expect(others.map(({ key }) => key)).toEqual(['19: 143/udp', '29: 993/udp']);
});

test('the words of the article differ where the registry has changed or the article has its own', () => {
  const others = rows.filter(
    ({ port, protocol, articleWords }) =>
      registry.record(port, protocol).description !== articleWords,
  );
  expect(new Set(others.map(({ port, protocol }) => `${port}/${protocol}`))).toEqual(
    new Set([
      ...['21/tcp', '21/udp', '109/tcp', '109/udp', '110/tcp', '110/udp', '143/udp'],
      ...['443/tcp', '443/udp', '993/tcp', '993/udp', '995/tcp', '995/udp'],
      ...['1723/tcp', '1723/udp', '5190/tcp', '6666/tcp', '6667/tcp'],
    ]),
  );
});
