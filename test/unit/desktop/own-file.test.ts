import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownAppImage, ownFile } from '../../../electron/desktop/own-file.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const IMAGE = { APPIMAGE: '/home/a/portico.AppImage', APPDIR: '/tmp/.mount_portic1' };
const WINDOWS = 'C:\\Temp\\portico\\Portico.exe';

test('what lies where the image is mounted runs from the image', () => {
  expect(ownAppImage(IMAGE, '/tmp/.mount_portic1/portico')).toBe(IMAGE.APPIMAGE);
  expect(ownFile(IMAGE, '/tmp/.mount_portic1/portico', 'linux')).toBe(IMAGE.APPIMAGE);
});

test('what another image started does not', () => {
  for (const path of ['/opt/Portico/portico', '/tmp/.mount_portic12/portico', '/tmp/portico']) {
    expect(ownAppImage(IMAGE, path)).toBeNull();
    expect(ownFile(IMAGE, path, 'linux')).toBe(path);
  }
});

test('half of what an image says says nothing', () => {
  const path = '/tmp/.mount_portic1/portico';
  expect(ownAppImage({ APPIMAGE: IMAGE.APPIMAGE }, path)).toBeNull();
  expect(ownAppImage({ ...IMAGE, APPIMAGE: '' }, path)).toBeNull();
});

test('a folder for what is temporary may be a link', () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'real/mount'), { recursive: true });
  symlinkSync(join(folder, 'real'), join(folder, 'link'));
  const environment = { ...IMAGE, APPDIR: join(folder, 'link/mount') };
  mkdirSync(join(folder, 'real/mount/portico'));
  expect(ownAppImage(environment, join(folder, 'real/mount/portico'))).toBe(IMAGE.APPIMAGE);
});

test('the portable edition for Windows is started by its launcher, and only there', () => {
  const environment = { PORTABLE_EXECUTABLE_FILE: 'D:\\Portico.exe' };
  expect(ownFile(environment, WINDOWS, 'win32')).toBe('D:\\Portico.exe');
  expect(ownFile({}, WINDOWS, 'win32')).toBe(WINDOWS);
  expect(ownFile(environment, '/opt/Portico/portico', 'linux')).toBe('/opt/Portico/portico');
});
