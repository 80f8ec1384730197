import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { clientMessageSchema } from '../../../../shared/api/messages.ts';
import { isShallow } from '../../../../shared/api/shallow.ts';

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let count = 0; count < depth; count += 1) value = count % 2 === 0 ? [value] : { a: value };
  return value;
}

const request = (argument: unknown) => ({ type: 'request', id: 1, command: 'refresh', argument });

test('thirty-two levels pass, and no more, however many there are', () => {
  expect(isShallow(nested(32))).toBe(true);
  expect(isShallow(nested(33))).toBe(false);
  expect(isShallow(nested(100_000))).toBe(false);
});

test('what JSON says in few levels passes', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => isShallow(value)));
});

test('what JSON cannot say does not pass, nor does what holds itself', () => {
  const cycle: unknown[] = [];
  cycle.push(cycle);
  for (const value of [cycle, new Map(), [new Set()], { at: new Date(0) }, new Uint8Array(1)]) {
    expect(isShallow(value)).toBe(false);
  }
});

test('a request with such an argument is no message', () => {
  expect(v.safeParse(clientMessageSchema, request(nested(20))).success).toBe(true);
  expect(v.safeParse(clientMessageSchema, request(nested(9000))).success).toBe(false);
});

test('names that objects inherit are no way into what all objects inherit', () => {
  for (const name of ['__proto__', 'constructor', 'prototype']) {
    const text = JSON.stringify(request(null)).replace('null', `{"${name}":{"polluted":1}}`);
    v.safeParse(clientMessageSchema, JSON.parse(text));
    const outer = text.replace('{', `{"${name}":{"polluted":1},`);
    expect(v.safeParse(clientMessageSchema, JSON.parse(outer)).success).toBe(false);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  }
});
