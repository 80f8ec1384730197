import { appendFileSync, chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { expect, test } from 'vitest';
import { flip, fusesFor, packedProgram, readFuses } from '../../../build/package/fuses.ts';
import { makeStandInRuntime } from '../../../build/package/stand-in-runtime.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const NAMES = { product: 'Portico', executable: 'portico' };

function standIn(): string {
  const folder = tempFolder();
  makeStandInRuntime(folder);
  return join(folder, 'electron');
}

test('every fuse of the runtime is decided', () => {
  const known = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    expect(Object.keys(fusesFor(platform)).map(Number)).toEqual(known);
  }
});

test('what lets somebody else decide what the program runs is off everywhere', () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    expect(fusesFor(platform)).toMatchObject({
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    });
  }
});

test('the asar is checked where Electron can', () => {
  const isChecked = (platform: 'linux' | 'win32' | 'darwin'): boolean =>
    fusesFor(platform)[FuseV1Options.EnableEmbeddedAsarIntegrityValidation];
  expect([isChecked('linux'), isChecked('win32'), isChecked('darwin')]).toEqual([
    false,
    true,
    true,
  ]);
});

test.each(['linux', 'win32'] as const)(
  'flipped for %s, they read back as decided',
  async (platform) => {
    const program = standIn();
    expect(new Set((await readFuses(program)).values())).toEqual(new Set([true]));
    await flip({ platform, program, signAdHoc: false });
    const decided = Object.entries(fusesFor(platform));
    expect(await readFuses(program)).toEqual(
      new Map(decided.map(([index, state]) => [FuseV1Options[Number(index)], state])),
    );
  },
);

test('a runtime with a fuse that nobody decided is refused, and stays as it was', async () => {
  const program = standIn();
  const bytes = readFileSync(program);
  const count = Object.keys(fusesFor('linux')).length;
  // The number of fuses stands before their states, at the end of the stand-in.
  bytes.writeUInt8(count + 1, bytes.length - count - 1);
  writeFileSync(program, bytes);
  appendFileSync(program, '1');
  const before = readFileSync(program);
  await expect(flip({ platform: 'linux', program, signAdHoc: false })).rejects.toThrow(
    /strictlyRequireAllFuses/,
  );
  expect(readFileSync(program)).toEqual(before);
});

test('a program without fuses is refused', async () => {
  const program = join(tempFolder(), 'program');
  writeFileSync(program, 'nothing of Electron');
  chmodSync(program, 0o755);
  await expect(flip({ platform: 'linux', program, signAdHoc: false })).rejects.toThrow(/sentinel/);
});

test('the program lies where each system has it', () => {
  expect(packedProgram('out', 'linux', NAMES)).toBe(join('out', 'portico'));
  expect(packedProgram('out', 'win32', NAMES)).toBe(join('out', 'Portico.exe'));
  expect(packedProgram('out', 'darwin', NAMES)).toBe(join('out', 'Portico.app'));
});
