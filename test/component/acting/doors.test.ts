import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { KnockResult } from '../../../shared/actions/knock.ts';
import { expectAccessible, panel } from '../details/panel.ts';
import { dialog, openActing } from './acting-page.ts';

const SHOP: KnockResult = {
  state: 'open',
  address: '127.0.0.1',
  port: 8080,
  tookMs: 2,
  bytes: 120,
  isCut: false,
  hungUp: false,
  banner: null,
  tls: {
    version: 'TLSv1.3',
    problem: null,
    certificate: {
      subject: 'door.example',
      issuer: 'Doorkeepers',
      names: ['door.example'],
      validFrom: Date.UTC(2024, 0, 1),
      validTo: Date.UTC(2024, 1, 1),
      isTrusted: false,
    },
  },
  http: { status: 200, reason: 'OK', title: 'Shop \u202e', server: null, location: null },
};

const toasts = page.getByRole('log');
const knock = panel.getByRole('button', { name: 'Knock' });
const copy = panel.getByRole('button', { name: 'Copy …' });

afterEach(() => {
  vi.restoreAllMocks();
});

test('what answers a knock is told, with nothing invisible in it', async () => {
  const { host } = await openActing('door', ({ actions }) => {
    actions.knockResult = SHOP;
  });
  await knock.click();
  await expect
    .element(panel)
    .toMatchTextContent(
      /Knocked at 127\.0\.0\.1:8080.*Open.*200 OK.*Title: Shop ‹U\+202E›.*TLSv1\.3.*Issued by Doorkeepers.*It has expired/,
    );
  expect(host.actions.argumentsOf('knock')).toEqual([{ id: 'door' }]);
  await expectAccessible();
});

test('a door is opened in the browser as the knock found it, by a link that says nothing of us', async () => {
  await openActing('door', ({ actions }) => {
    actions.knockResult = SHOP;
  });
  const link = panel.getByRole('link', { name: /^Open in browser/ });
  await expect.element(link).toHaveAttribute('href', 'http://127.0.0.1:8080/');
  await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer');
  await knock.click();
  await expect.element(link).toHaveAttribute('href', 'https://127.0.0.1:8080/');
});

test('nothing can be asked for while the host is gone', async () => {
  const { host } = await openActing('door');
  await expect.element(knock).toBeEnabled();
  host.drop(null);
  host.hold();
  await expect.element(knock).toBeDisabled();
  await expect.element(panel.getByRole('button', { name: /^End process/ })).toBeDisabled();
});

test('only a listener can be knocked on, only a connection closed', async () => {
  const { stores } = await openActing('second');
  await expect.element(panel.getByRole('button', { name: /^End process/ })).toBeVisible();
  await expect.element(knock).not.toBeInTheDocument();
  await userEvent.keyboard('ak');
  await expect.element(toasts).toMatchTextContent(/Select a listening door/);
  await userEvent.keyboard('ac');
  await expect.element(toasts).toMatchTextContent(/UDP knows no connections/);
  stores.view.selectedId = 'connection';
  await expect.element(panel.getByRole('button', { name: /^Close connection/ })).toBeVisible();
  await expect.element(knock).not.toBeInTheDocument();
});

test('a connection is closed after a question that cancels by default', async () => {
  const { host } = await openActing('connection');
  await panel.getByRole('button', { name: /^Close connection/ }).click();
  await expect.element(dialog).toMatchTextContent(/127\.0\.0\.1:8080.*127\.0\.0\.1:50122/);
  await expect.element(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(host.actions.asked).toEqual([]);
  await userEvent.keyboard('ac');
  await dialog.getByRole('button', { name: 'Close it' }).click();
  await expect.element(toasts).toMatchTextContent(/The connection was closed/);
  expect(host.actions.argumentsOf('closeConnection')).toEqual([{ id: 'connection' }]);
});

test('the same as a command can be copied, and the page goes on after the menu', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await openActing('door');
  await copy.click();
  await page.getByRole('menuitem', { name: /shows this socket/ }).click();
  await expect.poll(() => write.mock.calls.flat()).toEqual(["ss -tlnpe 'sport = :8080'"]);
  await expect.poll(() => document.body.style.pointerEvents).toBe('');
  await copy.click();
  await expect.element(page.getByRole('menu')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => document.body.style.pointerEvents).toBe('');
  await knock.click();
});
