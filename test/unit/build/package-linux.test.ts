import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasCommand } from '../../../build/package/has-command.ts';
import { identityFrom } from '../../../build/package/identity.ts';
import { desktopFile } from '../../../build/package/linux/desktop-file.ts';
import { metainfo } from '../../../build/package/linux/metainfo.ts';
import { ROOT } from '../../../build/root.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const IDENTITY = identityFrom({
  PORTICO_APP_ID: 'test.example.portico',
  PORTICO_HOMEPAGE: 'https://example.test/?a=1&b=2',
  PORTICO_MAINTAINER: 'A <B> & "C"',
});
const RELEASE = { version: '1.2.3', date: '2026-02-03' };

describe('the desktop entry', () => {
  const lines = desktopFile().split('\n');
  const value = (key: string): string | undefined =>
    lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1);

  test('is a group of keys of its specification, each once', () => {
    expect(lines[0]).toBe('[Desktop Entry]');
    const keys = lines.slice(1, -1).map((line) => /^([A-Za-z]+(?:\[[a-z]+\])?)=\S/.exec(line)?.[1]);
    expect(keys).not.toContain(undefined);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('opens portico: links with the program', () => {
    expect(value('MimeType')).toBe('x-scheme-handler/portico;');
    expect(value('Exec')).toBe('portico --app %U');
  });

  test('starts the app by the link that the documentation has the user make', ({ skip }) => {
    skip(!hasCommand('sh'), 'there is no shell here');
    const folder = tempFolder();
    const launcher = join(folder, 'app/resources/cli/portico');
    mkdirSync(dirname(launcher), { recursive: true });
    copyFileSync(join(ROOT, 'build/package/cli/portico'), launcher);
    writeFileSync(join(folder, 'app/portico'), '#!/bin/sh\necho "$*"\n', { mode: 0o755 });
    symlinkSync(launcher, join(folder, 'portico'));
    const started = (...args: string[]): string =>
      spawnSync('sh', [join(folder, 'portico'), ...args], { encoding: 'utf8' }).stdout.trim();
    const given = value('Exec')?.split(' ').slice(1) ?? [];
    const opening = (link: string) => given.map((word) => (word === '%U' ? link : word));
    expect(started(...opening('portico://port/80'))).toBe('portico://port/80');
    expect(started(...given.filter((word) => word !== '%U'))).toBe('');
    expect(started('portico://findings')).toBe('portico://findings');
    expect(started('list', '--app')).toBe('--no-sandbox --no-zygote --cli list --app');
    expect(started()).toBe('--no-sandbox --no-zygote --cli');
  });

  test('speaks English and Japanese', () => {
    for (const key of ['Comment', 'Keywords']) {
      expect(value(key)).toMatch(/^[ -~]+$/);
      expect(value(`${key}[ja]`)).toMatch(/[ぁ-ん]/);
    }
  });

  test('lists end with a semicolon', () => {
    for (const key of ['Categories', 'MimeType', 'Keywords', 'Keywords[ja]']) {
      expect(value(key)).toMatch(/;$/);
    }
  });
});

describe('the AppStream metadata', () => {
  const xml = metainfo(IDENTITY, RELEASE);

  test('is of the app and its release, and starts its desktop entry', () => {
    expect(xml).toContain('<id>test.example.portico</id>');
    expect(xml).toContain('<release version="1.2.3" date="2026-02-03" />');
    expect(xml).toContain('<launchable type="desktop-id">portico.desktop</launchable>');
  });

  test('keeps what the publisher is called apart from its own marks', () => {
    expect(xml).toContain('<name>A &lt;B&gt; &amp; &quot;C&quot;</name>');
    expect(xml).toContain('>https://example.test/?a=1&amp;b=2</url>');
  });

  test('has every element closed, and Japanese for each sentence', () => {
    const open: string[] = [];
    for (const [, closing, name, own] of xml.matchAll(/<(\/?)([a-z_]+)[^<>]*?(\/?)>/g)) {
      if (closing) expect(open.pop()).toBe(name);
      else if (!own && name) open.push(name);
    }
    expect(open).toEqual([]);
    for (const element of ['summary', 'p', 'li']) {
      const count = (pattern: string): number => xml.match(new RegExp(pattern, 'g'))?.length ?? 0;
      expect(count(`<${element} xml:lang="ja">`)).toBe(count(`<${element}>`));
    }
  });

  test('passes the check of AppStream itself', ({ skip }) => {
    skip(!hasCommand('appstreamcli'), 'appstreamcli is not here');
    const file = join(tempFolder(), 'test.example.portico.metainfo.xml');
    writeFileSync(file, xml);
    const { status, stdout } = spawnSync('appstreamcli', ['validate', '--no-net', file], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toMatchObject({ status: 0 });
  });
});
