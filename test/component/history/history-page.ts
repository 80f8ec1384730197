import { page } from 'vitest/browser';
import type { Listener } from '../../../shared/history/model.ts';
import type { FakeHost } from '../../support/fake-host.ts';
import { makeListener, makeProgram } from '../../support/history/make-listener.ts';
import { openPage } from '../../support/open-page.ts';

export const HOUR = 3_600_000;
/** When the tests began. */
export const now = Date.now();
export const timeline = page.getByRole('slider');
export const cursorList = page.getByRole('complementary');

/** A listener that is still there. */
export function web(overrides: Partial<Listener> = {}): Listener {
  const program = makeProgram({ path: '/usr/bin/web' });
  return makeListener({ id: 1, port: 80, firstSeen: now - 5 * HOUR, program, ...overrides });
}

/** The view, of a host that watched for the last ten hours but for the two before the last four. */
export async function openHistory(
  listeners: readonly Listener[],
  prepare: (host: FakeHost) => void = () => {},
) {
  return await openPage({
    rows: [],
    place: 'history',
    prepare: (host) => {
      host.history.listeners = [...listeners];
      host.history.watches = [
        [now - 10 * HOUR, now - 6 * HOUR],
        [now - 4 * HOUR, now],
      ];
      prepare(host);
    },
  });
}
