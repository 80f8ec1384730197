import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  CLOSE_REASONS,
  clientMessageSchema,
  closeReasonOf,
  serverMessageSchema,
} from '../../../../shared/api/messages.ts';
import { CLIENT_MESSAGES, delta, page, SERVER_MESSAGES, welcome } from './sample-messages.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const DIRECTIONS = [
  ['client', clientMessageSchema, CLIENT_MESSAGES],
  ['server', serverMessageSchema, SERVER_MESSAGES],
] as const;

/** Contents that the envelope leaves to whom they are for. */
const UNCHECKED = new Set(['argument', 'value', 'values', 'dictionary']);
const MAY_BE_MISSING = 'token';
const WRONG: Json = { wrong: true };

/** Every message that differs from `message` in one place such that it is of no schema. */
function* spoiled(message: Json): Iterable<Json> {
  yield WRONG;
  if (Array.isArray(message)) yield* spoiledList(message);
  else if (typeof message === 'object' && message !== null) yield* spoiledObject(message);
}

function* spoiledList(list: Json[]): Iterable<Json> {
  for (const [index, item] of list.entries()) {
    for (const bad of spoiled(item)) yield list.with(index, bad);
  }
}

function* spoiledObject(object: { [key: string]: Json }): Iterable<Json> {
  yield { ...object, unknownField: 1 };
  yield JSON.parse(JSON.stringify(object).replace('{', '{"__proto__":null,'));
  for (const [key, value] of Object.entries(object)) {
    const { [key]: _left, ...rest } = object;
    if (key !== MAY_BE_MISSING) yield rest;
    if (UNCHECKED.has(key)) continue;
    const parts = key === 'fields' ? spoiledFields(value) : spoiled(value);
    for (const bad of parts) yield { ...object, [key]: bad };
  }
}

/** Which fields there are is checked when the rows are decoded; that each is a column, at once. */
function* spoiledFields(fields: Json): Iterable<Json> {
  const [name, column] = Object.entries(fields as Record<string, Json>)[0] ?? ['', null];
  for (const bad of spoiled(column)) yield { ...(fields as Record<string, Json>), [name]: bad };
}

describe.each(DIRECTIONS)('messages of the %s', (_who, schema, samples) => {
  test.each(samples.map((message) => [message.type, message] as const))(
    '%s passes as it is, also by way of JSON',
    (_type, message) => {
      expect(v.parse(schema, message)).toEqual(message);
      expect(v.parse(schema, JSON.parse(JSON.stringify(message)))).toEqual(message);
    },
  );

  test('a message with any one part missing, added or of a wrong type is refused', () => {
    const accepted = samples.flatMap((message) =>
      [...spoiled(JSON.parse(JSON.stringify(message)))].filter((bad) => v.is(schema, bad)),
    );
    expect(accepted).toEqual([]);
  });

  test('garbage is refused and never makes it throw', () => {
    const garbage = fc.oneof(
      fc.anything(),
      fc.jsonValue(),
      fc.record({ type: fc.constantFrom(...samples.map(({ type }) => type)), more: fc.anything() }),
    );
    fc.assert(
      fc.property(garbage, (data) => {
        expect(v.safeParse(schema, data).success).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test.each(['__proto__', 'constructor', 'toString', '', 'HELLO', null, 1, ['hello']])(
    'type %j is none',
    (type) => {
      expect(v.is(schema, { type })).toBe(false);
    },
  );
});

test('neither side takes the messages of the other', () => {
  expect(SERVER_MESSAGES.filter((message) => v.is(clientMessageSchema, message))).toEqual([]);
  expect(CLIENT_MESSAGES.filter((message) => v.is(serverMessageSchema, message))).toEqual([]);
});

test.each(['__proto__', 'constructor', 'toString', 'refreshh', 'close', ''])(
  'a request for the command “%s” is refused',
  (command) => {
    const request = { type: 'request', id: 1, command, argument: null };
    expect(v.is(clientMessageSchema, request)).toBe(false);
  },
);

test('a token of absurd length is refused before anybody compares it', () => {
  const hello = { type: 'hello', contract: 1 };
  expect(v.is(clientMessageSchema, { ...hello, token: 'x'.repeat(200) })).toBe(true);
  expect(v.is(clientMessageSchema, { ...hello, token: 'x'.repeat(201) })).toBe(false);
});

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '1', null])(
  '%s is no number of a message',
  (seq) => {
    expect(v.is(clientMessageSchema, { type: 'ack', epoch: 'e', seq })).toBe(false);
    expect(v.is(serverMessageSchema, { ...delta(), from: seq })).toBe(false);
    expect(v.is(serverMessageSchema, { ...page([]), pages: seq })).toBe(false);
  },
);

test('a snapshot of no pages is none', () => {
  expect(v.is(serverMessageSchema, { ...page([]), pages: 0 })).toBe(false);
});

test.each([249, 60_001, 1000.5])(
  'an interval of %d ms is outside of what is allowed',
  (intervalMs) => {
    const { settings } = welcome();
    const message = { type: 'settings', settings: { ...settings, intervalMs } };
    expect(v.is(serverMessageSchema, message)).toBe(false);
  },
);

describe('why a connection was closed', () => {
  test('each reason has a number of its own that says it', () => {
    for (const [reason, code] of Object.entries(CLOSE_REASONS)) {
      expect(closeReasonOf(code)).toBe(reason);
    }
  });

  test.each([1000, 1006, 0, 4402])('%d says none of them', (code) => {
    expect(closeReasonOf(code)).toBeNull();
  });
});
