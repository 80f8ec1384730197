import { mappedIpv4 } from '../../../shared/address/scope.ts';
import type { Endpoint } from '../../../shared/model/socket.ts';
import type { SourceFailure, SourceName } from '../../../shared/model/status.ts';
import type { SeenSocket } from '../../../shared/second-opinion/opinion.ts';
import { endpointText } from '../../../shared/text/endpoint.ts';
import type { SourceFactory } from '../sources/select.ts';
import type { RawSocket, SocketSource } from '../sources/source.ts';
import { failureOf } from '../sources/source.ts';

/** How long one step of one source may take, in milliseconds. */
const LIMIT_MS = 10_000;

/** A source that is asked more than once, until it fails. */
export class Looking {
  readonly name: SourceName;
  readonly looks: SeenSocket[][] = [];
  readonly #source: SocketSource;
  #failure: SourceFailure | null = null;
  #hasProved = false;

  constructor(name: SourceName, factory: SourceFactory) {
    this.name = name;
    this.#source = factory();
  }

  /** Why it could not be asked, or did not answer. */
  get failure(): SourceFailure | null {
    return this.#failure;
  }

  async look(signal: AbortSignal): Promise<void> {
    if (this.#failure) return;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
    try {
      // What it does not see is only worth something if it sees at all.
      if (!this.#hasProved) await this.#source.probe(limit);
      this.#hasProved = true;
      this.#source.restart();
      const reading = await this.#source.read(limit, 'all');
      const sockets = 'sockets' in reading ? reading.sockets : reading.changes.opened;
      this.looks.push(sockets.filter(({ netns }) => netns === null).map(seen));
    } catch (error) {
      this.#failure = failureOf(this.name, error, limit);
    }
  }

  async close(): Promise<void> {
    await this.#source.close();
  }
}

function seen({ protocol, local, remote, state }: RawSocket): SeenSocket {
  return {
    protocol,
    local: written(local),
    remote: remote && written(remote),
    port: local.port,
    state,
  };
}

/** Sources write an IPv4 address of an IPv6 socket in either way. */
function written({ address, port }: Endpoint): string {
  return endpointText({ address: mappedIpv4(address) ?? address, port });
}
