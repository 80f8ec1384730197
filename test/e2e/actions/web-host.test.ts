import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../../build/test/find-browser.ts';
import type { ActionCommandName } from '../../../shared/api/action-commands.ts';
import { actionCommands } from '../../../shared/api/action-commands.ts';
import { decodeRows } from '../../../shared/columns/socket-columns.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { httpServer, openDoorOf } from '../../support/actions/doors.ts';
import {
  isAlive,
  replace,
  startTarget,
  type Target,
  whyNoReuse,
} from '../../support/actions/start-target.ts';
import { BROWSER_FLAGS } from '../../support/browser-flags.ts';
import { HousePage } from '../../support/house-page.ts';
import { see } from '../../support/see.ts';
import { type Served, serveAside } from '../../support/served.ts';
import { isSnapshot, StreamClient } from '../../support/stream-client.ts';

const ACTING = Object.entries(actionCommands)
  .filter(([, { kind }]) => kind === 'act')
  .map(([name]) => name as ActionCommandName);

/** A client of the stream, and the row of a target in its first snapshot. */
async function enter(served: Served, target: Target) {
  const client = await StreamClient.enter(served, true);
  client.say({ type: 'subscribe' });
  const snapshot = await client.messages.next(isSnapshot);
  const rows = isSnapshot(snapshot) ? decodeRows(snapshot.rows) : [];
  const row = rows.find(({ local, owners }) => {
    return local.port === target.port && owners.some(({ pid }) => pid === target.pid);
  });
  if (!row) throw new Error('the door is in no row');
  return { client, row };
}

function argumentFor(command: ActionCommandName, row: SocketRow): unknown {
  const [owner] = row.owners;
  const { id } = row;
  switch (command) {
    case 'endProcess':
      return { id, pid: owner?.pid, startedAt: owner?.startedAt, tree: false, anyway: false };
    case 'goOnEnding':
      return { action: 'x', how: 'kill' };
    case 'browse':
      return { id, scheme: 'http' };
    case 'planEnd':
    case 'revealProgram':
      return { id, pid: owner?.pid };
    default:
      return { id };
  }
}

async function ask(client: StreamClient, command: ActionCommandName, argument: unknown) {
  client.say({ type: 'request', id: 7, command, argument });
  const answered = await client.messages.next(({ type }) => type === 'response');
  return answered.type === 'response' ? answered.answer : null;
}

describe.each([
  ['without --allow-actions', []],
  ['with it where others can come', ['--allow-actions', '--host', '0.0.0.0']],
] as const)('%s', (_, args) => {
  test('every command that acts is refused, and nothing is sent', async () => {
    const target = await startTarget();
    await using served = await serveAside(args);
    for (const command of ACTING) {
      const { client, row } = await enter(served, target);
      const answer = await ask(client, command, argumentFor(command, row));
      expect(answer).toMatchObject({ ok: false, code: 'refused' });
      client[Symbol.dispose]();
    }
    expect(isAlive(target.pid)).toBe(true);
    expect(args.length === 0 || /--allow-actions is not obeyed/.test(served.run.stderr)).toBe(true);
  });
});

describe('with --allow-actions', () => {
  test('a process is named by its row, and ended', async () => {
    const target = await startTarget();
    await using served = await serveAside(['--allow-actions']);
    const { client, row } = await enter(served, target);
    const answer = await ask(client, 'endProcess', argumentFor('endProcess', row));
    expect(answer).toMatchObject({ ok: true, value: { state: 'ended', by: 'term' } });
    expect(await target.ended).toBe('SIGTERM');
    client[Symbol.dispose]();
  });

  test('another process with the pid that was confirmed is sent nothing', async ({ skip }) => {
    const why = whyNoReuse();
    skip(why !== null, why ?? '');
    const target = await startTarget();
    await using served = await serveAside(['--allow-actions']);
    const { client, row } = await enter(served, target);
    const argument = argumentFor('endProcess', row);
    const other = await replace(target, { port: target.port });
    const answer = await ask(client, 'endProcess', argument);
    expect(answer).toMatchObject({ ok: true, value: { state: 'not-the-same' } });
    expect(isAlive(other.pid)).toBe(true);
    client[Symbol.dispose]();
  });

  test('Portico itself is never ended', async () => {
    const target = await startTarget();
    await using served = await serveAside(['--allow-actions']);
    const { client } = await enter(served, target);
    const [snapshot] = client.messages.all.filter(isSnapshot);
    const rows = snapshot ? decodeRows(snapshot.rows) : [];
    const own = rows.find(({ local, role }) => local.port === served.port && role === 'listener');
    if (!own) throw new Error('our own door is in no row');
    const answer = await ask(client, 'endProcess', argumentFor('endProcess', own));
    expect(answer).toMatchObject({ ok: true, value: { state: 'refused', why: 'self' } });
    client[Symbol.dispose]();
  });
});

describe('the page', () => {
  let browser: Browser;

  beforeAll(async () => {
    const executablePath = findBrowser();
    browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: [...BROWSER_FLAGS],
    });
  });

  afterAll(() => browser?.close());

  async function open(served: Served, port: number): Promise<HousePage> {
    const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
    await page.goto(served.address);
    const house = new HousePage(page);
    await house.filter(`port:${port}`);
    for (const range of ['registered', 'ephemeral'] as const) {
      await house.openRange(range);
      const cell = page.getByRole('gridcell', { name: new RegExp(`${port}$`) }).first();
      if (
        await cell.waitFor({ timeout: 2000 }).then(
          () => true,
          () => false,
        )
      ) {
        await cell.click();
        break;
      }
    }
    return house;
  }

  test('shows why acting is off', async () => {
    const target = await startTarget();
    await using served = await serveAside();
    const { details } = await open(served, target.port);
    await see(details.getByRole('button', { name: /^End process/ })).toBeDisabled();
    await see(details.getByText(/allowed when the server is started/)).toBeVisible();
  });

  test('ends a process that ignores TERM after the user saw the count', async () => {
    const target = await startTarget({ isStubborn: true });
    await using served = await serveAside(['--allow-actions']);
    const { page, details } = await open(served, target.port);
    await details.getByRole('button', { name: /^End process/ }).click();
    const dialog = page.getByRole('dialog');
    await see(dialog.getByText(`node · PID ${target.pid}`)).toBeVisible();
    await dialog.getByRole('button', { name: 'End it' }).click();
    await see(dialog.getByRole('timer')).toContainText(/By force in [1-5] second/);
    expect(isAlive(target.pid)).toBe(true);
    await see(page.getByRole('log')).toContainText('node was ended by force.');
    expect(await target.ended).toBe('SIGKILL');
    await page.close();
  });

  test('knocks, and opens what answered by a link', async () => {
    const { port } = await openDoorOf(
      httpServer((_, response) => void response.end('<title>Shop</title>')),
    );
    await using served = await serveAside(['--allow-actions']);
    const { page, details } = await open(served, port);
    await details.getByRole('button', { name: 'Knock' }).click();
    await see(details.getByText('Title: Shop')).toBeVisible();
    const [opened] = await Promise.all([
      page.waitForEvent('popup'),
      details.getByRole('link', { name: /^Open in browser/ }).click(),
    ]);
    await see(opened).toHaveTitle('Shop');
    expect(await opened.evaluate(() => [document.referrer, opener === null])).toEqual(['', true]);
    await page.close();
  });
});
