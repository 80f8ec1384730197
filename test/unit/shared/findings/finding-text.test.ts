import { describe, expect, test } from 'vitest';
import { FindingsEngine, NO_PATIENCE } from '../../../../shared/findings/engine.ts';
import {
  FINDING_KINDS,
  type Finding,
  type ProgramFile,
} from '../../../../shared/findings/finding.ts';
import { findingText, portText, programText } from '../../../../shared/findings/finding-text.ts';
import { groupFindings } from '../../../../shared/findings/groups.ts';
import { messagesIn } from '../../../../shared/messages/language.ts';
import {
  handsOut,
  hiddenListener,
  listener,
  makeProgram,
  makeRule,
  reading,
} from './make-situation.ts';

/** One of every kind at least. */
function everyKind(): readonly Finding[] {
  const engine = new FindingsEngine(handsOut, NO_PATIENCE);
  engine.expect([
    makeRule({ port: 1 }),
    makeRule({ port: 2 }),
    makeRule({ port: 3, program: null }),
    makeRule({ port: 4 }),
  ]);
  const rows = [
    listener({ port: 1, address: '0.0.0.0' }),
    listener({ port: 2, path: '/tmp/other' }),
    listener({ port: 4, pid: 40 }),
    listener({ port: 6379, address: '::' }),
    listener({ port: 5353, protocol: 'udp' }),
    hiddenListener({ port: 7 }),
  ];
  const programFiles = new Map<number, ProgramFile>([[40, 'replaced']]);
  return engine.take(reading(rows, { programFiles })).findings;
}

test.each(['en', 'ja'] as const)(
  'every kind of finding has words in %s, with its port in them',
  (language) => {
    const found = everyKind();
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(FINDING_KINDS));
    for (const finding of found) {
      const text = findingText(finding, messagesIn(language), language);
      expect(text).toContain(`${finding.port}/${finding.protocol}`);
      expect(text).not.toMatch(/undefined|null|NaN/);
    }
  },
);

describe('in English', () => {
  const messages = messagesIn('en');
  const textOf = (kind: Finding['kind'], port: number) => {
    const found = everyKind().find((one) => one.kind === kind && one.port === port);
    return found && findingText(found, messages, 'en');
  };

  test('facts come first, and nobody is accused', () => {
    expect(textOf('wider', 1)).toBe(
      'doorkeeper at 1/tcp is open to: all interfaces. Expected is: this machine only.',
    );
    expect(textOf('other-program', 2)).toBe(
      'other is at 2/tcp. Expected there is: doorkeeper. The expected one is not there.',
    );
    expect(textOf('missing', 3)).toBe('Nobody is at 3/tcp. Expected there is: any program.');
  });

  test('UDP does not listen', () => {
    expect(textOf('new-listener', 5353)).toContain('bound');
  });

  test.each([
    [{ container: 'docker:web' }, 'container docker:web'],
    [{ unit: 'ssh.service', path: '/usr/sbin/sshd' }, 'sshd (ssh.service)'],
    [{ unit: 'ssh.service', path: null }, 'ssh.service'],
    [{ path: '/usr/bin/node', script: 'server.js' }, 'node server.js'],
    [{ path: null, uid: 33 }, 'hidden program of user 33'],
    [{ path: null, uid: null }, 'hidden program'],
  ])('%j is told as “%s”', (known, text) => {
    expect(programText(makeProgram(known), messages)).toBe(text);
  });

  test('of many ports that the system handed out some are named', () => {
    expect(portText('dynamic', 'tcp', messages, [1, 2, 3, 4, 5, 6])).toContain('1, 2, 3, 4, 5, …');
    expect(portText([8000, 8010], 'udp', messages)).toBe('8000-8010/udp');
  });
});

test('findings of one program are told together, and many of one kind as one', () => {
  const engine = new FindingsEngine(handsOut, NO_PATIENCE);
  engine.expect([]);
  const twoPrograms = [1, 2, 3].flatMap((port) => [
    listener({ port }),
    listener({ port, path: '/usr/bin/other' }),
  ]);
  const few = groupFindings(engine.take(reading(twoPrograms)).findings);
  expect(few.map(({ findings }) => findings.length)).toEqual([3, 3]);
  const many = Array.from({ length: 40 }, (_, port) => listener({ port, path: `/opt/${port}` }));
  const one = groupFindings(engine.take(reading(many)).findings);
  expect(one.map(({ findings }) => findings.length)).toEqual([40]);
});
