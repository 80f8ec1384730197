import { beforeEach, expect, test } from 'vitest';
import { runCli, startLines } from '../../support/cli.ts';
import { list } from '../../support/listed.ts';
import {
  startInOtherNamespace,
  whyNoNamespaces,
} from '../../support/namespaces/other-namespace.ts';

beforeEach(({ skip }) => {
  const why = whyNoNamespaces();
  skip(why !== null, why ?? '');
});

test('list shows the doors of other networks only with --namespaces', async () => {
  const other = await startInOtherNamespace();
  const mine = ['--filter', `${other.pid}`];
  const without = await list(mine);
  expect(without.sockets.filter(({ netns }) => netns !== null)).toEqual([]);

  const { sockets, problems } = await list(['--namespaces', ...mine]);
  const inside = sockets.filter(({ netns }) => netns === other.netns);
  expect(inside.map(({ protocol, role, local }) => [protocol, role, local.port]).sort()).toEqual([
    ['tcp', 'listener', other.tcp],
    ['udp', 'bound', other.udp],
  ]);
  for (const { owners, exposure } of inside) {
    expect(owners.map(({ pid }) => pid)).toEqual([other.pid]);
    expect(exposure).toBe('any');
  }
  expect(problems).toEqual([]);
});

test('the table and CSV of list name the namespace of each door', async () => {
  const other = await startInOtherNamespace();
  const args = ['list', '--namespaces', '--filter', `${other.pid}`];
  const [table, csv] = await Promise.all([runCli(args), runCli([...args, '--csv'])]);
  expect(table.stdout).toContain('Network namespace');
  const lineOf = (text: string): string | undefined =>
    text.split('\n').find((line) => line.includes(`0.0.0.0:${other.tcp} `));
  expect(lineOf(table.stdout)?.trimEnd().endsWith(other.netns)).toBe(true);
  const [header = '', ...lines] = csv.stdout.split('\r\n').map((line) => line.split(','));
  const at = header.indexOf('netns');
  expect(lines.find((cells) => cells[3] === `${other.tcp}`)?.[at]).toBe(other.netns);
});

test('a source that cannot see them says so', async () => {
  const { problems } = await list(['--namespaces', '--source', 'proc', '--filter', 'nothing']);
  expect(problems.map(({ code }) => code)).toEqual(['namespaces-unsupported']);
});

test('watch tells with --namespaces when a door of another network opens and closes', async () => {
  interface Line {
    readonly type: string;
    readonly socket?: { readonly netns: string | null; readonly local: { readonly port: number } };
  }
  const watch = startLines<Line>(['watch', '--json', '--namespaces', '--interval', '250']);
  await using _ = watch;
  await watch.lines.next(({ type }) => type === 'snapshot');
  const other = await startInOtherNamespace();
  const isIt = ({ socket }: Line): boolean =>
    socket?.netns === other.netns && socket.local.port === other.tcp;
  await watch.lines.next((line) => line.type === 'opened' && isIt(line));
  await other.end();
  await watch.lines.next((line) => line.type === 'closed' && isIt(line));
});

test('the help names the option', async () => {
  const { stdout } = await runCli(['list', '--help']);
  expect(stdout).toContain('--namespaces');
});
