#!/usr/bin/env node
/**
 * What fpm does with the arguments that electron-builder gives it for a .deb, as far as Portico uses it: lays out the
 * files, and has dpkg-deb pack them. fpm itself is a Ruby program that neither npm nor Debian has.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const one = { type: 'string' };
const many = { type: 'string', multiple: true };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    s: { ...one, short: 's' },
    t: { ...one, short: 't' },
    d: { ...many, short: 'd' },
    force: { type: 'boolean' },
    architecture: one,
    'after-install': one,
    'after-remove': one,
    description: one,
    version: one,
    package: one,
    name: one,
    maintainer: one,
    vendor: one,
    url: one,
    category: one,
    license: one,
    exclude: many,
    'deb-priority': one,
    'deb-recommends': many,
    'deb-compression': one,
  },
});
if (values.s !== 'dir' || values.t !== 'deb') throw new Error('only a folder becomes a .deb here');

const root = mkdtempSync(join(tmpdir(), 'fpm-in-part-'));
try {
  for (const mapping of positionals) layOut(...mapping.split('='));
  for (const pattern of values.exclude ?? []) {
    for (const path of globSync(pattern, { cwd: root }))
      rmSync(join(root, path), { recursive: true });
  }
  const control = join(root, 'DEBIAN');
  mkdirSync(control);
  writeFileSync(join(control, 'control'), controlFile());
  for (const [script, name] of [
    ['after-install', 'postinst'],
    ['after-remove', 'postrm'],
  ]) {
    if (!values[script]) continue;
    copyFileSync(values[script], join(control, name));
    spawnSync('chmod', ['755', join(control, name)]);
  }
  const args = ['--root-owner-group', '-Zgzip', '--build', root, values.package];
  const { status, stderr } = spawnSync('dpkg-deb', args, { encoding: 'utf8' });
  process.stderr.write(stderr);
  process.exitCode = status ?? 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** A folder that ends in a slash is laid out by what is in it. */
function layOut(source, destination) {
  const target = join(root, destination);
  mkdirSync(source.endsWith('/') ? target : dirname(target), { recursive: true });
  cpSync(source, target, { recursive: true });
}

function controlFile() {
  const [synopsis, ...rest] = values.description.split('\n');
  const fields = {
    Package: values.name,
    Version: values.version,
    Architecture: values.architecture,
    Maintainer: values.maintainer,
    Vendor: values.vendor,
    Section: values.category,
    Priority: values['deb-priority'],
    Homepage: values.url,
    Depends: values.d?.join(', '),
    Recommends: values['deb-recommends']?.join(', '),
    Description: [synopsis, ...rest.map((line) => ` ${line.trim()}`)].join('\n'),
  };
  const lines = Object.entries(fields)
    .filter(([, value]) => value)
    .map(([key, value]) => `${key}: ${value}`);
  return `${lines.join('\n')}\n`;
}
