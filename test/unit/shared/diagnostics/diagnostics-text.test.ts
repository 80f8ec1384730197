import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostics } from '../../../../shared/diagnostics/diagnostics.ts';
import { diagnosticsText } from '../../../../shared/diagnostics/diagnostics-text.ts';
import { Mask, type Person } from '../../../../shared/diagnostics/mask.ts';
import { withoutSecrets } from '../../../../shared/diagnostics/secrets.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { makeMonitorStatus } from '../../../support/make-publication.ts';

const PERSON: Person = { home: '/home/marigold', user: 'marigold', host: 'quarry' };
const FACTS: Diagnostics = {
  madeAt: Date.UTC(2026, 10, 26, 8),
  versions: { Portico: '1.2.3', Node: '24.0.0' },
  system: { os: 'linux', kernel: '6.1', arch: 'x64' },
  rights: { isRoot: false, capabilities: ['CAP_SYS_PTRACE'] },
  status: makeMonitorStatus({ takenAt: Date.UTC(2026, 10, 26, 7, 59, 58), tookMs: 2.6 }),
  roles: { listener: 3, bound: 1, inbound: 0, outbound: 2 },
  settings: DEFAULT_SETTINGS,
  hooks: { command: true, webhook: false },
  files: [{ name: 'history.db', bytes: 4096 }],
  log: [],
};

/** Facts with a text of the system's in every place that has room for one. */
function factsWith(text: string): Diagnostics {
  const failure = { source: 'netlink', code: 'failed', detail: text } as const;
  const entry = { at: '2026-11-26T07:00:00.000Z', level: 'warn', part: 'monitor', pid: 7 };
  return {
    ...FACTS,
    status: makeMonitorStatus({
      source: { name: 'proc', failures: [failure] },
      problems: [
        { code: 'processes-unread', detail: text },
        { code: 'settings-damaged', movedTo: text },
      ],
    }),
    files: [{ name: text, bytes: 1 }],
    log: [
      JSON.stringify({ ...entry, event: 'fault', text }),
      text,
      JSON.stringify({ ...entry, event: text }),
      JSON.stringify({ ...entry, event: 'fault', [text]: text }),
    ],
  };
}

function textWith(text: string, person: Person = PERSON): string {
  return diagnosticsText(factsWith(text), new Mask(person));
}

const words = fc.stringMatching(/^[a-z]{6,12}q$/);
/** Any text at all, halves of characters too. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));
const around = fc.constantFrom(
  (it: string) => it,
  (it: string) => `cannot open '${it}': denied`,
  (it: string) => `at run (${it}:12:5)`,
  (it: string) => `${it}, and then ${it}`,
  (it: string) => `file://${it}`,
);

test('says which versions, source, rights and settings there are', () => {
  const text = diagnosticsText(FACTS, new Mask(PERSON));
  for (const line of [
    'Portico diagnostics of 2026-11-26T08:00:00.000Z',
    'Portico 1.2.3',
    'linux 6.1 x64',
    'asked for: auto',
    'source: proc',
    'not tried: netlink',
    'not tried: systeminformation',
    'read 2 s ago in 3 ms',
    '  listener: 3',
    'does not run as root',
    'capabilities: CAP_SYS_PTRACE',
    'history.days: 90',
    'hook command: set',
    'webhook: not set',
    'history.db: 4096 bytes',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
});

test('says so where nothing could be read', () => {
  const failure = { source: 'netlink', code: 'denied', detail: null } as const;
  const status = makeMonitorStatus({ source: null, sourceFailures: [failure] });
  const text = diagnosticsText({ ...FACTS, status, roles: null }, new Mask(PERSON));
  expect(text).toContain('source: none can serve\nnot used: netlink, denied\n');
  const without = diagnosticsText({ ...FACTS, status: null }, new Mask(PERSON));
  expect(without).toContain('nothing has been read');
});

test('no path below the home, no name of the user or the host is in it', () => {
  fc.assert(
    fc.property(words, words, words, around, (user, host, file, say) => {
      const home = `/home/${user}`;
      const person = { home, user, host };
      for (const told of [
        `${home}/${file}/x`,
        `${user}@${host}`,
        home,
        `/srv/${user}/${file}x/y`,
      ]) {
        const text = textWith(say(told), person);
        expect(text).not.toContain(user);
        expect(text).not.toContain(host);
        expect(text).not.toContain(`${file}/x`);
      }
    }),
  );
});

test('homes of Windows and macOS are masked with what stands below them, blanks and all', () => {
  const windows = { home: 'C:\\Users\\Ann Smith', user: 'Ann Smith', host: 'DESK' };
  expect(textWith('c:\\users\\ann smith\\AppData\\x', windows)).not.toMatch(/smith|appdata/i);
  const mac = { home: '/Users/Ann Smith', user: 'ann', host: 'desk' };
  expect(textWith("open '/Users/Ann Smith/Library/x'", mac)).not.toMatch(/smith|library/i);
});

test('no address of IPv4 or IPv6 is in it but those of the loopback', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), around, (address, say) => {
      fc.pre(!/^(127\.|169\.254|0\.0\.0\.0|::1?$|fe[89ab])/.test(address));
      fc.pre(/[1-9a-f]{2}/.test(address));
      const text = textWith(say(`connect ${address} port 443`));
      expect(text).not.toContain(`connect ${address} `);
    }),
  );
  expect(textWith('connect 127.0.0.1 port 80')).toContain('connect 127.0.0.1 port 80');
  expect(textWith('read at 07:36:00')).toContain('read at 07:36:00');
});

test('no key, no address of the web and no argument of a program is in it', () => {
  const key = fc.string({
    unit: fc.constantFrom(...'abcdefABCDEF0123456789_-'),
    minLength: 40,
    maxLength: 90,
  });
  fc.assert(
    fc.property(key, words, (secret, argument) => {
      for (const told of [
        `token=${argument}`,
        `"password": "${argument}"`,
        `https://${argument}.example/${secret}?key=${argument}`,
        `Command failed: /usr/bin/env ${argument} ${secret}`,
        `a ${secret} b`,
      ]) {
        const text = textWith(told);
        expect(text).not.toContain(secret);
        expect(text).not.toContain(argument);
      }
    }),
  );
});

test('of a value that is more than one word no word is left', () => {
  const name = fc.constantFrom(
    'password',
    'access_token',
    '"secret"',
    'API-Key',
    '\\\\"passwd\\\\"',
  );
  const sign = fc.constantFrom('=', ': ', ' = ', ':\n  ');
  const phrase = fc.array(words, { minLength: 1, maxLength: 4 });
  const write = fc.constantFrom(
    (it: string) => `"${it}"`,
    (it: string) => `'${it}'`,
    (it: string) => `"its \\" and ${it}", more`,
    (it: string) => `"${it}`,
    (it: string) => `"x"'${it}'`,
  );
  fc.assert(
    fc.property(name, sign, phrase, write, (key, is, parts, written) => {
      const text = withoutSecrets(`cannot read ${key}${is}${written(parts.join(' '))}`);
      for (const part of parts) expect(text).not.toContain(part);
    }),
  );
});

test('what a header lets in with is hidden, whatever its scheme', () => {
  const scheme = fc.constantFrom('Bearer', 'basic', 'Token', 'DIGEST', 'Digest username="x",');
  fc.assert(
    fc.property(scheme, words, (kind, key) => {
      for (const told of [
        `Authorization: ${kind} ${key}`,
        `"authorization":"${kind} ${key}"`,
        `token = ${kind.split(' ')[0]} ${key}`,
        `Cookie: a=1; b=${key}`,
        `asked with Bearer ${key}`,
      ]) {
        expect(withoutSecrets(`${told}\nand more`)).not.toContain(key);
        expect(withoutSecrets(`${told}\nand more`)).toContain('\nand more');
      }
    }),
  );
});

test('a short name is masked where it is a word of its own', () => {
  const person = { home: '/home/in', user: 'in', host: 'a' };
  const text = textWith('in@a: a link is in /home/in/x, and _in_', person);
  expect(text).toContain('‹user›@‹host›: ‹host› link is ‹user› ‹home›, and _‹user›_');
  expect(textWith('at x-1: (x-1a)', { ...person, host: 'x-1' })).toContain('at ‹host›: (x-1a)');
});

test('what is masked stays masked, and is not masked again', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(withoutSecrets(withoutSecrets(text))).toBe(withoutSecrets(text));
    }),
  );
});

test('a setting that is a text of the user is only set', () => {
  const settings = { ...DEFAULT_SETTINGS, note: 'My own words', deep: { list: ['x'] } };
  const text = diagnosticsText({ ...FACTS, settings }, new Mask(PERSON));
  expect(text).toContain('note: set\ndeep.list: set\n');
  expect(text).not.toContain('own words');
});

test('whatever stands in the log, one line of it is one line of the text', () => {
  fc.assert(
    fc.property(fc.array(anyText), (log) => {
      const text = diagnosticsText({ ...FACTS, log }, new Mask(PERSON));
      const lines = text.trimEnd().split('\n');
      const title = lines.indexOf(`## Log, the last ${log.length} lines`);
      expect(lines.length - title - 1).toBe(Math.max(1, log.length));
    }),
  );
});

test('a line of the log is told with its facts', () => {
  const line = JSON.stringify({
    at: '2026-11-26T07:00:00.000Z',
    level: 'warn',
    part: 'desktop',
    pid: 41,
    event: 'monitor-lost',
    how: 'SIGKILL',
    retryMs: 200,
  });
  expect(diagnosticsText({ ...FACTS, log: [line] }, new Mask(PERSON))).toContain(
    '2026-11-26T07:00:00.000Z warn desktop[41] monitor-lost how=SIGKILL retryMs=200',
  );
});
