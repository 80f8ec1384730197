import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeRow } from '../../../../../electron/monitor/sources/netlink/decode-row.ts';
import { walk } from '../../../../../electron/monitor/sources/netlink/walk.ts';
import { asWords, diagRow, dumpEnd } from '../../../../support/netlink/diag-row.ts';

const DUMP_INTR = 0x10;
const NLMSG_ERROR = 2;

function walked(words: Uint32Array, byteLength = words.byteLength, sequence = 1) {
  const places: number[] = [];
  const end = walk(words, byteLength, sequence, (place) => places.push(place));
  return { places, end };
}

test('each row is visited at its place, and more is to come', () => {
  const words = asWords(diagRow({ attributes: [[11, [1]]] }), diagRow(), diagRow());
  expect(walked(words)).toEqual({
    places: [0, 24, 46],
    end: { kind: 'more', interrupted: false },
  });
});

test('the end of a dump ends it, whatever stands behind', () => {
  const words = asWords(diagRow(), dumpEnd(), diagRow());
  expect(walked(words)).toEqual({ places: [0], end: { kind: 'done', interrupted: false } });
});

test('an end with a negative number is a failed dump', () => {
  expect(walked(asWords(dumpEnd(-2))).end).toEqual({ kind: 'error', errno: 2 });
});

test('an error message is a failed dump too', () => {
  const refused = dumpEnd(-1, { type: NLMSG_ERROR });
  expect(walked(asWords(refused)).end).toEqual({ kind: 'error', errno: 1 });
});

test('rows that may have been lost are told, by a row as by the end', () => {
  const flags = 2 | DUMP_INTR;
  expect(walked(asWords(diagRow({ flags }), diagRow())).end).toEqual({
    kind: 'more',
    interrupted: true,
  });
  expect(walked(asWords(diagRow(), dumpEnd(0, { flags }))).end).toEqual({
    kind: 'done',
    interrupted: true,
  });
});

test('messages of another request are passed over, also its end and its failure', () => {
  const words = asWords(
    diagRow({ sequence: 6, flags: DUMP_INTR }),
    dumpEnd(0, { sequence: 6 }),
    dumpEnd(-5, { sequence: 6 }),
    diagRow({ sequence: 7 }),
  );
  expect(walked(words, words.byteLength, 7)).toEqual({
    places: [32],
    end: { kind: 'more', interrupted: false },
  });
});

test('a receive without a message brings nothing', () => {
  expect(walked(new Uint32Array(100), 0)).toEqual({
    places: [],
    end: { kind: 'more', interrupted: false },
  });
});

test.each([0, 4, 15, 89, 2 ** 31, 2 ** 32 - 4, 2 ** 32 - 3, 2 ** 32 - 1])(
  'a message that says to be %i bytes long is garbage, wherever it stands',
  (length) => {
    for (const before of [[], [diagRow()]]) {
      for (const sequence of [1, 2]) {
        const words = asWords(...before, diagRow({ sequence }));
        words[before.length * 22] = length;
        expect(walked(words).end).toEqual({ kind: 'garbage' });
      }
    }
  },
);

test('a row too short to be one is garbage', () => {
  const words = asWords(diagRow());
  words[0] = 84;
  expect(walked(words).end).toEqual({ kind: 'garbage' });
});

test('a dump cut at any byte is garbage, or shows only rows that came whole', () => {
  const words = asWords(diagRow(), diagRow(), dumpEnd());
  for (let length = 0; length < words.byteLength; length += 1) {
    const { places, end } = walked(words, length);
    expect(places).toEqual([0, 22].filter((place) => (place + 22) * 4 <= length));
    expect(['garbage', 'more']).toContain(end.kind);
  }
});

test('whatever comes, the walk ends, and every row it shows lies within what came', () => {
  const context = { namespace: 'n', interfaceName: String };
  const small = fc.integer({ min: 0, max: 120 });
  const word = fc.oneof(
    small,
    fc.constantFrom(20, 2, 3, 1, 16, 88, 0x00100014, 2 ** 32 - 1),
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  );
  const piece = fc.oneof(
    fc.array(word, { maxLength: 12 }),
    fc.constant([...asWords(diagRow({ attributes: [[21, [1, 2, 3, 4, 5, 6, 7, 8]]] }))]),
    fc.constant([...asWords(diagRow({ family: 10 }))]),
    fc.constant([...asWords(dumpEnd(-7, { sequence: 5 }))]),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), small, (pieces, cut) => {
      const words = Uint32Array.from(pieces.flat());
      const received = Math.max(0, words.byteLength - cut);
      let last = -1;
      const end = walk(words, received, 1, (place) => {
        expect(place).toBeGreaterThan(last);
        expect((place + 22) * 4).toBeLessThanOrEqual(received);
        last = place;
        decodeRow(words, place, 6, context);
      });
      expect(['more', 'done', 'error', 'garbage']).toContain(end.kind);
    }),
    { numRuns: 400 },
  );
});
