import { expect, test } from 'vitest';
import { type Binder, sweep } from '../../../../electron/monitor/second-opinion/bind-test.ts';
import { opinionHandlers } from '../../../../electron/monitor/second-opinion/opinion-handlers.ts';
import { secondOpinion } from '../../../../electron/monitor/second-opinion/second-opinion.ts';
import type { Opinion } from '../../../../shared/second-opinion/opinion.ts';
import { isOpinion, unexplainedIn } from '../../../../shared/second-opinion/opinion.ts';
import { makeRaw } from '../../../support/make-raw.ts';
import { ScriptedSource } from '../../../support/scripted-source.ts';

const SIGNAL = new AbortController().signal;
const WEB = makeRaw({ key: 'w', local: { address: '0.0.0.0', port: 80 } });
const HIDDEN = makeRaw({ key: 'h', local: { address: '0.0.0.0', port: 31337 } });

function sources(...all: readonly ScriptedSource[]) {
  return new Map(all.map((source) => [source.name, () => source]));
}

function shows(name: 'netlink' | 'proc', ...sockets: ScriptedSource['sockets']): ScriptedSource {
  const source = new ScriptedSource(name);
  source.sockets = sockets;
  return source;
}

/** A system on which these ports of TCP are taken. */
function taken(...ports: readonly number[]): () => Promise<Binder> {
  return async () => ({
    try: (protocol, port) => (protocol === 'tcp' && ports.includes(port) ? 'taken' : 'free'),
  });
}

test('a socket that one source hides is found by the other', async () => {
  const opinion = await secondOpinion(
    { sources: sources(shows('netlink', WEB, HIDDEN), shows('proc', WEB)), binder: null },
    SIGNAL,
  );
  expect(opinion.differences).toMatchObject([
    { kind: 'unexplained', port: 31337, seenBy: ['netlink'], missedBy: ['proc'] },
  ]);
  expect(unexplainedIn(opinion)).toBe(1);
  expect(opinion.bindTest).toMatchObject({ ok: false, reason: 'unsupported' });
});

test('a socket that every source hides is found by trying its port', async () => {
  const opinion = await secondOpinion(
    { sources: sources(shows('netlink', WEB), shows('proc', WEB)), binder: taken(80, 31337) },
    SIGNAL,
  );
  expect(opinion.differences).toMatchObject([
    { kind: 'nobody-shows', protocol: 'tcp', port: 31337, missedBy: ['netlink', 'proc'] },
  ]);
  expect(opinion.bindTest).toEqual({ ok: true, tried: 131_070, denied: 0 });
});

test('a port that is free again when it is tried once more was only busy for a moment', async () => {
  let tries = 0;
  const binder: Binder = {
    try: (protocol, port) => {
      if (protocol === 'udp') return 'free';
      if (port !== 31337) return port === 80 ? 'taken' : 'free';
      tries += 1;
      return tries === 1 ? 'taken' : 'free';
    },
  };
  const { differences } = await secondOpinion(
    { sources: sources(shows('netlink', WEB), shows('proc', WEB)), binder: async () => binder },
    SIGNAL,
  );
  expect(differences).toEqual([]);
  expect(tries).toBe(2);
});

test('a source that fails is told and not compared', async () => {
  const blind = shows('proc');
  blind.probeFailure = 'cannot-see';
  const opinion = await secondOpinion(
    { sources: sources(shows('netlink', WEB), blind), binder: null },
    SIGNAL,
  );
  expect(opinion.differences).toEqual([]);
  expect(opinion.witnesses).toMatchObject([
    { source: 'netlink', ok: true, doors: 1 },
    { source: 'proc', ok: false, code: 'cannot-see' },
  ]);
  expect(isOpinion(opinion)).toBe(false);
});

test('every source is closed, also those that failed', async () => {
  const failing = shows('proc');
  failing.readFailure = new Error('no');
  const all = [shows('netlink', WEB), failing];
  await secondOpinion({ sources: sources(...all), binder: null }, SIGNAL);
  expect(all.map(({ closed }) => closed)).toEqual([1, 1]);
});

test('a bind test that fails leaves the comparison of the sources', async () => {
  const opinion = await secondOpinion(
    {
      sources: sources(shows('netlink', WEB, HIDDEN), shows('proc', WEB)),
      binder: () => Promise.reject(new Error('no koffi here')),
    },
    SIGNAL,
  );
  expect(opinion.bindTest).toMatchObject({ ok: false, reason: 'failed' });
  expect(opinion.differences).toHaveLength(1);
});

test('ports that need a right are counted, and nothing is said of them', async () => {
  const binder: Binder = { try: (_, port) => (port < 1024 ? 'denied' : 'free') };
  expect(await sweep(binder, SIGNAL)).toEqual({
    tried: 131_070 - 2 * 1023,
    denied: 2 * 1023,
    taken: [],
  });
});

test('a sweep ends when it is called off', async () => {
  const ending = new AbortController();
  const binder: Binder = {
    try: (_, port) => {
      if (port === 2000) ending.abort();
      return 'free';
    },
  };
  await expect(sweep(binder, ending.signal)).rejects.toThrow();
});

test('who asks while a second opinion is under way gets that one', async () => {
  let asked = 0;
  const handlers = opinionHandlers(async () => {
    asked += 1;
    return { takenAt: asked } as Opinion;
  });
  const [first, second] = await Promise.all([
    handlers.secondOpinion(null),
    handlers.secondOpinion(null),
  ]);
  expect(first).toBe(second);
  await handlers.secondOpinion(null);
  expect(asked).toBe(2);
});
