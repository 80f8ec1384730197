import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { icns, ico } from '../../../build/icons/containers.ts';
import { ROOT } from '../../../build/root.ts';

const FOLDER = join(ROOT, 'build/icons');
const png = (size: number): Buffer => readFileSync(join(FOLDER, `png/${size}x${size}.png`));

/** Width and height in the header of a PNG. */
function sizeOf(bytes: Buffer): [number, number] {
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** Each picture of an .ico as its directory says. */
function readIco(file: Buffer): Buffer[] {
  expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index;
    const start = file.readUInt32LE(entry + 12);
    const picture = file.subarray(start, start + file.readUInt32LE(entry + 8));
    expect(sizeOf(picture)[0] % 256).toBe(file.readUInt8(entry));
    return picture;
  });
}

function readIcns(file: Buffer): Map<string, Buffer> {
  expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    chunks.set(
      file.toString('latin1', at, at + 4),
      file.subarray(at + 8, at + file.readUInt32BE(at + 4)),
    );
  }
  return chunks;
}

describe('the icon in the repository', () => {
  test('is that of the page, too', () => {
    const page = readFileSync(join(ROOT, 'renderer/public/icon.svg'), 'utf8');
    expect(page).toBe(readFileSync(join(FOLDER, 'portico-small.svg'), 'utf8'));
  });

  test.each([16, 24, 32, 48, 64, 128, 256, 512])('is %i pixels wide and high as a PNG', (size) => {
    expect(sizeOf(png(size))).toEqual([size, size]);
  });

  test('is an .ico of the PNG files up to 256 pixels', () => {
    const pictures = readIco(readFileSync(join(FOLDER, 'icon.ico')));
    expect(pictures).toEqual([16, 24, 32, 48, 64, 128, 256].map(png));
  });

  test('is an .icns that has every size, plain and for fine screens', () => {
    const pictures = readIcns(readFileSync(join(FOLDER, 'icon.icns')));
    const sizes = [...pictures].map(([type, picture]) => [type, sizeOf(picture)[0]]);
    expect(Object.fromEntries(sizes)).toEqual({
      icp4: 16,
      icp5: 32,
      ic11: 32,
      ic12: 64,
      ic07: 128,
      ic08: 256,
      ic13: 256,
      ic09: 512,
      ic14: 512,
      ic10: 1024,
    });
  });
});

test('a picture that a container has no room for is refused', () => {
  const picture = (size: number) => [{ size, png: Buffer.alloc(1) }];
  expect(() => ico(picture(512))).toThrow(RangeError);
  expect(() => icns(picture(24))).toThrow(RangeError);
});
