import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRuntime } from '../../../build/start/runtime.ts';

let electronPackage = '';

beforeEach(() => {
  electronPackage = mkdtempSync(join(tmpdir(), 'portico-electron-'));
});

afterEach(() => rmSync(electronPackage, { recursive: true }));

function put(...path: string[]): string {
  const file = join(electronPackage, ...path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
  return file;
}

test('without path.txt the runtime is not there, whatever lies around', () => {
  put('dist', 'electron');
  expect(findRuntime({}, electronPackage)).toBeNull();
});

test('path.txt alone is not enough: the file that it names has to be there', () => {
  writeFileSync(join(electronPackage, 'path.txt'), 'electron');
  expect(findRuntime({}, electronPackage)).toBeNull();
});

test('path.txt and the file that it names are the runtime', () => {
  writeFileSync(join(electronPackage, 'path.txt'), 'electron');
  const program = put('dist', 'electron');
  expect(findRuntime({}, electronPackage)).toBe(program);
});

test('ELECTRON_OVERRIDE_DIST_PATH goes before what is in the package', () => {
  writeFileSync(join(electronPackage, 'path.txt'), 'electron');
  put('dist', 'electron');
  const program = put('elsewhere', 'electron');
  const environment = { ELECTRON_OVERRIDE_DIST_PATH: join(electronPackage, 'elsewhere') };
  expect(findRuntime(environment, electronPackage)).toBe(program);
});

test('an ELECTRON_OVERRIDE_DIST_PATH without a program is no runtime', () => {
  const environment = { ELECTRON_OVERRIDE_DIST_PATH: join(electronPackage, 'nowhere') };
  expect(findRuntime(environment, electronPackage)).toBeNull();
});
