import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkIn, shownBy } from '../../../electron/desktop/links/deep-link.ts';
import { VIEWS } from '../../../shared/api/show.ts';

describe('what a link shows', () => {
  test('every door that there is, by its number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65535 }), (port) => {
        expect(shownBy(`portico://port/${port}`)).toEqual({ kind: 'port', port });
      }),
    );
  });

  test('every view, by its name', () => {
    for (const view of VIEWS) {
      expect(shownBy(`portico://${view}`)).toEqual({ kind: 'view', view });
    }
  });

  test.each([
    ['portico://findings/', { kind: 'view', view: 'findings' }],
    ['portico://port/22/', { kind: 'port', port: 22 }],
    ['PORTICO://port/22', { kind: 'port', port: 22 }],
  ])('%s as the system may write it', (link, shown) => {
    expect(shownBy(link)).toEqual(shown);
  });

  test.each([
    '',
    'portico:',
    'portico://',
    'portico:port/22',
    'portico:/port/22',
    'portico:///port/22',
    'portico://port',
    'portico://port/',
    'portico://port/65536',
    'portico://port/99999',
    'portico://port/-1',
    'portico://port/+1',
    'portico://port/022',
    'portico://port/0x16',
    'portico://port/1e3',
    'portico://port/22.0',
    'portico://port/２２',
    'portico://port/22//',
    'portico://port/22/udp',
    'portico://port/22?do=end',
    'portico://port/22#end',
    'portico://port/22\n',
    'portico://port/22 --hidden',
    'portico://port/%32%32',
    'portico://port/../settings',
    'portico://user@port/22',
    'portico://port:80/22',
    'portico://Findings',
    'portico://findings\0',
    'portico://constructor',
    'portico://__proto__',
    'portico://refresh',
    'portico://endProcess',
    'https://port/22',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'x-portico://port/22',
    ' portico://port/22',
    `portico://port/${'0'.repeat(5000)}`,
  ])('nothing for %j', (link) => {
    expect(shownBy(link)).toBeNull();
  });

  test('whatever a link says, it shows a door or a view and never runs a command', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary-ascii' }),
      fc.stringMatching(/^[a-z-]{1,12}(\/[0-9]{1,6})?\/?$/),
      fc.constantFrom('pause', 'refresh', 'expect-all', 'undo-finding', 'port', 'port/1'),
    );
    fc.assert(
      fc.property(hostile, (said) => {
        expect(['view', 'port', undefined]).toContain(shownBy(`portico://${said}`)?.kind);
      }),
    );
  });
});

describe('the link of a start', () => {
  test('is found wherever it stands, and switches are none', () => {
    const argv = ['portico', '--hidden', '--', 'portico://port/80', '--lang=ja'];
    expect(linkIn(argv)).toBe('portico://port/80');
    expect(linkIn(['portico', '--hidden', '/home/me/portico', 'portico.txt'])).toBeNull();
  });

  test('is the first of several', () => {
    expect(linkIn(['portico://port/1', 'portico://port/2'])).toBe('portico://port/1');
  });

  test('is told apart from what it means: one that means nothing is found, too', () => {
    expect(linkIn(['portico:nonsense'])).toBe('portico:nonsense');
  });
});
