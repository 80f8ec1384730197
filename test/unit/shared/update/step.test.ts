import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { stepUpdate, type UpdateEvent } from '../../../../shared/update/step.ts';
import {
  UPDATE_FAILURES,
  UPDATE_OBSTACLES,
  UPDATE_WISHES,
  type UpdateState,
  updateFailure,
  updateStateSchema,
} from '../../../../shared/update/update.ts';

const IDLE: UpdateState = { kind: 'idle' };

const offers = fc.record({
  version: fc.string({ maxLength: 100 }),
  notes: fc.option(fc.string({ maxLength: 300 })),
  bytes: fc.option(fc.nat()),
});
const events: fc.Arbitrary<UpdateEvent> = fc.oneof(
  fc.record({ kind: fc.constant('wish'), wish: fc.constantFrom(...UPDATE_WISHES) } as const),
  fc.record({ kind: fc.constant('found'), offer: offers } as const),
  fc.record({ kind: fc.constant('nothing-new'), at: fc.nat() } as const),
  fc.record({
    kind: fc.constant('impossible'),
    why: fc.constantFrom(...UPDATE_OBSTACLES),
  } as const),
  fc.record({
    kind: fc.constant('progress'),
    received: fc.nat(),
    total: fc.option(fc.nat()),
  } as const),
  fc.record({ kind: fc.constant('downloaded') } as const),
  fc.record({
    kind: fc.constant('failed'),
    failure: fc
      .tuple(fc.constantFrom(...UPDATE_FAILURES), fc.option(fc.string({ maxLength: 2000 })))
      .map(([code, detail]) => updateFailure(code, detail)),
  } as const),
);
const stories = fc.array(events, { maxLength: 60 });

/** Every state of a story, with what led to it. */
function told(story: readonly UpdateEvent[], start = IDLE) {
  let state = start;
  return story.map((event) => {
    const before = state;
    state = stepUpdate(before, event);
    return { before, event, after: state };
  });
}

function isWish(event: UpdateEvent, wish: string): boolean {
  return event.kind === 'wish' && event.wish === wish;
}

test('every state that can come about is one of the contract', () => {
  fc.assert(
    fc.property(stories, (story) => {
      for (const { after } of told(story)) expect(v.is(updateStateSchema, after)).toBe(true);
    }),
  );
});

test('the network is asked, and a version put in place, on the user’s word alone', () => {
  const WISH_FOR = { checking: 'check', downloading: 'download', restarting: 'restart' } as const;
  fc.assert(
    fc.property(stories, (story) => {
      for (const { before, event, after } of told(story)) {
        if (before.kind === after.kind) continue;
        for (const [kind, wish] of Object.entries(WISH_FOR)) {
          if (after.kind === kind) expect(isWish(event, wish)).toBe(true);
        }
      }
    }),
  );
});

test('only what was downloaded as a whole is put in place, and only what was found is downloaded', () => {
  const AFTER = {
    found: ['checking', 'downloading'],
    downloading: ['found', 'failed', 'downloading'],
    ready: ['downloading'],
    restarting: ['ready'],
  } as const;
  fc.assert(
    fc.property(stories, (story) => {
      const steps = told(story).filter(({ before, after }) => before !== after);
      for (const [kind, allowed] of Object.entries(AFTER)) {
        const came = steps.filter(({ after }) => after.kind === kind);
        for (const { before } of came) expect(allowed).toContain(before.kind);
      }
    }),
  );
});

test('what is downloaded, ready or put in place is what was found', () => {
  fc.assert(
    fc.property(stories, (story) => {
      for (const { before, event, after } of told(story)) {
        if (event.kind === 'found' || !('offer' in after) || after.offer === null) continue;
        expect('offer' in before && before.offer).toBe(after.offer);
      }
    }),
  );
});

test('a download never goes back and never beyond its whole', () => {
  fc.assert(
    fc.property(stories, (story) => {
      for (const { before, after } of told(story)) {
        if (after.kind !== 'downloading') continue;
        if (after.total !== null) expect(after.received).toBeLessThanOrEqual(after.total);
        if (before.kind === 'downloading' && before.total === after.total) {
          expect(after.received).toBeGreaterThanOrEqual(before.received);
        }
      }
    }),
  );
});

test('what does not fit changes nothing, and where it is impossible nothing does', () => {
  fc.assert(
    fc.property(stories, fc.constantFrom(...UPDATE_OBSTACLES), (story, why) => {
      const start: UpdateState = { kind: 'impossible', why };
      for (const { after } of told(story, start)) expect(after).toBe(start);
    }),
  );
});

test('what was called off can be asked for again', () => {
  fc.assert(
    fc.property(stories, (story) => {
      const last = told(story).at(-1)?.after ?? IDLE;
      const calledOff = stepUpdate(last, { kind: 'wish', wish: 'cancel' });
      if (last.kind === 'checking') {
        expect(stepUpdate(calledOff, { kind: 'wish', wish: 'check' }).kind).toBe('checking');
      } else if (last.kind === 'downloading') {
        expect(stepUpdate(calledOff, { kind: 'wish', wish: 'download' }).kind).toBe('downloading');
      } else expect(calledOff).toBe(last);
    }),
  );
});

test('a failed download can be tried again without looking anew', () => {
  const offer = { version: '2.0.0', notes: null, bytes: 9 };
  const failed = told([
    { kind: 'wish', wish: 'check' },
    { kind: 'found', offer },
    { kind: 'wish', wish: 'download' },
    { kind: 'progress', received: 4, total: null },
    { kind: 'failed', failure: updateFailure('checksum') },
  ]).at(-1)?.after;
  expect(failed).toEqual({ kind: 'failed', failure: { code: 'checksum', detail: null }, offer });
  expect(stepUpdate(failed ?? IDLE, { kind: 'wish', wish: 'download' })).toEqual({
    kind: 'downloading',
    offer,
    received: 0,
    total: 9,
  });
});
