import { expect, test } from 'vitest';
import { obstacleOf, type RunsAs } from '../../../../electron/desktop/update/obstacle.ts';

function runs(overrides: Partial<RunsAs> = {}): RunsAs {
  return { platform: 'linux', isPackaged: true, hasFeedFile: true, environment: {}, ...overrides };
}

test('an AppImage may be brought up to date; other Linux packages are their manager’s', () => {
  expect(obstacleOf(runs({ environment: { APPIMAGE: '/opt/portico.AppImage' } }))).toBeNull();
  expect(obstacleOf(runs())).toBe('package');
  expect(obstacleOf(runs({ environment: { APPIMAGE: '' } }))).toBe('package');
});

test('on Windows what was installed may be, and the portable edition not', () => {
  expect(obstacleOf(runs({ platform: 'win32' }))).toBeNull();
  const environment = { PORTABLE_EXECUTABLE_FILE: 'C:\\portico.exe' };
  expect(obstacleOf(runs({ platform: 'win32', environment }))).toBe('portable');
});

test('the sources are never brought up to date, and a build without a feed neither', () => {
  const environment = { APPIMAGE: '/opt/portico.AppImage' };
  expect(obstacleOf(runs({ isPackaged: false, environment }))).toBe('development');
  expect(obstacleOf(runs({ platform: 'darwin', hasFeedFile: false }))).toBe('no-feed');
});
