import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/**
 * Loaded into every Node process of an app before its own code: writes down, one line each, where the process
 * wants to connect or send to and which names it asks for. Nothing is kept from happening.
 */
const { NETWORK_SPY } = process.env;

function note(what: string): void {
  if (NETWORK_SPY) appendFileSync(NETWORK_SPY, `${what}\n`);
}

/** Calls `before` with the arguments of every call of a method, whatever it is called on. */
function watch(owner: object, name: string, before: (args: readonly unknown[]) => void): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') return;
  Reflect.set(owner, name, function watched(this: unknown, ...args: unknown[]) {
    before(args);
    return Reflect.apply(original, this, args);
  });
}

interface Target {
  readonly path?: string;
  readonly host?: string;
  readonly port?: number | string;
}

/** As `net` takes it: options, a port and perhaps a host, a path, or what it made of them itself. */
function targetOf([first, second]: readonly unknown[]): Target {
  const given: unknown = Array.isArray(first) ? first[0] : first;
  if (typeof given === 'object' && given !== null) return given;
  if (typeof given === 'string' && Number.isNaN(Number(given))) return { path: given };
  return { port: String(given), ...(typeof second === 'string' && { host: second }) };
}

watch(net.Socket.prototype, 'connect', (args) => {
  const { path, host = 'localhost', port } = targetOf(args);
  if (path === undefined || path === null) note(`connect ${host} ${port}`);
});
for (const name of ['send', 'connect']) {
  watch(dgram.Socket.prototype, name, (args) => {
    const named = args.filter((arg) => typeof arg === 'string' || typeof arg === 'number');
    note(`${name} ${named.join(' ')}`);
  });
}
const asked = Object.keys(dns).filter((name) => /^(lookup|resolve|reverse)/.test(name));
for (const owner of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  for (const name of asked) watch(owner, name, ([subject]) => note(`${name} ${subject}`));
}
syncBuiltinESMExports();
