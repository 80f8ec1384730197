import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { parsePasswd, Users } from '../../../../../electron/monitor/owners/linux/users.ts';
import { fakeTools } from '../../../../support/fake-tools.ts';
import { onlyWithShell } from '../../../../support/only-on.ts';
import { allowTime, eventually } from '../../../../support/real-processes.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

onlyWithShell();
allowTime();

function passwdWith(text: string): string {
  const path = join(tempFolder(), 'passwd');
  writeFileSync(path, text);
  return path;
}

test('the first name of a uid counts, and lines that are none are passed over', () => {
  const text = [
    'root:x:0:0:root:/root:/bin/bash',
    'toor:x:0:0:also root:/root:/bin/sh',
    '# a remark',
    '',
    '+::::::',
    'broken:x',
    'odd:x:-1:0::/:',
    'word:x:ten:0::/:',
    ':x:5:5:no name:/:',
    'ann:x:1000:1000:Ann,,,:/home/ann:/bin/zsh',
  ].join('\n');
  expect(parsePasswd(text)).toEqual(
    new Map([
      [0, 'root'],
      [1000, 'ann'],
    ]),
  );
});

test('names come from the file', () => {
  vi.stubEnv('PATH', fakeTools({ getent: 'exit 1' }));
  expect(new Users(passwdWith('ann:x:1000:1000::/:/bin/sh\n')).nameOf(1000)).toBe('ann');
  vi.unstubAllEnvs();
});

test('a user of a directory service is asked for once', async () => {
  const folder = tempFolder();
  vi.stubEnv(
    'PATH',
    fakeTools({ getent: `echo "$1 $2" >>${folder}/asked; echo "far:*:$2:5::/:/bin/sh"` }),
  );
  let users = new Users('/nowhere/passwd');
  const ask = () => {
    users = new Users(passwdWith('ann:x:1000:1000::/:/bin/sh\n'));
    return users.nameOf(70_001);
  };
  // The answer has half a second to come.
  await eventually(ask).toBe('far');
  const asked = readFileSync(join(folder, 'asked'), 'utf8');
  expect(asked).toMatch(/^(passwd 70001\n)+$/);
  expect(users.nameOf(70_001)).toBe('far');
  expect(readFileSync(join(folder, 'asked'), 'utf8')).toBe(asked);
  vi.unstubAllEnvs();
});

test('an unknown user has no name, also where there is no directory service', () => {
  vi.stubEnv('PATH', fakeTools({ getent: 'exit 2' }));
  const users = new Users(passwdWith(''));
  expect(users.nameOf(7)).toBeNull();
  vi.stubEnv('PATH', fakeTools({}));
  expect(new Users('/nowhere/passwd').nameOf(7)).toBeNull();
  vi.unstubAllEnvs();
});
