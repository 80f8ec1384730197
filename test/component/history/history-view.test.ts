import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FakeHost } from '../../support/fake-host.ts';
import { makeProgram } from '../../support/history/make-listener.ts';
import { cursorList, HOUR, now, openHistory, timeline, web } from './history-page.ts';

test('every program at every port has a lane with its name', async () => {
  await openHistory([
    web(),
    web({ id: 2, port: 443 }),
    web({ id: 3, port: 53, protocol: 'udp', program: makeProgram({ path: '/usr/bin/dns' }) }),
  ]);
  await expect.element(page.getByRole('button', { name: '53/udp dns' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: '80/tcp web' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: '443/tcp web' })).toBeVisible();
  await expect.element(page.getByText('3 lanes')).toBeVisible();
});

test('the name of a lane opens the details of its port', async () => {
  const { stores } = await openHistory([web()]);
  await page.getByRole('button', { name: '80/tcp web' }).click();
  expect(stores.view.selection).toEqual({ kind: 'port', port: 80 });
});

test('of many lanes only those are in the page that can be seen', async () => {
  const all = Array.from({ length: 300 }, (_, index) => web({ id: index, port: 1000 + index }));
  await openHistory(all);
  await expect.element(page.getByText('300 lanes')).toBeVisible();
  const lanes = page.getByRole('button', { name: /\/tcp web$/ });
  expect(lanes.elements().length).toBeLessThan(60);
});

test.for([
  { age: HOUR / 6, name: '1 hour' },
  { age: 10 * HOUR, name: '1 day' },
])('what is known for $age ms fills the picture: it shows $name', async ({ age, name }) => {
  await openHistory([web({ firstSeen: now - age })], ({ history }) => {
    history.watches = [[now - age, now]];
  });
  await expect
    .element(page.getByRole('button', { name, exact: true }))
    .toHaveAttribute('aria-pressed', 'true');
});

describe('the cursor', () => {
  test('a click in the timeline tells what listened then', async () => {
    await openHistory([web(), web({ id: 2, port: 443, firstSeen: now - 60_000 })]);
    await expect.element(timeline).toBeVisible();
    await timeline.click({ position: { x: 380, y: 150 } });
    await expect.element(cursorList.getByText('80/tcp')).toBeVisible();
    expect(cursorList.getByText('443/tcp').elements()).toEqual([]);
  });

  test('keys move it, and it says its time and how many listened', async () => {
    await openHistory([web()]);
    await expect.element(timeline).toBeVisible();
    timeline.element().focus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect
      .element(timeline)
      .toHaveAttribute('aria-valuetext', expect.stringMatching(/^At .*; 1 listener$/));
    const first = Number(timeline.element().getAttribute('aria-valuenow'));
    await userEvent.keyboard('{ArrowLeft}');
    await expect
      .poll(() => Number(timeline.element().getAttribute('aria-valuenow')))
      .toBeLessThan(first);
    await userEvent.keyboard('{Escape}');
    await expect
      .element(timeline)
      .toHaveAttribute('aria-valuetext', expect.stringMatching(/^Point at/));
  });

  test('a time in which nobody watched is said to be one', async () => {
    const { stores } = await openHistory([web({ firstSeen: now - 9 * HOUR })]);
    expect(stores.view.place).toBe('history');
    await cursorList.getByLabelText('Time').fill(local(now - 5 * HOUR));
    await expect.element(cursorList.getByText(/Nobody watched then/)).toBeVisible();
    await page.getByRole('searchbox').fill('nothing of that name');
    await expect
      .element(cursorList.getByText('Nobody watched then.', { exact: true }))
      .toBeVisible();
    expect(cursorList.getByText(/was seen listening/).elements()).toEqual([]);
  });

  test('that a filter hides who listened is not told as nobody having been seen', async () => {
    await openHistory([web()]);
    await cursorList.getByLabelText('Time').fill(local(now - HOUR));
    await expect.element(cursorList.getByText('80/tcp')).toBeVisible();
    await page.getByRole('searchbox').fill('nothing of that name');
    await expect
      .element(cursorList.getByText('Nothing that matches was seen listening.'))
      .toBeVisible();
    await cursorList.getByLabelText('Time').fill(local(now - 9 * HOUR));
    await page.getByRole('searchbox').fill('');
    await expect.element(cursorList.getByText('Nobody was seen listening.')).toBeVisible();
  });
});

describe('the time shown', () => {
  const fromOf = () => Number(timeline.element().getAttribute('aria-valuemin'));
  const toOf = () => Number(timeline.element().getAttribute('aria-valuemax'));

  test('goes from an hour to 90 days by its buttons', async () => {
    await openHistory([web()]);
    await expect.element(timeline).toBeVisible();
    for (const [name, span] of [
      ['1 hour', HOUR],
      ['90 days', 90 * 24 * HOUR],
    ] as const) {
      const button = page.getByRole('button', { name });
      await button.click();
      await expect.element(button).toHaveAttribute('aria-pressed', 'true');
      expect(toOf() - fromOf()).toBe(span);
    }
  });

  test('zooms by keys and by the wheel, and moves by keys', async () => {
    await openHistory([web()]);
    await expect.element(timeline).toBeVisible();
    timeline.element().focus();
    const whole = toOf() - fromOf();
    await userEvent.keyboard('+');
    await expect.poll(() => toOf() - fromOf()).toBeLessThanOrEqual(whole / 2 + 1);
    const from = fromOf();
    await userEvent.keyboard('{PageUp}');
    await expect.poll(fromOf).toBeLessThan(from);
    const before = toOf() - fromOf();
    const canvas = timeline.element().querySelector('canvas');
    const wheel = { deltaY: 300, bubbles: true, cancelable: true };
    canvas?.dispatchEvent(new WheelEvent('wheel', wheel));
    await expect.poll(() => toOf() - fromOf()).toBeGreaterThan(before);
    await page.getByRole('button', { name: 'Now' }).click();
    await expect.element(page.getByRole('button', { name: 'Now' })).toBeDisabled();
  });
});

test('a filter of digits asks for a port, other text for a name', async () => {
  const { host } = await openHistory([web(), web({ id: 2, port: 443 })]);
  const field = page.getByRole('searchbox');
  await field.fill('443');
  await expect.element(page.getByText('1 lane', { exact: true })).toBeVisible();
  expect(host.history.questions.at(-1)).toMatchObject({ port: 443, text: '' });
  await field.fill('nothing of that name');
  await expect.element(page.getByText('No listener of this time matches.')).toBeVisible();
});

test('a table says the same in words', async () => {
  await openHistory([
    web({ lastSeen: now - 4.5 * HOUR, ended: now - 4.5 * HOUR }),
    web({ id: 2, port: 443, openingSeen: false }),
  ]);
  await page.getByText('The same as a table').click();
  const rows = page.getByRole('table', { name: 'Who listened when' }).getByRole('row');
  await expect.poll(() => rows.elements().length).toBe(3);
  const [, first, second] = rows.elements().map((row) => row.textContent ?? '');
  expect(first).toMatch(/80\/tcp.*web.*this machine only/s);
  expect(second).toMatch(/443\/tcp.*before .*still there/s);
});

test('findings are told in words too', async () => {
  await openHistory([web()], (host) => {
    host.history.marks = [
      {
        at: now - HOUR,
        type: 'finding',
        kind: 'wider',
        severity: 'high',
        protocol: 'tcp',
        port: '80',
        ports: [80],
        program: 'web',
        outcome: null,
      },
    ];
  });
  await page.getByText('Findings and actions (1)').click();
  await expect.element(page.getByText(/Open to more than expected; 80\/tcp; web/)).toBeVisible();
});

test('connections of the time are told when they are asked for', async () => {
  await openHistory([web()], (host) => {
    host.history.peers = [
      {
        ...{ firstHour: now - HOUR, lastHour: now - HOUR, protocol: 'tcp', direction: 'outbound' },
        ...{ address: '192.0.2.1', port: 443, program: makeProgram(), user: 'mika' },
        ...{ count: 3, measured: 3, sent: 1000, received: 500 },
      },
    ];
  });
  await page.getByText('Connections in this time').click();
  await expect.element(page.getByRole('cell', { name: '192.0.2.1:443/tcp' })).toBeVisible();
  await expect.element(page.getByRole('cell', { name: '1.5 kB' })).toBeVisible();
});

test('that there are no connections is told as what the filter leaves, where there is one', async () => {
  await openHistory([web()]);
  await page.getByText('Connections in this time').click();
  await expect.element(page.getByText('No connections were counted in this time.')).toBeVisible();
  await page.getByRole('searchbox').fill('web');
  await expect
    .element(page.getByText('Nothing that matches was recorded in this time.'))
    .toBeVisible();
});

describe('clearing', () => {
  test('asks first, and does nothing when it is refused', async () => {
    const { host } = await openHistory([web()]);
    await page.getByRole('button', { name: 'Clear history…' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    expect(host.history.cleared).toBe(0);
  });

  test('empties the view when it is confirmed', async () => {
    const { host } = await openHistory([web()]);
    await page.getByRole('button', { name: 'Clear history…' }).click();
    await page.getByRole('button', { name: 'Delete it all' }).click();
    await expect.element(page.getByText('Nothing recorded yet')).toBeVisible();
    expect(host.history.cleared).toBe(1);
  });
});

describe('where there is nothing to show', () => {
  const nothing = (host: FakeHost) => {
    host.history.watches = [];
  };

  test('that nothing was recorded yet is said', async () => {
    await openHistory([], nothing);
    await expect.element(page.getByText('Nothing recorded yet')).toBeVisible();
  });

  test('that it is off is said, and how to switch it on', async () => {
    const { host } = await openHistory([], (host) => {
      nothing(host);
      host.history.recording = { state: 'off' };
    });
    await page.getByRole('button', { name: 'Switch on' }).click();
    await expect
      .poll(() => host.changedSettings)
      .toEqual([{ history: { on: true, days: 90, megabytes: 200 } }]);
  });

  test('why it cannot be recorded is said', async () => {
    await openHistory([web()], (host) => {
      host.history.recording = { state: 'failed', reason: 'full', detail: 'no room\u202e' };
    });
    const told = 'Not recording: the disk is full (no room‹U+202E›).';
    await expect.element(page.getByRole('alert').filter({ hasText: told })).toBeVisible();
  });

  test('why it cannot be read is said, and it can be tried again', async () => {
    const { host } = await openHistory([web()], (host) => {
      host.history.error = new Error('disk I/O error');
    });
    await expect.element(page.getByText(/History cannot be read: disk I\/O error/)).toBeVisible();
    host.history.error = null;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByRole('button', { name: '80/tcp web' })).toBeVisible();
  });
});

test('bars are drawn in the colour of who can come, and nothing where nobody listened', async () => {
  await openHistory([web({ exposure: 'any', address: '0.0.0.0', firstSeen: now - 3 * HOUR })]);
  await page.getByRole('button', { name: '1 hour' }).click();
  const canvas = () => timeline.element().querySelector('canvas');
  const isFilled = (y: number) => {
    const element = canvas();
    const pen = element?.getContext('2d');
    const [red = 0, green = 0, , alpha = 0] =
      pen?.getImageData((element?.width ?? 0) / 2, y * devicePixelRatio, 1, 1).data ?? [];
    return alpha > 0 && red > green + 40;
  };
  await expect.poll(() => isFilled(44 + 12)).toBe(true);
  expect(isFilled(44 + 28 + 12)).toBe(false);
});

/** As the field for a time has it: local, to the second. */
function local(time: number): string {
  const shifted = new Date(time - new Date(time).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19);
}
