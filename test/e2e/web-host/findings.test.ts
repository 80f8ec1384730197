import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { CommandArgument, CommandName } from '../../../shared/api/commands.ts';
import type { ServerMessage } from '../../../shared/api/messages.ts';
import type { FindingsState } from '../../../shared/findings/findings-state.ts';
import { Lab } from '../../support/lab/lab.ts';
import { allowTime, eventually } from '../../support/real-processes.ts';
import { serveAside } from '../../support/served.ts';
import { isSnapshot, StreamClient } from '../../support/stream-client.ts';

allowTime();

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-found-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

/** A client of a running `portico serve` that has everything in sight. */
async function enter() {
  const served = await serveAside([], { env: { PORTICO_HOME: folder } });
  onTestFinished(() => served[Symbol.asyncDispose]());
  const client = await StreamClient.enter(served, true);
  onTestFinished(() => client[Symbol.dispose]());
  client.say({ type: 'subscribe' });
  await client.messages.next(isSnapshot);
  let id = 0;
  /** @returns what the command answers */
  const ask = async <N extends CommandName>(command: N, argument: CommandArgument<N>) => {
    id += 1;
    const own = id;
    client.say({ type: 'request', id: own, command, argument });
    const answered = await client.messages.next(
      (message): message is Extract<ServerMessage, { type: 'response' }> =>
        message.type === 'response' && message.id === own,
    );
    if (!answered.answer.ok) throw new Error(answered.answer.message);
    return answered.answer.value;
  };
  const state = (): FindingsState | undefined => {
    const told = client.messages.all.filter((message) => message.type === 'findings');
    return told.at(-1)?.state;
  };
  const at = (port: number, list: 'findings' | 'decided' = 'findings') =>
    (state()?.[list] ?? []).filter(({ ports }) => ports.includes(port));
  return { ask, state, at };
}

test('a client is told at once that nothing is expected yet', async () => {
  const { state } = await enter();
  expect(state()).toMatchObject({ rules: null, findings: [], undo: null, problems: [] });
});

test('learnt, found, acknowledged and taken back over the contract', async () => {
  const { ask, at, state } = await enter();
  await ask('expectAll', { asRange: true });
  await eventually(() => state()?.rules).toBeGreaterThan(0);
  await using lab = new Lab();
  const { port } = (await lab.open({ port: await registeredPort() })).local;
  await eventually(() => at(port)).toMatchObject([{ kind: 'new-listener' }]);
  const of = { ids: at(port).map(({ id }) => id) };
  expect(await ask('decideFindings', { of, action: 'acknowledge', until: null })).toEqual({
    changed: 1,
  });
  await eventually(() => [at(port).length, at(port, 'decided').length]).toEqual([0, 1]);
  expect(state()?.undo).toEqual({ what: 'acknowledged', count: 1 });
  await ask('undoFindings', null);
  await eventually(() => [at(port).length, at(port, 'decided').length]).toEqual([1, 0]);
});

test('a file edited by hand is in force in the running app, and a wrong rule is shown with its place', async () => {
  const { ask, state } = await enter();
  await ask('expectAll', { asRange: true });
  const path = join(folder, 'expected.json');
  const rule = '{ "port": 1, "protocol": "tcp", "exposure": "any" }';
  writeFileSync(path, `{ "schemaVersion": 1, "rules": [\n  ${rule},\n  { "prot": 1 }\n] }\n`);
  const fault = { code: 'unknown-key', key: 'prot', line: 3, column: 5 };
  await eventually(() => state()?.faults).toContainEqual(fault);
  expect(state()?.rules).toBe(1);
  await eventually(() => state()?.findings).toContainEqual(
    expect.objectContaining({ kind: 'missing', port: 1 }),
  );
  expect(readFileSync(path, 'utf8')).toContain('"prot"');
});

test('no command of the contract sets a hook', async () => {
  const { commands } = await import('../../../shared/api/commands.ts');
  expect(Object.keys(commands).filter((name) => /hook/i.test(name))).toEqual([]);
});

/** One that no system hands out by itself, so that it is a port and not any. */
async function registeredPort(): Promise<number> {
  const { portsOf } = await import('../../support/lab/ports.ts');
  return portsOf('registered').next().value ?? 0;
}
