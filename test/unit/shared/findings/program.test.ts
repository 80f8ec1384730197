import { describe, expect, test } from 'vitest';
import {
  compareProgram,
  isHidden,
  programKey,
  programsOf,
} from '../../../../shared/findings/program.ts';
import { makeOwner } from '../../../support/make-row.ts';
import { hiddenListener, listener, makeProgram } from './make-situation.ts';

const BARE = { path: null, uid: null } as const;

describe('which program holds a door', () => {
  test('processes of one program are one', () => {
    const owners = [makeOwner({ pid: 1000 }), makeOwner({ pid: 1001 })];
    expect(programsOf(listener({ owners }))).toEqual([makeProgram()]);
  });

  test('different programs are told apart', () => {
    const owners = [makeOwner(), makeOwner({ path: '/usr/bin/other' })];
    expect(programsOf(listener({ owners })).map(({ path }) => path)).toEqual([
      '/usr/bin/doorkeeper',
      '/usr/bin/other',
    ]);
  });

  test('an interpreter goes by its script too', () => {
    const [program] = programsOf(
      listener({ path: '/usr/bin/python3.11', commandLine: 'python3.11 -m http.server 8000' }),
    );
    expect(program).toMatchObject({ path: '/usr/bin/python3.11', script: 'http.server' });
  });

  test('what opened the door for it does not count beside it', () => {
    const owners = [
      makeOwner({ pid: 1, name: 'systemd', path: '/usr/lib/systemd/systemd' }),
      makeOwner({ name: 'cupsd', path: '/usr/sbin/cupsd' }),
    ];
    expect(programsOf(listener({ owners })).map(({ path }) => path)).toEqual(['/usr/sbin/cupsd']);
  });

  test('where nobody can be seen it is hidden, and the user is left', () => {
    const [program] = programsOf(hiddenListener({ uid: 33 }));
    expect(program && [isHidden(program), programKey(program)]).toEqual([true, 'uid 33']);
  });

  test.each([
    'session-3.scope',
    'app-firefox@0a1b2c.service',
    'run-u42.service',
    'user@1000.service',
    'dbus-:1.2-org.example@0.service',
  ])('the unit %s is of one start and does not count', (unit) => {
    expect(programsOf(listener({ unit }))[0]?.unit).toBeNull();
  });

  test('a container counts where its name is known', () => {
    const container = { id: 'c0ffee', name: 'web', runtime: 'docker' };
    expect(programsOf(listener({ container }))[0]?.container).toBe('docker:web');
    expect(programsOf(listener({ container: { ...container, name: null } }))[0]?.container).toBe(
      null,
    );
  });
});

describe('whether it is the same program', () => {
  test.each([
    [
      'the same container, whatever is in it',
      { container: 'docker:web' },
      { container: 'docker:web', path: '/x' },
      'same',
    ],
    ['another container', { container: 'docker:web' }, { container: 'docker:db' }, 'different'],
    [
      'the same unit after an update',
      { unit: 'a.service', path: '/opt/a-1/app' },
      { unit: 'a.service', path: '/opt/a-2/app' },
      'same',
    ],
    [
      'the same unit with another version of its interpreter',
      { unit: 'a.service', path: '/usr/bin/python3.11' },
      { unit: 'a.service', path: '/usr/bin/python3.12' },
      'same',
    ],
    [
      'the same unit with something else in it',
      { unit: 'cron.service', path: '/usr/bin/backup' },
      { unit: 'cron.service', path: '/tmp/miner' },
      'different',
    ],
    ['another unit', { unit: 'a@1.service' }, { unit: 'a@2.service' }, 'different'],
    [
      'a unit that is not known any more',
      { unit: 'a.service', path: '/usr/bin/a' },
      { path: '/usr/bin/a' },
      'same',
    ],
    ['another file', { path: '/usr/bin/a' }, { path: '/usr/bin/b' }, 'different'],
    [
      'another script',
      { path: '/usr/bin/node', script: 'a.js' },
      { path: '/usr/bin/node', script: 'b.js' },
      'different',
    ],
    [
      'a name that the kernel cut',
      { ...BARE, name: 'systemd-resolved' },
      { ...BARE, name: 'systemd-resolve' },
      'same',
    ],
    ['another name', { ...BARE, name: 'a' }, { ...BARE, name: 'b' }, 'different'],
    ['hidden now', { path: '/usr/bin/a', uid: 0 }, { ...BARE, uid: 0 }, 'unknown'],
    ['hidden when it was learnt', { ...BARE, uid: 0 }, { path: '/usr/bin/a', uid: 0 }, 'unknown'],
    [
      'hidden, and of another user',
      { path: '/usr/bin/a', uid: 0 },
      { ...BARE, uid: 1000 },
      'different',
    ],
    [
      'held for another',
      { path: '/usr/lib/systemd/systemd' },
      { path: '/usr/sbin/cupsd' },
      'unknown',
    ],
    [
      'by another user, which is not asked where the file is known',
      { path: '/usr/bin/a', uid: 0 },
      { path: '/usr/bin/a', uid: 33 },
      'same',
    ],
  ] as const)('%s: %j and %j', (_, known, seen, match) => {
    expect(compareProgram(makeProgram(known), makeProgram(seen))).toBe(match);
  });
});
