import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { UpdateDesk, type UpdateEngine } from '../../../../electron/desktop/update/desk.ts';
import type { UpdateObstacle, UpdateOffer, UpdateState } from '../../../../shared/update/update.ts';

const OFFER: UpdateOffer = { version: '2.0.0', notes: null, bytes: 10 };

/** An engine whose answers are in the hands of the test. */
function setUp(open?: () => Promise<UpdateEngine | UpdateObstacle>) {
  const checks: PromiseWithResolvers<UpdateOffer | null>[] = [];
  const downloads: (PromiseWithResolvers<void> & { readonly signal: AbortSignal })[] = [];
  let restarts = 0;
  let failRestart: (error: unknown) => void = () => {};
  let limit: (() => void) | null = null;
  const engine: UpdateEngine = {
    check: () => {
      const check = Promise.withResolvers<UpdateOffer | null>();
      checks.push(check);
      return check.promise;
    },
    download: (_progress, signal) => {
      const download = { ...Promise.withResolvers<void>(), signal };
      downloads.push(download);
      return download.promise;
    },
    restart: () => {
      restarts += 1;
    },
  };
  const told: UpdateState['kind'][] = [];
  const desk = new UpdateDesk({
    obstacle: null,
    openEngine: (failed) => {
      failRestart = failed;
      return open?.() ?? Promise.resolve(engine);
    },
    tell: ({ kind }) => told.push(kind),
    now: () => 5,
    after: (_ms, callback) => {
      limit = callback;
      return () => {
        if (limit === callback) limit = null;
      };
    },
  });
  return {
    desk,
    told,
    checks,
    downloads,
    restarts: () => restarts,
    failRestart: (error: unknown) => failRestart(error),
    runOut: () => limit?.(),
    isLimited: () => limit !== null,
  };
}

test('nothing is opened or asked until the user wishes for it', async () => {
  let opened = 0;
  const { desk, told } = setUp(async () => {
    opened += 1;
    return 'no-feed';
  });
  await setImmediate();
  expect([opened, told, desk.isAsking]).toEqual([0, [], false]);
  desk.wish('check');
  expect(desk.isAsking).toBe(true);
  await setImmediate();
  expect([opened, told]).toEqual([1, ['checking', 'impossible']]);
  expect(desk.isAsking).toBe(false);
});

test('the answer to a question that was called off is not told, nor that of one that ran out', async () => {
  const { desk, told, checks, runOut, isLimited } = setUp();
  desk.wish('check');
  await setImmediate();
  desk.wish('cancel');
  checks[0]?.resolve(OFFER);
  await setImmediate();
  expect([desk.state.kind, isLimited()]).toEqual(['idle', false]);
  desk.wish('check');
  await setImmediate();
  runOut();
  checks[1]?.reject(new Error('too late'));
  await setImmediate();
  expect(desk.state).toMatchObject({ kind: 'failed', failure: { code: 'timed-out' } });
  expect(told).toEqual(['checking', 'idle', 'checking', 'failed']);
  expect(isLimited()).toBe(false);
});

test('a download that was called off has to be over before the next begins', async () => {
  const { desk, checks, downloads } = setUp();
  desk.wish('check');
  await setImmediate();
  checks[0]?.resolve(OFFER);
  await setImmediate();
  desk.wish('download');
  await setImmediate();
  desk.wish('cancel');
  desk.wish('download');
  await setImmediate();
  expect(downloads.map(({ signal }) => signal.aborted)).toEqual([true]);
  downloads[0]?.reject(new Error('cancelled'));
  await setImmediate();
  expect(downloads.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  downloads[1]?.resolve();
  await setImmediate();
  expect(desk.state).toEqual({ kind: 'ready', offer: OFFER });
});

test('a new version that cannot be put in place is told, with what was to be had', async () => {
  const { desk, checks, downloads, restarts, failRestart } = setUp();
  desk.wish('check');
  await setImmediate();
  checks[0]?.resolve(OFFER);
  await setImmediate();
  desk.wish('download');
  await setImmediate();
  downloads[0]?.resolve();
  await setImmediate();
  expect(restarts()).toBe(0);
  desk.wish('restart');
  await setImmediate();
  expect(restarts()).toBe(1);
  failRestart(Object.assign(new Error('mv'), { code: 'EACCES' }));
  expect(desk.state).toMatchObject({ kind: 'failed', failure: { code: 'disk' }, offer: OFFER });
});

test('what could not be loaded is tried again at the next wish', async () => {
  let opened = 0;
  const { desk } = setUp(async () => {
    opened += 1;
    if (opened === 1) throw new Error('no such chunk');
    return 'not-signed';
  });
  desk.wish('check');
  await setImmediate();
  expect(desk.state).toMatchObject({ kind: 'failed', failure: { code: 'other' } });
  desk.wish('check');
  await setImmediate();
  expect(desk.state).toEqual({ kind: 'impossible', why: 'not-signed' });
});
