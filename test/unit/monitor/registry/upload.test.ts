import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Upload } from '../../../../electron/monitor/registry/upload.ts';
import { commands } from '../../../../shared/api/commands.ts';
import { LARGEST_CLIENT_MESSAGE } from '../../../../shared/api/messages.ts';
import {
  LARGEST_REGISTRY_FILE,
  partsOf,
  REGISTRY_PART,
} from '../../../../shared/api/registry-upload.ts';

/** Sends a whole text. @returns what each part was answered with */
function send(upload: Upload, text: string, name = 'a'): (string | null)[] {
  const texts = partsOf(text);
  return texts.map((part, index) =>
    upload.take({ upload: name, part: index, parts: texts.length, text: part }),
  );
}

test('a text of any length is whole again with its last part, and not before', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 20 });
  fc.assert(
    fc.property(texts, fc.nat({ max: 600 }), (text, times) => {
      const whole = text.repeat(times);
      const answers = send(new Upload(), whole);
      expect(answers.pop()).toBe(whole);
      expect(answers.every((answer) => answer === null)).toBe(true);
    }),
  );
});

test('one upload can follow another, broken off or not', () => {
  const upload = new Upload();
  send(upload, 'first');
  upload.take({ upload: 'b', part: 0, parts: 2, text: 'half' });
  expect(send(upload, 'second', 'c')).toEqual(['second']);
});

test.each([
  ['missing', 3],
  ['sent twice', 1],
])('a part that is %s ends the upload', (_, wrong) => {
  const upload = new Upload();
  const part = (number: number) => ({ upload: 'a', part: number, parts: 4, text: 'x' });
  upload.take(part(0));
  upload.take(part(1));
  expect(() => upload.take(part(wrong))).toThrow(RangeError);
  expect(() => upload.take(part(2))).toThrow(RangeError);
});

test('parts of two uploads are never mixed: the later one is taken', () => {
  const upload = new Upload();
  const part = (name: string, number: number) => ({
    upload: name,
    part: number,
    parts: 2,
    text: `${name}${number}`,
  });
  upload.take(part('a', 0));
  upload.take(part('b', 0));
  expect(() => upload.take(part('a', 1))).toThrow(RangeError);
  expect(upload.take(part('b', 1))).toBe('b0b1');
});

test('more text than the registry can have is refused as soon as it is too much', () => {
  const upload = new Upload();
  const text = 'x'.repeat(REGISTRY_PART);
  const most = LARGEST_REGISTRY_FILE / REGISTRY_PART;
  const part = (number: number) => ({ upload: 'a', part: number, parts: most + 5, text });
  for (let number = 0; number < most; number += 1) upload.take(part(number));
  expect(() => upload.take(part(most))).toThrow(/longer/);
});

test('a part of any characters fits into a message of a client, and the contract takes it', () => {
  const text = '\u0001'.repeat(REGISTRY_PART);
  const [first = ''] = partsOf(`${text}${text}`);
  const argument = { upload: 'x'.repeat(40), part: 0, parts: 2, text: first };
  const message = { type: 'request', id: 1e9, command: 'importRegistry', argument };
  expect(JSON.stringify(message).length).toBeLessThan(LARGEST_CLIENT_MESSAGE);
  expect(v.safeParse(commands.importRegistry.argument, argument).success).toBe(true);
  const longer = { ...argument, text: `${first}x` };
  expect(v.safeParse(commands.importRegistry.argument, longer).success).toBe(false);
});
