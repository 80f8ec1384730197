/** A square picture: PNG bytes, and how many pixels its side has. */
export interface Picture {
  readonly size: number;
  readonly png: Buffer;
}

const ICO_HEADER = 6;
const ICO_ENTRY = 16;
const ICNS_HEADER = 8;

/** Types of the pictures of an .icns by their pixels: the plain one, and the one for twice as fine screens. */
const ICNS_TYPES: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** The sizes that an .icns has a type for. */
export const ICNS_SIZES = Object.keys(ICNS_TYPES).map(Number);

/**
 * Windows icon file: a directory of pictures, then their bytes, which may be PNG (ICONDIR and ICONDIRENTRY).
 * @throws {RangeError} for a picture of more than 256 pixels, which the directory has no number for
 */
export function ico(pictures: readonly Picture[]): Buffer {
  const header = Buffer.alloc(ICO_HEADER);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = ICO_HEADER + ICO_ENTRY * pictures.length;
  const entries = pictures.map(({ size, png }) => {
    if (size > 256) throw new RangeError(`an icon of ${size} pixels does not fit into an .ico`);
    const entry = Buffer.alloc(ICO_ENTRY);
    // 256 is written as 0.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)]);
}

/**
 * macOS icon file: `icns`, the length of it all, then chunks of a type, their length and a PNG.
 * @throws {RangeError} for a size that there is no type for
 */
export function icns(pictures: readonly Picture[]): Buffer {
  const chunks = pictures.flatMap(({ size, png }) => {
    const types = ICNS_TYPES[size];
    if (!types) throw new RangeError(`an .icns has no pictures of ${size} pixels`);
    return types.map((type) => chunk(type, png));
  });
  return chunk('icns', Buffer.concat(chunks));
}

function chunk(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(ICNS_HEADER);
  header.write(type, 'latin1');
  header.writeUInt32BE(ICNS_HEADER + content.length, 4);
  return Buffer.concat([header, content]);
}
