import { expect, test } from 'vitest';
import type { SocketDetails } from '../../../shared/model/traffic.ts';
import { openPage } from '../../support/open-page.ts';
import { HOUSE_ROWS } from '../../support/sample-house.ts';
import { facts, panel, section } from './panel.ts';

function counted(bytesReceived: number, rttUs: number | null = 1500): SocketDetails {
  return {
    traffic: { bytesSent: 0, bytesReceived, retransmits: 2, rttUs, minRttUs: null },
    queues: { receive: 0, send: 10 },
    backlog: null,
  };
}

test('what the source counts is told, and drawn with its latest and greatest value in words', async () => {
  const { host, stores } = await openPage({
    rows: HOUSE_ROWS,
    prepare: ({ details }) => details.set('visitor', counted(1000)),
  });
  stores.view.selectedId = 'visitor';
  await expect
    .poll(facts)
    .toMatchObject({ Received: '1 kB', 'Round trip': '1.5 ms', 'Sent again': '2' });
  host.details.set('visitor', counted(5_001_000));
  const chart = panel.getByRole('img', { name: /^Received: / });
  // The peak: 5 MB in the one second or so between two questions.
  await expect
    .element(chart)
    .toHaveAccessibleName(/at most [45](\.\d+)? MB\/s of the last 3 minutes$/);
  await expect.element(chart).toHaveAccessibleName(/^Received: 0 bytes\/s · at most/);
  await expect
    .element(panel.getByRole('img', { name: /^Round trip: 1.5 ms · at most 1.5 ms/ }))
    .toBeInTheDocument();
  await expect.element(panel.getByRole('img', { name: /^Sent: 0 bytes\/s/ })).toBeInTheDocument();
});

test('a listener tells how many wait, and has no chart', async () => {
  const { stores } = await openPage({
    rows: HOUSE_ROWS,
    prepare: ({ details }) =>
      details.set('ssh', { traffic: null, queues: null, backlog: { waiting: 1, most: 128 } }),
  });
  stores.view.selectedId = 'ssh';
  await expect.poll(() => section('Traffic')).toBe('Waiting 1 of 128 to be accepted');
  await expect.element(panel.getByRole('img')).not.toBeInTheDocument();
});

test('where the source counts nothing, nothing is said of traffic', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  stores.view.selectedId = 'visitor';
  await expect.element(panel).toBeVisible();
  await expect.element(panel.getByRole('heading', { name: 'Traffic' })).not.toBeInTheDocument();
});

test('what was counted last stays when the socket has gone', async () => {
  const { host, stores } = await openPage({
    rows: HOUSE_ROWS,
    prepare: ({ details }) => details.set('visitor', counted(1000)),
  });
  stores.view.selectedId = 'visitor';
  await expect.poll(facts).toMatchObject({ Received: '1 kB' });
  host.details.delete('visitor');
  await host.delta({ closed: ['visitor'] });
  await expect.element(panel.getByText('This socket has closed.')).toBeVisible();
  expect(facts()).toMatchObject({ Received: '1 kB' });
});
