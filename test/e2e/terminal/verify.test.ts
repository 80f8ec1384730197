import { expect, test } from 'vitest';
import { runCli } from '../../support/cli.ts';
import { Lab } from '../../support/lab/lab.ts';
import { onlyOn } from '../../support/only-on.ts';

onlyOn('linux', 'elsewhere there is one source, and nothing to compare it with');

interface Document {
  readonly unexplained: number;
  readonly isOpinion: boolean;
  readonly bindTest: { readonly ok: boolean; readonly tried: number };
  readonly sources: readonly { readonly source: string; readonly ok: boolean }[];
  readonly differences: readonly {
    readonly kind: string;
    readonly port: number;
    readonly seenBy: readonly string[];
    readonly gaps: readonly string[];
  }[];
}

test('sources agree on real sockets, but for what one is known to leave out', async () => {
  await using lab = new Lab();
  const [tcp, udp] = [await lab.open(), await lab.open({ protocol: 'udp' })];
  const { code, stdout } = await runCli(['verify', '--json']);
  const told = JSON.parse(stdout) as Document;
  // Where others open and close sockets meanwhile, theirs may differ: ours do not.
  expect(code).toBe(told.unexplained > 0 ? 3 : 0);
  expect(told.isOpinion).toBe(true);
  expect(told.bindTest).toMatchObject({ ok: true });
  expect(told.sources.map(({ source }) => source)).toEqual([
    'netlink',
    'proc',
    'systeminformation',
  ]);
  const ours = told.differences.filter(({ port }) =>
    [tcp, udp].some(({ local }) => local.port === port),
  );
  const library = told.sources.find(({ source }) => source === 'systeminformation');
  expect(ours).toEqual(
    library?.ok
      ? [
          expect.objectContaining({
            kind: 'known-gap',
            port: udp.local.port,
            seenBy: ['netlink', 'proc'],
            gaps: ['no-bound-udp'],
          }),
        ]
      : [],
  );
});

test('the text begins with what came of it', async () => {
  const { stdout } = await runCli(['verify']);
  expect(stdout.split('\n')[0]).toMatch(/^(All sources agree|\d+ differences? that nothing)/);
  expect(stdout).toContain('bind test: ');
  expect(stdout).toContain('netlink: ');
});
