import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { Holder } from '../../support/lab/fork-holder.ts';
import { Lab } from '../../support/lab/lab.ts';
import { rowsOf } from '../../support/lab/lab-socket.ts';
import { parsedList } from '../../support/listed.ts';
import { makeGroup } from '../../support/make-group.ts';
import { ReadableProgram } from '../../support/readable-program.ts';

/** Why the program cannot be run with fewer rights than the tests have; null where it can. */
function whyNot(): string | null {
  if (process.platform !== 'linux') return 'other users of Linux are meant';
  if (process.getuid?.() !== 0) return 'needs root, to give it up';
  return spawnSync('setpriv', ['--version']).status === 0
    ? null
    : 'setpriv (util-linux) is not here';
}

let program: ReadableProgram | null = null;

beforeAll(() => {
  if (whyNot() === null) program = new ReadableProgram();
  return () => program?.[Symbol.dispose]();
});

beforeEach(({ skip }) => {
  const why = whyNot();
  skip(why !== null, why ?? '');
});

async function listAsNobody() {
  if (!program) throw new Error('there is no program');
  return parsedList(await program.runAsNobody(['list', '--json']));
}

test("a user without rights sees root's sockets with their user, and how many owners are hidden", async () => {
  await using lab = new Lab();
  const doors = [await lab.open(), await lab.open({ protocol: 'udp' })];
  const { inbound, outbound } = await lab.openPair();
  const { source, sockets, completeness } = await listAsNobody();
  expect(source).toEqual({ name: 'netlink', fallbackReason: null });
  for (const socket of [...doors, inbound, outbound]) {
    const { state, role, exposure } = socket;
    const seen = {
      state,
      role,
      exposure,
      uid: 0,
      user: 'root',
      ownersStatus: 'hidden',
      owners: [],
    };
    expect(rowsOf(sockets, socket)).toMatchObject([seen]);
  }
  const hidden = sockets.filter(({ ownersStatus }) => ownersStatus === 'hidden').length;
  expect(completeness.socketsWithHiddenOwners).toBe(hidden);
  expect(hidden).toBeGreaterThanOrEqual(4);
  expect(completeness.reason).not.toBeNull();
});

const CONTAINER = 'ab'.repeat(32);

test.for([
  ['unit', `portico-${process.pid}.service`, { unit: `portico-${process.pid}.service` }],
  ['container', `docker-${CONTAINER}.scope`, { container: { id: CONTAINER, runtime: 'docker' } }],
] as const)(
  'the %s of a socket whose process is hidden is told by its control group',
  async ([, name, expected], { skip }) => {
    const group = makeGroup(name);
    if (group === null) return skip('no control group can be made here');
    const holder = Holder.fork();
    onTestFinished(() => holder.end());
    writeFileSync(join(group, 'cgroup.procs'), `${holder.pid}`);
    const plan = { protocol: 'tcp', host: '127.0.0.1', port: 'registered' } as const;
    const port = await holder.do({ kind: 'open', plan });
    const { sockets } = await listAsNobody();
    const rows = sockets.filter(({ local, role }) => local.port === port && role === 'listener');
    expect(rows).toMatchObject([{ ...expected, owners: [], ownersStatus: 'hidden', user: 'root' }]);
  },
);
