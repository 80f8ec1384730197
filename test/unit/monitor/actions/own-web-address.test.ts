import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { isOwnWebAddress } from '../../../../electron/desktop/own-web-address.ts';

test.each([
  'http://127.0.0.1:8080/',
  'https://127.8.9.10/',
  'http://[::1]:3000/',
  ...Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter(({ family }) => family === 'IPv4')
    .map(({ address }) => `https://${address}:8443/`),
])('%s is a page of this machine', (address) => {
  expect(isOwnWebAddress(address)).toBe(true);
});

test.each([
  'http://192.0.2.77/',
  'http://example.com/',
  'http://localhost.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'app://portico/index.html',
  'ftp://127.0.0.1/',
  'http://user@127.0.0.1/',
  'http://127.0.0.1@192.0.2.77/',
  'http://127.0.0.1.example.com/',
  '127.0.0.1',
  '',
])('“%s” is none', (address) => {
  expect(isOwnWebAddress(address)).toBe(false);
});
