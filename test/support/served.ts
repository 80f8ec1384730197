import { vi } from 'vitest';
import { type CliOptions, type RunningCli, startCli } from './cli.ts';
import { Lab } from './lab/lab.ts';

/** A running `portico serve`. */
export class Served implements AsyncDisposable {
  readonly run: RunningCli;
  /** As it was printed, with the token. */
  readonly address: string;
  readonly port: number;
  readonly token: string;

  constructor(run: RunningCli, address: string) {
    const url = new URL(address);
    this.run = run;
    this.address = address;
    this.port = Number(url.port);
    this.token = new URLSearchParams(url.hash.slice(1)).get('token') ?? '';
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.run[Symbol.asyncDispose]();
  }
}

/** Starts `portico serve` as it is, and waits for the address that it prints. */
export async function serve(
  args: readonly string[] = [],
  options: CliOptions = {},
): Promise<Served> {
  const run = startCli(['serve', ...args], options);
  try {
    const address = await vi.waitFor(() => printedAddress(run), { timeout: 15_000, interval: 20 });
    return new Served(run, address);
  } catch (error) {
    await run[Symbol.asyncDispose]();
    throw error;
  }
}

/** The same on a free port that no other test is after. */
export async function serveAside(
  args: readonly string[] = [],
  options: CliOptions = {},
): Promise<Served> {
  return await serve(['--port', `${await freePort()}`, ...args], options);
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  await using lab = new Lab();
  return (await lab.open()).local.port;
}

function printedAddress({ stdout, stderr }: RunningCli): string {
  const address = /http:\S+(?=\n)/.exec(stdout)?.[0];
  if (address) return address;
  throw new Error(`no address was printed: ${stdout}${stderr}`);
}
