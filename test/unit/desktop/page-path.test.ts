import { sep } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageFile } from '../../../electron/desktop/page/page-path.ts';

const FOLDER = `${sep}opt${sep}portico${sep}renderer`;
const at = (address: string) => pageFile(address, FOLDER);

test('a file of the page is found, with its kind', () => {
  expect(at('app://portico/assets/index.js')).toEqual({
    path: [FOLDER, 'assets', 'index.js'].join(sep),
    type: 'text/javascript; charset=utf-8',
  });
  expect(at('app://portico/index.html?a#b')?.path).toBe([FOLDER, 'index.html'].join(sep));
});

test.each([
  'app://portico/..%2fdesktop%2fmain.js',
  'app://portico/%2e%2e%2f%2e%2e%2fetc/passwd.js',
  'app://portico/..%5cdesktop%5cmain.js',
  'app://portico/..%2frenderer-of-another/x.js',
  'app://portico/index.html%00.png',
  'app://portico/%',
  'app://portico/',
  'app://portico/secret.json',
  'app://portico/monitor.node',
  'app://portico/.js',
  'app://portico.evil/index.html',
  'app://evil/index.html',
  'app://portico:80/index.html',
  'file:///index.html',
  'http://portico/index.html',
  'index.html',
  '',
])('%s is no file of the page', (address) => {
  expect(at(address)).toBeNull();
});

test.each([
  ['app://portico/../main.js', ['main.js']],
  ['app://portico/%2e%2e/desktop/main.js', ['desktop', 'main.js']],
  ['app://portico/assets/../../../x.css', ['x.css']],
])('%s does not lead out of the folder', (address, parts) => {
  expect(at(address)?.path).toBe([FOLDER, ...parts].join(sep));
});

test('whatever the address, nothing outside of the folder is read', () => {
  const part = fc.oneof(
    fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '\\', '%5c', '%00', '%', 'x', 'a.js', '~'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(part), fc.constantFrom('.js', '.html', '', '/x.css'), (parts, end) => {
      const found = at(`app://portico/${parts.join('/')}${end}`);
      expect(found === null || found.path.startsWith(FOLDER + sep)).toBe(true);
      expect(found?.path.split(sep) ?? []).not.toContain('..');
    }),
  );
});
