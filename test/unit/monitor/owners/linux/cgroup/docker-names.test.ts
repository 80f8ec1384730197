import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  DockerNames,
  type DockerNamesOptions,
} from '../../../../../../electron/monitor/owners/linux/cgroup/docker-names.ts';
import {
  defaultEngineSockets,
  runningEngines,
} from '../../../../../../electron/monitor/owners/linux/cgroup/engine-sockets.ts';
import { onlyOn } from '../../../../../support/only-on.ts';
import { tempFolder } from '../../../../../support/temp-folder.ts';
import { ID, OTHER_ID } from './cgroup-samples.ts';
import { listed, OTHER } from './engine-answers.ts';

onlyOn('linux', 'sockets in the file system, and processes as /proc has them');

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const NEVER = new AbortController().signal;

function answering(...members: readonly unknown[]): Answer {
  return (response) => response.end(JSON.stringify(members));
}

/** A process table in which the engines named run. */
function procWith(...programs: readonly (readonly [comm: string, commandLine: string])[]): string {
  const root = tempFolder();
  mkdirSync(join(root, 'self'));
  for (const [index, [comm, commandLine]] of programs.entries()) {
    const folder = join(root, `${index + 100}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'comm'), `${comm}\n`);
    writeFileSync(join(folder, 'cmdline'), commandLine.replaceAll(' ', '\0'));
  }
  return root;
}

/** An engine behind a socket; `answer` may be changed between questions. */
async function startEngine(first: Answer, name = 'docker.sock') {
  const path = join(tempFolder(), name);
  const engine = { path, answer: first, asked: [] as string[] };
  const server = createServer((request, response) => {
    engine.asked.push(`${request.method} ${request.url}`);
    engine.answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return engine;
}

function makeNames(path: string, options: DockerNamesOptions = {}) {
  const clock = { now: 0 };
  const names = new DockerNames({
    sockets: [{ path, runtime: 'docker' }],
    procRoot: procWith(['dockerd', 'dockerd -H fd://']),
    now: () => clock.now,
    limitMs: 30_000,
    ...options,
  });
  return { names, clock };
}

test('an engine tells its containers', async () => {
  const engine = await startEngine(answering(listed(), OTHER));
  const { names } = makeNames(engine.path);
  expect(names.lookup().byId(ID)).toBeNull();
  await names.refresh(NEVER);
  expect(names.lookup().byId(ID)?.name).toBe('shop-web-1');
  expect(names.lookup().byId(OTHER_ID)?.name).toBe('db');
  expect(names.lookup().engines).toEqual(['docker']);
  expect(engine.asked).toEqual(['GET /containers/json']);
});

test('an engine is asked once in ten seconds, by however many', async () => {
  const engine = await startEngine(answering(listed()));
  const { names, clock } = makeNames(engine.path);
  await Promise.all([names.refresh(NEVER), names.refresh(NEVER)]);
  clock.now = 9999;
  await names.refresh(NEVER);
  expect(engine.asked).toHaveLength(1);
  clock.now = 10_000;
  await names.refresh(NEVER);
  expect(engine.asked).toHaveLength(2);
});

test('while nothing changed it is the same object', async () => {
  const engine = await startEngine(answering(listed()));
  const { names, clock } = makeNames(engine.path);
  await names.refresh(NEVER);
  const before = names.lookup();
  engine.answer = answering(listed({ Status: 'Up 4 minutes' }));
  clock.now = 10_000;
  await names.refresh(NEVER);
  expect(names.lookup()).toBe(before);
  engine.answer = answering();
  clock.now = 20_000;
  await names.refresh(NEVER);
  expect(names.lookup().byId(ID)).toBeNull();
  expect(names.lookup().engines).toEqual(['docker']);
});

const FAILURES: readonly (readonly [string, Answer])[] = [
  ['refuses', (response) => response.writeHead(403).end(JSON.stringify([OTHER]))],
  ['sends no JSON', (response) => response.end('<html>')],
  ['sends another thing', (response) => response.end('{"message":"no"}')],
  ['hangs up', (response) => response.destroy()],
  [
    'stops half-way',
    (response) => {
      response.writeHead(200, { 'content-length': '9999' });
      response.write('[]', () => response.destroy());
    },
  ],
  [
    'sends without end',
    (response) => {
      const more = () => {
        while (response.write(' '.repeat(1 << 20)));
      };
      response.on('drain', more);
      more();
    },
  ],
];

test.each(FAILURES)('an engine that %s changes nothing for a minute', async (_, failure) => {
  const engine = await startEngine(answering(listed()));
  const { names, clock } = makeNames(engine.path);
  await names.refresh(NEVER);
  engine.answer = failure;
  clock.now = 59_999;
  await names.refresh(NEVER);
  expect(engine.asked).toHaveLength(2);
  expect(names.lookup().byId(ID)?.name).toBe('shop-web-1');
  clock.now = 70_000;
  await names.refresh(NEVER);
  expect(names.lookup().byId(ID)).toBeNull();
  expect(names.lookup().engines).toEqual([]);
});

test('an engine that does not answer is given up at the limit', async () => {
  const engine = await startEngine(() => {});
  const { names } = makeNames(engine.path, { limitMs: 20 });
  await names.refresh(NEVER);
  expect(names.lookup().engines).toEqual([]);
});

test('a question ends when it is called off', async () => {
  const calledOff = new AbortController();
  const engine = await startEngine(() => calledOff.abort());
  const { names } = makeNames(engine.path);
  await names.refresh(calledOff.signal);
  expect(engine.asked).toHaveLength(1);
  expect(names.lookup().engines).toEqual([]);
});

test('an engine that does not run is not asked, for that would start it', async () => {
  const engine = await startEngine(answering(listed()));
  const { names } = makeNames(engine.path, { procRoot: procWith(['bash', 'bash dockerd']) });
  await names.refresh(NEVER);
  expect(engine.asked).toEqual([]);
});

test('what is no socket, or not there, is passed over', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'docker.sock'), '');
  for (const path of [join(folder, 'docker.sock'), '/nowhere/docker.sock']) {
    const { names } = makeNames(path);
    await names.refresh(NEVER);
    expect(names.lookup().engines).toEqual([]);
  }
});

test('a link from docker’s place to podman’s socket is podman, and asked once', async () => {
  const engine = await startEngine(answering(listed()), 'podman.sock');
  const link = join(tempFolder(), 'docker.sock');
  symlinkSync(engine.path, link);
  const { names } = makeNames(link, {
    sockets: [
      { path: link, runtime: 'docker' },
      { path: engine.path, runtime: 'podman' },
    ],
    procRoot: procWith(['podman', '/usr/bin/podman --log-level=info system service']),
  });
  await names.refresh(NEVER);
  expect(engine.asked).toHaveLength(1);
  expect(names.lookup().byId(ID)?.runtime).toBe('podman');
});

test('podman runs as an engine only where it serves', async () => {
  const running = (comm: string, line: string) => runningEngines(NEVER, procWith([comm, line]));
  expect([...(await running('podman', 'podman run web'))]).toEqual([]);
  expect([...(await running('podman', 'podman system service --time=5'))]).toEqual(['podman']);
  expect([...(await runningEngines(NEVER, '/nowhere/proc'))]).toEqual([]);
});

test('the user’s own engines are among those looked for, where the user has a folder for them', () => {
  const paths = (folder?: string) => defaultEngineSockets(folder).map(({ path }) => path);
  expect(paths('/run/user/1000')).toContain('/run/user/1000/podman/podman.sock');
  expect(paths('')).toEqual(['/var/run/docker.sock', '/run/podman/podman.sock']);
});
