import type * as http from 'node:http';

/** A thousand containers with many labels are about a tenth of it. */
const MOST_BYTES = 16 << 20;
const LIMIT_MS = 500;

/**
 * Asks a container engine for its running containers, over its socket in the file system. Reads only.
 * @returns the answer's text; rejects where there is none in half a second
 */
export async function requestContainers(
  socketPath: string,
  signal: AbortSignal,
  limitMs = LIMIT_MS,
): Promise<string> {
  const { request } = await loadHttp();
  const limited = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        socketPath,
        path: '/containers/json',
        method: 'GET',
        headers: { host: 'localhost', accept: 'application/json' },
        agent: false,
        signal: limited,
      },
      (response) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        if (response.statusCode !== 200) asked.destroy(new Error(`status ${response.statusCode}`));
        response.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes > MOST_BYTES) asked.destroy(new Error('too long'));
          else parts.push(part);
        });
        response.on('error', reject);
        response.on('close', () => reject(new Error('cut short')));
        response.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** Loaded where an engine runs. To import it would also load all of fetch, which takes longer than the rest. */
async function loadHttp(): Promise<typeof http> {
  return process.getBuiltinModule?.('node:http') ?? (await import('node:http'));
}
