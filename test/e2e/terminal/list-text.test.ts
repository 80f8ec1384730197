import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { type CliResult, runCli, startShell } from '../../support/cli.ts';
import { Lab } from '../../support/lab/lab.ts';
import { type LabSocket, writtenEndpoint } from '../../support/lab/lab-socket.ts';
import { whyNoWellKnownPorts } from '../../support/lab/ports.ts';
import { plainLines, startOnTerminal } from '../../support/terminal.ts';

const ESCAPE = '\u001b';
const JAPANESE = { env: { LANG: 'ja_JP.UTF-8' } };

async function listText(args: readonly string[] = [], options = {}): Promise<string[]> {
  const { code, stdout, stderr } = await runCli(['list', ...args], options);
  expect([code, stderr]).toEqual([0, '']);
  return stdout.split('\n');
}

function lineOf(lines: readonly string[], socket: LabSocket): number {
  return lines.findIndex((line) => line.includes(` ${writtenEndpoint(socket.local)} `));
}

describe('the table', () => {
  test('groups come in the order well-known, registered, ephemeral, each socket in its own', async (context) => {
    const why = whyNoWellKnownPorts();
    context.skip(why !== null, why ?? '');
    await using lab = new Lab();
    const doors = [
      await lab.open({ port: 'ephemeral' }),
      await lab.open({ port: 'well-known' }),
      await lab.open({ port: 'registered', protocol: 'udp' }),
    ];
    const lines = await listText();
    const at = (title: string) => lines.findIndex((line) => line.startsWith(title));
    const [ephemeral = 0, wellKnown = 0, registered = 0] = doors.map((door) => lineOf(lines, door));
    const order = [
      at('Well-known ports 0–1023'),
      wellKnown,
      at('Registered ports 1024–49151'),
      registered,
      at('Ephemeral ports 49152–65535'),
      ephemeral,
    ];
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('a row tells protocol, state, holder and who can come', async () => {
    await using lab = new Lab();
    const door = await lab.open({ host: '0.0.0.0' });
    const lines = await listText();
    const row = lines[lineOf(lines, door)];
    for (const fact of ['tcp4', 'LISTEN', 'node', `${process.pid}`, 'all interfaces']) {
      expect(row).toContain(fact);
    }
  });

  test('the last lines tell how many sockets were read, by what, and whose holders are hidden', async () => {
    expect((await listText()).join('\n')).toMatch(/\d sockets? · read by \w+ · .*owner/);
  });

  test('columns are flush', async () => {
    await using lab = new Lab();
    const door = await lab.open();
    const lines = await listText(['--filter', `${door.local.port}`]);
    const head = lines.findIndex((line) => line.includes('Local address'));
    const row = lineOf(lines, door);
    const column = lines[head]?.indexOf('Local address');
    expect(lines[row]?.indexOf(writtenEndpoint(door.local))).toBe(column);
  });
});

describe('what is left out', () => {
  test('--listening leaves doors alone', async () => {
    await using lab = new Lab();
    const { door, inbound, outbound } = await lab.openPair();
    const udp = await lab.open({ protocol: 'udp' });
    const lines = await listText(['--listening']);
    const text = lines.join('\n');
    expect([door, udp].map((socket) => lineOf(lines, socket))).not.toContain(-1);
    expect(text).not.toContain('ESTABLISHED');
    expect(text).not.toContain(`:${outbound.local.port} `);
    expect(inbound.local).toEqual(door.local);
  });

  test('--filter leaves the sockets that hold every word, wherever', async () => {
    await using lab = new Lab();
    const [tcp, udp] = [await lab.open(), await lab.open({ protocol: 'udp' })];
    const lines = await listText(['--filter', `UDP ${udp.local.port}`]);
    expect(lineOf(lines, udp)).not.toBe(-1);
    expect(lineOf(lines, tcp)).toBe(-1);
  });

  test('a filter without words leaves everything', async () => {
    await using lab = new Lab();
    const door = await lab.open();
    for (const filter of [['--filter', ''], ['--filter='], ['--filter', ' ']]) {
      expect(lineOf(await listText(filter), door)).not.toBe(-1);
    }
  });

  test('the words of either language and of the command line are found', async () => {
    await using lab = new Lab();
    const door = await lab.open();
    for (const words of ['this machine only', 'このマシンのみ', '待ち受け']) {
      expect(lineOf(await listText(['--filter', words]), door)).not.toBe(-1);
    }
  });

  test('a filter that nothing matches is answered in words, and is no failure', async () => {
    expect((await listText(['--filter', 'no-such-door']))[0]).toBe(
      'No socket matches “no-such-door”.',
    );
  });
});

describe('--csv', () => {
  test('there is a header and a line a socket, as RFC 4180 has it', async () => {
    await using lab = new Lab();
    const door = await lab.open({ port: 'ephemeral' });
    const { code, stdout } = await runCli(['list', '--csv', '--filter', `${door.local.port}`]);
    expect(code).toBe(0);
    const lines = stdout.split('\r\n');
    expect(lines.at(-1)).toBe('');
    const names = lines[0]?.split(',') ?? [];
    const line = lines.find((text) => text.includes(`,127.0.0.1,${door.local.port},`));
    const cells = Object.fromEntries(names.map((name, index) => [name, line?.split(',')[index]]));
    expect(cells).toMatchObject({
      protocol: 'tcp',
      family: '4',
      localAddress: '127.0.0.1',
      localPort: `${door.local.port}`,
      remoteAddress: '',
      state: 'LISTEN',
      role: 'listener',
      range: 'ephemeral',
      exposure: 'loopback',
      pids: `${process.pid}`,
    });
  });

  test('it is the same in every language', async () => {
    const header = async (options: object) =>
      (await runCli(['list', '--csv', '--filter', 'no-such-door'], options)).stdout;
    expect(await header(JAPANESE)).toBe(await header({}));
  });
});

describe('in Japanese', () => {
  test('the text follows LANG', async () => {
    await using lab = new Lab();
    await lab.open();
    const text = (await listText([], JAPANESE)).join('\n');
    for (const word of ['レジスタードポート', 'ローカルアドレス', 'このマシンのみ', '読み取り']) {
      expect(text).toContain(word);
    }
    expect(text).not.toMatch(/Registered|Local address/);
  });

  test('--lang goes before LANG', async () => {
    const text = (await listText(['--lang', 'en'], JAPANESE)).join('\n');
    expect(text).toContain('read by');
  });
});

test.each(['list', 'list --json', 'list --csv', 'explain 22'])(
  '%s ends with 1 and one line where what it writes cannot be kept',
  async (command) => {
    await using shell = startShell(`"$NODE" "$PORTICO" ${command} > /dev/full; echo "$?"`);
    const { stdout, stderr } = await shell.result;
    expect(stdout).toBe('1\n');
    expect(stderr).toMatch(/^portico: ENOSPC.*\n$/);
  },
);

describe('colours and width', () => {
  test('without a terminal there are no commands for one, even where they are asked for', async () => {
    const { stdout } = await runCli(['list'], { env: { TERM: 'xterm-256color' } });
    expect(stdout).not.toContain(ESCAPE);
  });

  test('on a terminal there are, and with NO_COLOR there are not', async () => {
    await using lab = new Lab();
    await lab.open();
    expect((await onTerminal({})).stdout).toContain(`${ESCAPE}[`);
    expect((await onTerminal({ NO_COLOR: '1' })).stdout).not.toContain(ESCAPE);
  });

  test.each([
    ['en_GB.UTF-8', 50],
    ['en_GB.UTF-8', 80],
    ['ja_JP.UTF-8', 50],
    ['ja_JP.UTF-8', 80],
  ])('in %s every row of the table fits a terminal of %i columns', async (language, columns) => {
    await using lab = new Lab();
    const doors = [await lab.open(), await lab.open({ protocol: 'udp', host: '0.0.0.0' })];
    const lines = plainLines((await onTerminal({ LANG: language }, columns)).stdout);
    for (const { local } of doors) {
      const row = lines.find((line) => new RegExp(`^ *${local.port} `).test(line));
      expect(row).toContain('node');
    }
    const isOfTable = /^ *(\d+ +(tcp|udp)|Port |ポート )/;
    const wide = lines.filter((line) => isOfTable.test(line) && stringWidth(line) > columns);
    expect(wide).toEqual([]);
  });

  test('on a terminal that does not know its width nothing is left out', async () => {
    await using lab = new Lab();
    const door = await lab.open();
    const lines = plainLines((await onTerminal({}, 0)).stdout);
    expect(lineOf(lines, door)).not.toBe(-1);
    expect(lines[lineOf(lines, door)]).toContain('this machine only');
  });

  async function onTerminal(env: object, columns = 100): Promise<CliResult> {
    await using run = startOnTerminal(['list'], { columns, rows: 24 }, { env: { ...env } });
    return await run.result;
  }
});
