import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { EndResult } from '../../../shared/actions/process.ts';
import { violations } from '../../support/axe.ts';
import { emulate } from '../../support/emulate.ts';
import { makePlan } from '../../support/fake-actions.ts';
import type { FakeHost } from '../../support/fake-host.ts';
import { openPage } from '../../support/open-page.ts';
import { panel } from '../details/panel.ts';
import { dialog, openActing, ROWS } from './acting-page.ts';

const LEFT = [{ pid: 4711, name: 'doorkeeper' }];
const WAITING: EndResult = { state: 'waiting', action: 'a1', left: LEFT };
const KILLED: EndResult = { state: 'ended', by: 'kill', ended: LEFT, missed: [] };
const IDENTITY = { pid: 4711, startedAt: Date.UTC(2024, 4, 6, 7, 0, 0, 0) };

const endButton = panel.getByRole('button', { name: /^(End process|プロセスを終了)/ });
const yes = dialog.getByRole('button', { name: /^(End it|終了する)$/ });
const toasts = page.getByRole('log');

function withPlan(overrides: Parameters<typeof makePlan>[0] = {}) {
  return (host: FakeHost): void => {
    host.actions.plans.set(4711, makePlan(overrides));
  };
}

test('the question names who is meant and what goes with it, and cancels by default', async () => {
  const { host } = await openActing('door', withPlan());
  await endButton.click();
  await expect.element(dialog).toHaveAccessibleName('End doorkeeper?');
  await expect
    .element(dialog)
    .toMatchTextContent(/doorkeeper · PID 4711.*mika.*doorkeeper --quiet/);
  await expect.element(dialog).toMatchTextContent(/other doors:.*udp 127\.0\.0\.1:8053/);
  await expect.element(dialog).toMatchTextContent(/1 connection of its will break/);
  await expect.element(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(host.actions.asked).toEqual([]);
});

test('what is asked for is the row and the process that was confirmed', async () => {
  const { host } = await openActing('door', withPlan({ tree: [{ pid: 4800, name: 'worker' }] }));
  await userEvent.keyboard('ae');
  await dialog.getByRole('checkbox', { name: /that it started/ }).click();
  await yes.click();
  await expect.element(toasts).toMatchTextContent(/doorkeeper has ended/);
  expect(host.actions.argumentsOf('endProcess')).toEqual([
    { id: 'door', ...IDENTITY, tree: true, anyway: false },
  ]);
  await expect.element(dialog).not.toBeInTheDocument();
});

test('one that does not end is ended by force when the count is over', async () => {
  const { host } = await openActing('door', (fake) => {
    withPlan()(fake);
    fake.actions.endResult = WAITING;
    fake.actions.killResult = KILLED;
  });
  await endButton.click();
  await yes.click();
  await expect.element(dialog.getByRole('timer')).toMatchTextContent(/By force in [1-5] second/);
  await expect.element(dialog.getByRole('button', { name: 'Leave it running' })).toHaveFocus();
  await expect
    .poll(() => host.actions.argumentsOf('goOnEnding').some(({ how }) => how === 'kill'), {
      timeout: 30_000,
    })
    .toBe(true);
});

test('force can be used at once', async () => {
  const { host } = await openActing('door', (fake) => {
    withPlan()(fake);
    fake.actions.endResult = WAITING;
    fake.actions.killResult = KILLED;
  });
  await endButton.click();
  await yes.click();
  const now = dialog.getByRole('button', { name: 'By force now' });
  await expect.element(now).toBeVisible();
  await now.click();
  await expect.element(toasts).toMatchTextContent(/doorkeeper was ended by force/);
  expect(host.actions.argumentsOf('goOnEnding').some(({ how }) => how === 'wait')).toBe(true);
});

test('a dialog that is closed while the count runs leaves the process alone', async () => {
  const { host } = await openActing('door', (fake) => {
    withPlan()(fake);
    fake.actions.endResult = WAITING;
    fake.actions.killResult = KILLED;
  });
  await endButton.click();
  await yes.click();
  await expect.element(dialog.getByRole('timer')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect
    .poll(() => host.actions.argumentsOf('goOnEnding').at(-1))
    .toEqual({ action: 'a1', how: 'leave' });
  expect(host.actions.argumentsOf('goOnEnding').some(({ how }) => how === 'kill')).toBe(false);
});

test('one that is another by now stays to be read', async () => {
  await openActing('door', (host) => {
    withPlan()(host);
    host.actions.endResult = { state: 'not-the-same', pid: 4711, why: 'other' };
  });
  await endButton.click();
  await yes.click();
  await expect
    .element(dialog.getByRole('alert'))
    .toMatchTextContent(/no longer the same process.*Nothing was sent/);
});

test('a unit is stopped where it is managed, unless the user insists', async () => {
  const advice = {
    kind: 'unit',
    name: 'shop.service',
    runtime: null,
    commands: [
      { does: 'stop', command: 'sudo systemctl stop shop.service' },
      { does: 'disable', command: 'sudo systemctl disable --now shop.service' },
    ],
  } as const;
  const { host } = await openActing(
    'door',
    withPlan({ refusal: 'unit', advice: { ...advice, commands: [...advice.commands] } }),
  );
  await endButton.click();
  await expect.element(dialog.getByText('sudo systemctl stop shop.service')).toBeVisible();
  await expect.element(yes).toBeDisabled();
  await dialog.getByRole('checkbox', { name: /all the same/ }).click();
  await yes.click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(host.actions.argumentsOf('endProcess')).toMatchObject([{ anyway: true }]);
});

test('without the right to it, it is said whose process it is', async () => {
  await openActing('door', withPlan({ isAllowed: false }));
  await endButton.click();
  await expect.element(dialog.getByText(/It belongs to mika/)).toBeVisible();
  await expect.element(yes).toBeDisabled();
});

test('of several processes behind one door one is chosen', async () => {
  const { host } = await openActing('shared', (fake) => {
    withPlan()(fake);
    const process = { ...makePlan().process, pid: 4712, name: 'second' };
    fake.actions.plans.set(4712, makePlan({ process }));
  });
  await endButton.click();
  await dialog.getByRole('radio', { name: /second/ }).click();
  await expect.element(dialog).toHaveAccessibleName('End second?');
  await yes.click();
  await expect.poll(() => host.actions.argumentsOf('endProcess')).toMatchObject([{ pid: 4712 }]);
});

test('where acting is off, the buttons are, and it is said why', async () => {
  const { stores } = await openPage({ rows: Object.values(ROWS) });
  stores.view.selectedId = 'door';
  await expect.element(endButton).toBeDisabled();
  await expect.element(panel.getByRole('button', { name: 'Knock' })).toBeDisabled();
  await expect.element(panel.getByText(/--allow-actions/)).toBeVisible();
  await userEvent.keyboard('ae');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(toasts).toMatchTextContent(/Acting is off/);
});

test.each(['en', 'ja'] as const)(
  'axe finds nothing wrong with the question in %s',
  async (language) => {
    await openActing(
      'shared',
      withPlan({
        tree: [{ pid: 4800, name: 'worker' }],
        refusal: 'container',
        advice: {
          kind: 'container',
          name: 'shop',
          runtime: 'docker',
          commands: [{ does: 'stop', command: 'docker stop shop' }],
        },
      }),
      language,
    );
    await endButton.click();
    await expect.element(dialog.getByText('docker stop shop')).toBeVisible();
    for (const scheme of ['dark', 'light'] as const) {
      await emulate({ scheme, motion: 'reduce' });
      expect((await violations()).join('\n'), scheme).toBe('');
    }
    await emulate();
  },
);
