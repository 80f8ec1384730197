import { isIP } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether a server on this address can be reached from this machine alone. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** An address as it stands in a URL. */
export function urlHost(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/**
 * What a browser may call us in `Host` and `Origin`: anything else is another site that made its own name
 * lead to this machine (DNS rebinding). A server on every address may be called by each of them.
 */
export class AllowedHosts {
  readonly #hosts: ReadonlySet<string>;

  constructor(host: string, port: number) {
    const names = [...LOOPBACK_HOSTS, urlHost(host)];
    if (isEveryAddress(host)) names.push(...ownAddresses());
    const written = names.map((name) => `${name}:${port}`.toLowerCase());
    // Browsers leave the port away where it is HTTP's own.
    this.#hosts = new Set(port === 80 ? [...written, ...names] : written);
  }

  /** @param header of an HTTP request; one that is missing is not allowed */
  allowsHost(header: string | undefined): boolean {
    return header !== undefined && this.#hosts.has(header.toLowerCase());
  }

  allowsOrigin(header: string | undefined): boolean {
    if (header === undefined) return false;
    const match = /^http:\/\/(.+)$/i.exec(header);
    return match !== null && this.allowsHost(match[1]);
  }
}

/**
 * How a browser may be told to come to a server on `host`, as in a URL. One on every address has no address
 * of its own: it is found here by the loopback's, and from elsewhere by those of this machine.
 */
export function namedHosts(host: string): readonly [string, ...string[]] {
  if (!isEveryAddress(host)) return [urlHost(host)];
  const families = host === '::' ? ['IPv4', 'IPv6'] : ['IPv4'];
  const outside = interfaceAddresses().filter(
    ({ family, internal, scopeid = 0 }) => !internal && scopeid === 0 && families.includes(family),
  );
  return ['127.0.0.1', ...outside.map(({ address }) => urlHost(address))];
}

function isEveryAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function ownAddresses(): string[] {
  return interfaceAddresses().map(({ address }) => urlHost(address));
}

function interfaceAddresses(): NetworkInterfaceInfo[] {
  return Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
}
