import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClosingContext, closingSteps } from '../../../../shared/reach/close/closing-steps.ts';
import { firewallStep } from '../../../../shared/reach/close/firewall-step.ts';
import { PROGRAM_SETTINGS } from '../../../../shared/reach/close/known-settings.ts';
import { settingOf } from '../../../../shared/reach/close/program-settings.ts';
import { FIREWALL_TOOLS } from '../../../../shared/reach/firewall.ts';
import { hostileText } from '../../../support/arbitraries.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';

const LINUX: ClosingContext = {
  os: 'linux',
  manager: null,
  unitManager: 'system',
  published: null,
};

function door(more: Parameters<typeof makeRow>[0] = {}) {
  return makeRow({ local: { address: '0.0.0.0', port: 5432 }, exposure: 'any', ...more });
}

test('a known program is told by its own setting, then its unit, then the firewall', () => {
  const row = door({ owners: [makeOwner({ name: 'postgres' })], unit: 'postgresql.service' });
  expect(closingSteps(row, { ...LINUX, manager: 'ufw' })).toMatchObject([
    { kind: 'program', program: 'PostgreSQL', setting: "listen_addresses = 'localhost'" },
    {
      kind: 'unit',
      stop: 'sudo systemctl stop postgresql.service',
      disable: 'sudo systemctl disable --now postgresql.service',
    },
    { kind: 'firewall', tool: 'ufw', commands: ['sudo ufw prepend deny 5432/tcp'] },
  ]);
});

test('a door of this machine alone needs neither setting nor firewall', () => {
  const row = door({
    local: { address: '127.0.0.1', port: 5432 },
    exposure: 'loopback',
    owners: [makeOwner({ name: 'postgres' })],
    unit: 'postgresql.service',
  });
  expect(closingSteps(row, LINUX).map(({ kind }) => kind)).toEqual(['unit']);
});

test('the unit of a socket is stopped, for a user by the manager of that user', () => {
  const row = door({ unit: 'app.socket', uid: 1000 });
  expect(closingSteps(row, { ...LINUX, unitManager: 'user' })).toContainEqual({
    kind: 'unit',
    name: 'app.socket',
    stop: 'systemctl --user stop app.socket',
    disable: 'systemctl --user disable --now app.socket',
  });
});

test('the port of a container is published here only, or kept out where Docker asks first', () => {
  const row = door({
    owners: [makeOwner({ name: 'docker-proxy' })],
    container: { id: 'a'.repeat(64), name: 'shop', runtime: 'docker' },
  });
  const steps = closingSteps(row, { ...LINUX, manager: 'ufw', published: { containerPort: 80 } });
  expect(steps).toMatchObject([
    { kind: 'container', stop: 'docker stop shop', publish: '127.0.0.1:5432:80' },
    { kind: 'firewall', tool: 'docker-user' },
  ]);
});

describe('what an interpreter runs goes before the interpreter', () => {
  test.each([
    ['node', 'node /srv/node_modules/vite/bin/vite.js', 'Vite'],
    ['node', 'node server.js', 'Node.js'],
    ['python3.11', 'python3 -m http.server 8000', 'Python http.server'],
    ['nginx', 'nginx: worker process', 'nginx'],
    ['mysqld', '/usr/sbin/mysqld', 'MySQL'],
  ])('%s, %s', (name, commandLine, title) => {
    expect(settingOf(makeOwner({ name, commandLine, path: null }))?.title).toBe(title);
  });

  test('and a program that is not known has no setting', () => {
    expect(settingOf(makeOwner({ name: 'constructor', commandLine: null, path: null }))).toBe(null);
  });
});

test('every setting names where it is documented and keeps to this machine', () => {
  for (const { title, setting, source } of PROGRAM_SETTINGS) {
    expect([title, new URL(source).protocol]).toEqual([title, 'https:']);
    expect([title, setting(8080)]).toEqual([
      title,
      expect.stringMatching(/127\.0\.0\.1|localhost|loopback/),
    ]);
  }
});

test('every firewall has commands for the very port and protocol, and those that take them back', () => {
  for (const tool of FIREWALL_TOOLS) {
    const step = firewallStep('linux', tool, 'udp', 5353);
    for (const commands of [step?.commands, step?.undo]) {
      expect(commands?.join('\n')).toMatch(/5353/);
      expect(commands?.join('\n')).toMatch(/udp/i);
    }
  }
});

test('names from the system never become a second command', ({ skip }) => {
  skip(process.platform === 'win32', 'needs a POSIX shell');
  fc.assert(
    fc.property(hostileText, (name) => {
      const row = door({ unit: `${name}.service`, owners: [] });
      const unit = closingSteps(row, LINUX).find(({ kind }) => kind === 'unit');
      if (unit?.kind !== 'unit' || unit.stop === null) return;
      const words = unit.stop.replace('sudo systemctl stop ', '');
      const { stdout } = spawnSync('sh', ['-c', `printf %s ${words}`], { encoding: 'utf8' });
      expect(stdout).toBe(`${name}.service`);
    }),
    { numRuns: 40 },
  );
});
