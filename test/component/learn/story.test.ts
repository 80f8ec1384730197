import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { makeOwner, makeRow } from '../../support/make-row.ts';
import { details } from '../../support/page-queries.ts';
import { HOUSE, HOUSE_ROWS } from '../../support/sample-house.ts';
import { chapter, LANGUAGES, learnIn, openLearn, picture, read } from './learn-page.ts';

const en = learnIn('en');
const REQUEST = en.request.title;
const LISTENING = en.listening.title;
const CLIENT = '192.0.2.10:51514';
const SERVER = '203.0.113.9:443';
/** Goes out like the browser's, from another port. */
const MAIL = makeRow({
  id: 'mail',
  local: { address: '192.0.2.10', port: 40_993 },
  remote: { address: '203.0.113.25', port: 993 },
  owners: [makeOwner({ name: 'mailer' })],
  firstSeenAt: HOUSE.browser.firstSeenAt + 1,
});
const QUIET = [HOUSE.ssh, HOUSE.database];

describe.each(LANGUAGES)('in %s', (language) => {
  const learn = learnIn(language);
  const told = chapter(learn.request.title);

  test('a request and its answer are told with a real connection and its real ports', async () => {
    await openLearn(HOUSE_ROWS, language);
    await expect.element(told).toMatchTextContent(learn.request.real(CLIENT, SERVER));
    await expect.element(told).toMatchTextContent(learn.request.program('browser'));
    await expect.element(told).toMatchTextContent(learn.request.serverPort(443, 'https'));
    await expect.element(told).toMatchTextContent(learn.request.goes(51_514, 443));
    const drawn = picture(learn.request.title);
    await expect.element(drawn).toHaveAccessibleName(learn.pictures.request.label(CLIENT, SERVER));
    for (const part of ['192.0.2.10', '51514', '203.0.113.9', '443', 'browser', 'https'])
      expect(textsIn(drawn.element())).toContain(part);
  });

  test('without one, an example on this machine is told that says it is one', async () => {
    await openLearn(QUIET, language);
    const ends = ['127.0.0.1:49905', '127.0.0.1:80'] as const;
    await expect.element(told).toMatchTextContent(learn.request.example(...ends));
    await expect.element(told).toMatchTextContent(learn.request.noneOpen);
    await expect.element(told.getByRole('figure')).toMatchTextContent(learn.request.isExample);
    await expect
      .element(told.getByRole('button', { name: learn.pictures.request.show }))
      .not.toBeInTheDocument();
  });
});

test('the same connection is told while others come, go and would fit better', async () => {
  const { host } = await openLearn([...QUIET, MAIL]);
  await read(REQUEST);
  const told = chapter(REQUEST);
  await expect.element(told).toMatchTextContent('mailer opened it.');
  await host.delta({ opened: [HOUSE.browser], closed: ['database'] });
  await host.delta({ changed: [{ ...MAIL, uid: 5 }] });
  await expect.element(told).toMatchTextContent('mailer opened it.');
  await expect.element(told).not.toMatchTextContent('browser');
});

test('a connection that ends under the eyes of the reader stays, and is said to have ended', async () => {
  const { host } = await openLearn(HOUSE_ROWS);
  await read(REQUEST);
  await host.delta({ closed: ['browser'] });
  const told = chapter(REQUEST);
  await expect.element(told).toMatchTextContent(en.request.ended(CLIENT, SERVER));
  await expect.element(told).toMatchTextContent(en.request.noneOpen);
  await expect.element(told.getByRole('figure')).toMatchTextContent(en.pictures.last);
  await host.delta({ opened: [MAIL] });
  await expect.element(told).toMatchTextContent(en.request.otherOpen);
  expect(textsIn(picture(REQUEST).element())).toContain('51514');
  await told.getByRole('button', { name: en.pictures.request.other }).click();
  await expect.element(told).toMatchTextContent('mailer opened it.');
  expect(textsIn(picture(REQUEST).element())).toContain('40993');
});

test('one that is remembered only is over too', async () => {
  const { host } = await openLearn(HOUSE_ROWS);
  await read(REQUEST);
  await host.delta({ changed: [{ ...HOUSE.browser, state: 'TIME_WAIT', owners: [] }] });
  await expect.element(chapter(REQUEST)).toMatchTextContent(en.request.ended(CLIENT, SERVER));
});

test('while its chapter is out of sight, another connection takes its place', async () => {
  const { host } = await openLearn([...HOUSE_ROWS, MAIL]);
  const told = chapter(REQUEST);
  await expect.element(told).toMatchTextContent('browser opened it.');
  await host.delta({ closed: ['browser'] });
  await expect.element(told).toMatchTextContent('mailer opened it.');
});

test('after a change of the source the same connection is known again', async () => {
  const { host } = await openLearn([HOUSE.browser, MAIL]);
  await read(REQUEST);
  await host.snapshot([MAIL, { ...HOUSE.browser, id: 'of another source' }]);
  await expect.element(chapter(REQUEST)).toMatchTextContent(en.request.real(CLIENT, SERVER));
  await expect.element(chapter(REQUEST)).not.toMatchTextContent(en.request.otherOpen);
});

test('the connection that is told of can be shown', async () => {
  await openLearn(HOUSE_ROWS);
  await page.getByRole('button', { name: en.pictures.request.show }).click();
  await expect.element(details).toMatchTextContent('203.0.113.9:443');
});

test('listening is told with a door that is open here, and it can be shown', async () => {
  await openLearn(HOUSE_ROWS);
  const told = chapter(LISTENING);
  await expect.element(told).toMatchTextContent('Here, sshd listens on 0.0.0.0:22.');
  await expect
    .element(picture(LISTENING))
    .toHaveAccessibleName(
      'Door 22 lets callers from the network and from this machine in. sshd waits behind it. 1 connection',
    );
  await told.getByRole('button', { name: 'Show door 22' }).click();
  await expect.element(details).toMatchTextContent('sshd: listener on 22');
});

test('a door for this machine only has a wall for the network', async () => {
  await openLearn([HOUSE.database]);
  await expect
    .element(picture(LISTENING))
    .toHaveAccessibleName(/^Door 5432 lets callers from this machine in; for the network .* wall/);
  expect(picture(LISTENING).element().querySelector('.barrier')).not.toBeNull();
});

test('where nobody listens, that is said', async () => {
  await openLearn([HOUSE.browser]);
  await expect.element(chapter(LISTENING)).toMatchTextContent(en.listening.nobodyHere);
  await expect.element(picture(LISTENING)).toHaveAccessibleName(en.listening.nobodyHere);
});

test('a door that closes under the eyes of the reader is shown closed, until another is taken', async () => {
  const { host } = await openLearn(HOUSE_ROWS);
  await read(LISTENING);
  await host.delta({ closed: ['ssh'] });
  const told = chapter(LISTENING);
  await expect.element(told).toMatchTextContent(en.pictures.listening.gone(22));
  await told.getByRole('button', { name: en.pictures.listening.other }).click();
  await expect.element(told).toMatchTextContent('Here, webserver listens on 192.0.2.10:8080.');
});

test('what a program hides in its name is made visible', async () => {
  const owners = [makeOwner({ name: 'gpj\u202eexe' })];
  await openLearn([
    { ...HOUSE.ssh, owners },
    { ...HOUSE.browser, owners },
  ]);
  await expect.element(chapter(LISTENING)).toMatchTextContent('gpj‹U+202E›exe');
  expect(document.body.textContent).not.toContain('\u202e');
});

function textsIn(drawing: Element): string[] {
  return [...drawing.querySelectorAll('text')].map(({ textContent }) => textContent?.trim() ?? '');
}
