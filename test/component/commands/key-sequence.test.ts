import { expect, test } from 'vitest';
import { KeySequence, type Keys, keysText } from '../../../renderer/commands/shortcuts.ts';

const SHORTCUTS = new Map<string, Keys>([
  ['building', ['g', 'b']],
  ['palette', ['mod+k']],
  ['pause', ['p']],
  ['processes', ['g', 'p']],
  ['sheet', ['?']],
]);

function press(sequence: KeySequence, key: string, at = 0, modifiers = {}): string | null {
  const event = { key, ctrlKey: false, metaKey: false, altKey: false, ...modifiers };
  return sequence.press(event, at, SHORTCUTS);
}

test('two keys one after the other are one shortcut', () => {
  const sequence = new KeySequence();
  expect(press(sequence, 'g')).toBeNull();
  expect(press(sequence, 'b')).toBe('building');
  expect(press(sequence, 'b')).toBeNull();
});

test('a key that stands alone means something else behind another one', () => {
  const sequence = new KeySequence();
  expect(press(sequence, 'p')).toBe('pause');
  press(sequence, 'g');
  expect(press(sequence, 'p')).toBe('processes');
});

test('a second key that comes late stands alone', () => {
  const sequence = new KeySequence();
  press(sequence, 'g', 0);
  expect(press(sequence, 'p', 2000)).toBe('pause');
});

test('a key in between ends the sequence', () => {
  const sequence = new KeySequence();
  press(sequence, 'g');
  expect(press(sequence, 'x')).toBeNull();
  expect(press(sequence, 'b')).toBeNull();
});

test.each([{ ctrlKey: true }, { metaKey: true }])('the modifier may be %o', (modifiers) => {
  expect(press(new KeySequence(), 'K', 0, modifiers)).toBe('palette');
  expect(press(new KeySequence(), 'k')).toBeNull();
  expect(press(new KeySequence(), 'p', 0, modifiers)).toBeNull();
});

test('Alt leaves the keys to the system', () => {
  expect(press(new KeySequence(), 'p', 0, { altKey: true })).toBeNull();
});

test('keys are shown as the system writes them', () => {
  expect(keysText(['mod+k'], false)).toBe('Ctrl K');
  expect(keysText(['mod+k'], true)).toBe('⌘ K');
  expect(keysText(['g', 'b'], false)).toBe('g b');
});
