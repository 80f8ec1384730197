import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OwnHouse } from '../../support/findings/own-house.ts';
import { portsOf } from '../../support/lab/ports.ts';
import { allowTime } from '../../support/real-processes.ts';

const LISTEN = fileURLToPath(new URL('../../support/findings/listen.ts', import.meta.url));

allowTime();

let house: OwnHouse;
let port: number;

beforeEach(async () => {
  house = await OwnHouse.open();
  port = portsOf('registered').next().value ?? 0;
});

afterEach(() => house[Symbol.asyncDispose]());

/** Ids of what is found at the port of the test. */
async function ids(): Promise<string[]> {
  const { findings } = await house.check();
  return findings.filter((finding) => finding.ports.includes(port)).map(({ id }) => id);
}

async function say(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await house.run('findings', ...args);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

describe('while a listener is found', () => {
  let id: string;

  beforeEach(async () => {
    expect((await house.run('expect', '--all')).code).toBe(0);
    await house.start(process.execPath, [LISTEN, 'tcp', '127.0.0.1', `${port}`]);
    [id = ''] = await ids();
  });

  test('it is listed with its id, in a table and as JSON', async () => {
    const { code, stdout } = await house.run('findings');
    expect([code, stdout]).toEqual([
      3,
      expect.stringMatching(new RegExp(`^${id} .*${port}/tcp`, 'm')),
    ]);
    const document = JSON.parse((await house.run('findings', '--json')).stdout) as object;
    expect(document).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ id })]),
    });
  });

  test('it is acknowledged by the beginning of its id, and that is taken back', async () => {
    expect(await say('--acknowledge', id.slice(0, 10))).toMatch(
      /^Acknowledged: 1 finding\. (?:None is|1 is|\d+ are) left\.$/m,
    );
    expect(await ids()).toEqual([]);
    const { stdout } = await house.run('findings');
    expect(stdout.split('Acknowledged or muted:')[1]).toContain(id);
    expect(await say('--undo')).toBe('Taken back: 1 finding acknowledged.\n');
    expect(await ids()).toEqual([id]);
    expect(await say('--undo')).toMatch(/^Taken back: /);
    expect((await house.run('check')).code).toBe(4);
    expect(await say('--undo')).toBe('There is nothing to take back.\n');
  });

  test('what was acknowledged can be restored without taking back what was said since', async () => {
    await say('--acknowledge', id);
    await say('--restore', id);
    expect(await ids()).toEqual([id]);
  });

  test('it is muted for a while, or whatever its program does', async () => {
    await say('--mute', id, '--until', '2h');
    expect(await ids()).toEqual([]);
    await say('--undo');
    await say('--mute', '--for-program', '--until', '7d', id);
    await house.start(process.execPath, [LISTEN, 'udp', '127.0.0.1', `${port}`]);
    expect(await ids()).toEqual([]);
  });

  test('it is expected', async () => {
    await say('--expect', id);
    expect(await ids()).toEqual([]);
    expect((await house.run('expect', '--list')).stdout).toContain(`${port}/tcp`);
  });

  test('all that is found is said of at once', async () => {
    expect(await say('--acknowledge', '--all')).toMatch(
      /^Acknowledged: \d+ findings?\. None is left\.\n$/,
    );
    expect((await house.run('check')).code).toBe(0);
  });

  test('an id that nothing has changes nothing, of the others neither', async () => {
    const { code, stderr } = await house.run('findings', '--acknowledge', id, 'zzzz');
    expect([code, stderr]).toEqual([1, 'portico: No finding has an id that begins with zzzz.\n']);
    expect(await ids()).toEqual([id]);
  });
});

test('before anything is expected it ends with 4', async () => {
  expect(await house.run('findings')).toMatchObject({ code: 4, stdout: '' });
  expect((await house.run('findings', '--acknowledge', '--all')).code).toBe(4);
});

describe.each(['en', 'ja'])('wrong usage, told in %s', (lang) => {
  test.each([
    [['--acknowledge']],
    [['--acknowledge', '--all', 'a']],
    [['--acknowledge', '--mute', 'a']],
    [['--undo', '--expect', 'a']],
    [['a']],
    [['--all']],
    [['--undo', 'a']],
    [['--until', '2h']],
    [['--acknowledge', '--for-program', 'a']],
    [['--mute', 'a', '--until', 'soon']],
    [['--mute', 'a', '--until', '2020-01-01']],
  ])('%j ends with 2 and changes nothing', async (args) => {
    const { code, stdout, stderr } = await house.run('findings', ...args, '--lang', lang);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(/^portico: ./)]);
    expect(readdirSync(house.folder)).toEqual([]);
  });
});
