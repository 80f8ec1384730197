import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppDriver } from '../../e2e/drivers/driver.ts';
import { standInDriver } from '../../e2e/drivers/stand-in.ts';
import { webDriver } from '../../e2e/drivers/web.ts';
import { Lab } from '../lab/lab.ts';
import { wholeSession } from './whole-session.ts';

/** What a whole session of one host asked of the network. */
export interface SessionReport {
  readonly host: string;
  readonly views: readonly string[];
  /** Addresses that the page loaded or opened a stream to. */
  readonly requests: readonly string[];
  /** What the Node processes of the app connected to, sent to or asked the name of. */
  readonly spied: readonly string[];
  /** How often the kernel found no way out; only in a network of its own is every one of the app's doing. */
  readonly refused: number;
}

const SPY = new URL('./spy.ts', import.meta.url).href;

/** Runs a whole session of both hosts, one after the other, and prints the reports and a proof of the counter. */
if (process.argv[2] === 'alone') welcomeProbe();
const reports: SessionReport[] = [];
for (const driver of [standInDriver, webDriver]) reports.push(await report(driver));
const before = refusals();
await attempt();
process.stdout.write(JSON.stringify({ reports, attempted: refusals() - before }), () =>
  process.exit(),
);

async function report(driver: AppDriver): Promise<SessionReport> {
  const home = mkdtempSync(join(tmpdir(), 'portico-network-'));
  const spyFile = join(home, 'spied');
  const countedBefore = refusals();
  await using lab = new Lab();
  const options = process.env.NODE_OPTIONS ?? '';
  const env = { NETWORK_SPY: spyFile, NODE_OPTIONS: `${options} --import=${SPY}` };
  const app = await driver.open({ home, env });
  const requests: string[] = [];
  app.page.on('request', (request) => requests.push(request.url()));
  app.page.on('websocket', (socket) => requests.push(socket.url()));
  await app.page.reload();
  const views = await wholeSession(app.page, lab);
  await app.close();
  const spied = linesOf(spyFile);
  rmSync(home, { recursive: true, force: true });
  return { host: driver.name, views, requests, spied, refused: refusals() - countedBefore };
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').trim().split('\n');
  } catch {
    return [];
  }
}

/** Sums of what the kernel counts of packets without a way, of both families. Linux; RFC 4293, ipSystemStats. */
function refusals(): number {
  const rows = readFileSync('/proc/net/snmp', 'utf8')
    .split('\n')
    .filter((row) => row.startsWith('Ip:'));
  const [names = [], values = []] = rows.map((row) => row.split(' '));
  const six = /^Ip6OutNoRoutes\s+(\d+)$/m.exec(readFileSync('/proc/net/snmp6', 'utf8'))?.[1];
  return Number(values[names.indexOf('OutNoRoutes')]) + Number(six ?? 0);
}

/**
 * Chromium looks by itself whether there is IPv6, by a socket to this address that sends nothing. Here the way
 * there ends at once, so that what is counted is the app's.
 */
function welcomeProbe(): void {
  execFileSync('ip', ['-6', 'address', 'add', '2001:db8::1/128', 'dev', 'lo']);
  execFileSync('ip', ['-6', 'route', 'add', '2001:4860:4860::8888/128', 'dev', 'lo']);
}

/** Wants out once itself, to an address that is kept for documents (RFC 5737). */
function attempt(): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(9, '192.0.2.1');
    socket.setTimeout(500, () => socket.destroy());
    socket.once('error', () => {});
    socket.once('close', () => resolve());
  });
}
