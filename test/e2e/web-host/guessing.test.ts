import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serveAside } from '../../support/served.ts';
import { StreamClient } from '../../support/stream-client.ts';

const WRONG_TOKEN = { code: 4401, reason: 'wrong-token' };

let served: Served;

beforeAll(async () => {
  served = await serveAside();
});

afterAll(() => served[Symbol.asyncDispose]());

test('each further wrong guess is answered later; the right token is not kept waiting', async () => {
  const order: string[] = [];
  const guess = async (number: number): Promise<void> => {
    using client = await StreamClient.open(served);
    client.hello(`wrong ${number}`);
    expect(await client.closed).toEqual(WRONG_TOKEN);
    order.push(`wrong ${number}`);
  };
  for (let number = 1; number <= 5; number += 1) await guess(number);
  // One after the other, so that they count in this order; none is waited for.
  const late: Promise<void>[] = [];
  for (let number = 6; number <= 9; number += 1) {
    const client = await StreamClient.open(served);
    client.hello(`wrong ${number}`);
    late.push(client.closed.then(() => void order.push(`wrong ${number}`)));
  }
  using welcome = await StreamClient.enter(served);
  order.push('right');
  await Promise.all(late);
  expect(welcome.messages.all.map(({ type }) => type)).toEqual(['welcome', 'findings']);
  const numbers = order.filter((entry) => entry !== 'right');
  expect(numbers).toEqual(Array.from({ length: 9 }, (_, index) => `wrong ${index + 1}`));
  expect(order.indexOf('right')).toBeLessThan(order.indexOf('wrong 9'));
});

test('nobody can keep the user out by holding many connections open', async () => {
  const held: StreamClient[] = [];
  for (let count = 0; count < 40; count += 1) held.push(await StreamClient.open(served));
  using client = await StreamClient.enter(served);
  expect(client.messages.all.map(({ type }) => type)).toEqual(['welcome', 'findings']);
  for (const other of held) other[Symbol.dispose]();
});
