import { FuseV1Options } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fusesFor, readFuses } from '../../../build/package/fuses.ts';
import { onlyOn } from '../../support/only-on.ts';
import { PackedApp } from '../../support/package/packed-app.ts';
import { describeContents } from './contents-specs.ts';
import { describeDeb } from './deb-specs.ts';
import { smokePackage } from './smoke-specs.ts';

onlyOn('linux', 'the stand-in for the runtime is one for Linux');

let app: PackedApp;

// Packed once for all: it takes most of the time.
beforeAll(async () => {
  if (process.platform !== 'linux') return;
  app = await PackedApp.pack({
    PORTICO_APP_ID: 'test.example.portico',
    PORTICO_HOMEPAGE: 'https://example.test',
    PORTICO_MAINTAINER: 'Example',
    PORTICO_MAINTAINER_EMAIL: 'us@example.test',
  });
});
afterAll(() => app?.[Symbol.dispose]());

test('the fuses are burnt in, each as it was decided', async () => {
  const decided = Object.entries(fusesFor('linux'));
  expect(await readFuses(app.program)).toEqual(
    new Map(decided.map(([index, state]) => [FuseV1Options[Number(index)], state])),
  );
});

describeContents(() => app);
describeDeb(() => app);
smokePackage(() => app);
