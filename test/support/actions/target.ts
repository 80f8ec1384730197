import { fork } from 'node:child_process';
import { createServer } from 'node:net';

/** What a process that is to be ended is like. */
export interface TargetPlan {
  readonly host?: string;
  /** 0: any; null: it opens no door. */
  readonly port?: number | null;
  /** Whether it does not end when it is asked to. */
  readonly isStubborn?: boolean;
  /** So many children, like itself but for a door. */
  readonly children?: number;
  /** Whether it closes its door when it is asked to end, and stays. */
  readonly closesDoor?: boolean;
}

/** What it tells when all of it is there. */
export interface TargetReady {
  readonly port: number;
  readonly children: readonly number[];
}

/** Entry of such a process. It outlives who started it, as servers do. */
const plan = JSON.parse(process.argv[2] ?? '{}') as TargetPlan;
const server = createServer();
if (plan.isStubborn) process.on('SIGTERM', () => {});
if (plan.closesDoor) process.on('SIGTERM', () => server.close());
process.on('disconnect', () => {});
setInterval(() => {}, 60_000);

const children = Array.from({ length: plan.children ?? 0 }, () => startChild());
const port = plan.port === null ? 0 : await listen(plan.port ?? 0);
const pids = await Promise.all(children);
process.send?.({ port, children: pids } satisfies TargetReady);

async function listen(wanted: number): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen({ host: plan.host ?? '127.0.0.1', port: wanted }, resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function startChild(): Promise<number> {
  const childPlan: TargetPlan = { isStubborn: plan.isStubborn ?? false, port: null };
  const child = fork(process.argv[1] ?? '', [JSON.stringify(childPlan)], { execArgv: [] });
  return new Promise((resolve) => {
    child.once('message', () => resolve(child.pid ?? 0));
  });
}
