import { expect, test } from 'vitest';
import { obstacleOf, type RunsAs } from '../../../../electron/desktop/update/obstacle.ts';

const IMAGE = { APPIMAGE: '/opt/portico.AppImage', APPDIR: '/tmp/.mount_portic1' };

function runs(overrides: Partial<RunsAs> = {}): RunsAs {
  return {
    platform: 'linux',
    isPackaged: true,
    hasFeedFile: true,
    environment: {},
    execPath: '/tmp/.mount_portic1/portico',
    ...overrides,
  };
}

test('an AppImage may be brought up to date; other Linux packages are their manager’s', () => {
  expect(obstacleOf(runs({ environment: IMAGE }))).toBeNull();
  expect(obstacleOf(runs())).toBe('package');
  const execPath = '/opt/Portico/portico';
  expect(obstacleOf(runs({ environment: IMAGE, execPath }))).toBe('package');
  expect(obstacleOf(runs({ environment: { ...IMAGE, APPIMAGE: '' } }))).toBe('package');
});

test('on Windows what was installed may be, and the portable edition not', () => {
  expect(obstacleOf(runs({ platform: 'win32' }))).toBeNull();
  const environment = { PORTABLE_EXECUTABLE_FILE: 'C:\\portico.exe' };
  expect(obstacleOf(runs({ platform: 'win32', environment }))).toBe('portable');
});

test('the sources are never brought up to date, and a build without a feed neither', () => {
  expect(obstacleOf(runs({ isPackaged: false, environment: IMAGE }))).toBe('development');
  expect(obstacleOf(runs({ platform: 'darwin', hasFeedFile: false }))).toBe('no-feed');
});
