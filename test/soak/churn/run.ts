import { fileURLToPath } from 'node:url';
import { runInOwnNetwork } from '../../support/namespaces/run-in-own-network.ts';
import type { ChurnReport } from './watch.ts';

const ENTRY = fileURLToPath(new URL('./watch.ts', import.meta.url));

/**
 * Lets listeners and connections come and go for a while beside `stable` sockets, in a network of their own
 * where that can be had.
 * @returns what the source told of it, and what was wrong
 */
export async function runChurn(seconds: number, stable: number): Promise<ChurnReport> {
  return (await runInOwnNetwork(ENTRY, [`${seconds * 1000}`, `${stable}`])) as ChurnReport;
}
