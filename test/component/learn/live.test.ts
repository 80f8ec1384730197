import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { makeRow } from '../../support/make-row.ts';
import { openPage } from '../../support/open-page.ts';
import { HOUSE_ROWS } from '../../support/sample-house.ts';
import { chapter, learnIn, openLearn, picture } from './learn-page.ts';

const en = learnIn('en');
const WEB = makeRow({ id: 'new web', local: { address: '0.0.0.0', port: 80 } });

test('how many doors are open is live, in all and in each range', async () => {
  const { host } = await openLearn(HOUSE_ROWS);
  const first = chapter(en.door.title);
  const ranges = chapter(en.ranges.title);
  await expect.element(first).toMatchTextContent(en.door.openNow(6, 4));
  await expect.element(ranges).toMatchTextContent(en.ranges.openNow(2, 3, 1));
  await host.delta({ opened: [WEB], closed: ['web', 'neighbour'] });
  await expect.element(first).toMatchTextContent(en.door.openNow(5, 3));
  await expect.element(ranges).toMatchTextContent(en.ranges.openNow(3, 2, 0));
  await expect
    .element(picture(en.ranges.title))
    .toHaveAccessibleName(en.pictures.building.label(3, 2, 0));
});

test('every open door is lit once in the building', async () => {
  const { host } = await openLearn(HOUSE_ROWS);
  const lit = () => picture(en.ranges.title).element().querySelectorAll('.lit').length;
  const uses = ['any', 'interface', 'link-local', 'loopback'];
  expect(lit()).toBe(uses.length);
  await host.delta({ closed: ['neighbour'] });
  await expect.poll(lit).toBe(uses.length - 1);
});

test('the doors of the story open and close with those of the machine', async () => {
  const { host } = await openLearn(HOUSE_ROWS);
  const drawn = picture(en.door.title);
  await expect.element(drawn).toHaveAccessibleName(/80, HTTP: nobody waits/);
  await host.delta({ opened: [{ ...WEB, ownersStatus: 'hidden' }] });
  await expect.element(drawn).toHaveAccessibleName(/80, HTTP: somebody waits .* not seen/);
  await host.delta({ closed: [WEB.id] });
  await expect.element(drawn).toHaveAccessibleName(/80, HTTP: nobody waits/);
});

test('a button at each range opens its list', async () => {
  await openLearn(HOUSE_ROWS);
  await chapter(en.ranges.title)
    .getByRole('button', { name: 'Show registered ports 3 sockets' })
    .click();
  await expect.element(page.getByRole('grid', { name: /registered ports/ })).toBeVisible();
});

test('connections that the system still remembers are counted', async () => {
  const over = { remote: { address: '203.0.113.9', port: 443 }, state: 'TIME_WAIT' } as const;
  const { host } = await openLearn([makeRow({ id: 'over', role: 'outbound', ...over })]);
  const closing = chapter(en.closing.title);
  await expect.element(closing).toMatchTextContent(en.pictures.closing.remembered(1));
  await host.delta({ closed: ['over'] });
  await expect.element(closing).toMatchTextContent(en.pictures.closing.remembered(0));
});

test('what the system hands out is hatched to scale, and said', async () => {
  await openLearn(HOUSE_ROWS);
  const told = chapter(en.handsOut.title);
  await expect.element(told).toMatchTextContent(en.handsOut.range(32_768, 60_999));
  await expect.element(told).toMatchTextContent(en.handsOut.registeredToo(32_768, 49_151));
  await expect
    .element(picture(en.handsOut.title))
    .toHaveAccessibleName(/hatched part, 32768 to 60999.* mark at 51514/);
  const drawn = picture(en.handsOut.title).element();
  const widths = [...drawn.querySelectorAll('.wall, .strip')].map((box) =>
    Number(box.getAttribute('width')),
  );
  const whole = widths.slice(0, 3).reduce((sum, width) => sum + width, 0);
  const shares = [1024, 48_128, 16_384, 28_232].map((ports) => (whole * ports) / 65_536);
  for (const [index, share] of shares.entries()) expect(widths[index]).toBeCloseTo(share, 3);
});

test('the owners that are hidden here are counted among what cannot be known', async () => {
  const { host } = await openLearn(HOUSE_ROWS);
  const told = chapter(en.limits.title);
  await expect.element(told).toMatchTextContent(en.limits.ownersSeen);
  const completeness = { sockets: 9, socketsWithHiddenOwners: 2, reason: 'other-users' } as const;
  await host.delta({}, { completeness });
  await expect.element(told).toMatchTextContent(en.limits.ownersHidden(2));
  await expect
    .element(picture(en.limits.title))
    .toHaveAccessibleName(en.pictures.limits.label(7, 2));
});

test('before anything is read, nothing is said of what is open', async () => {
  await openPage({ rows: null, place: 'learn' });
  await expect.element(chapter(en.door.title)).toMatchTextContent(en.pictures.notRead);
  await expect.element(page.getByText(en.request.noneOpen)).not.toBeInTheDocument();
  await expect.element(page.getByText(en.listening.nobodyHere)).not.toBeInTheDocument();
});

test('when the monitor is gone, the story stays, and says that it is old', async () => {
  const { host } = await openLearn(HOUSE_ROWS);
  host.isAway = true;
  host.drop(null);
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expect.element(chapter(en.door.title)).toMatchTextContent(en.pictures.last);
  await expect.element(chapter(en.listening.title)).toMatchTextContent('sshd');
});
