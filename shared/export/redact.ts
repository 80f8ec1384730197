import { parseIpv4 } from '../address/ip.ts';
import { isIpv4Text, mappedIpv4, scopeOf } from '../address/scope.ts';
import type { Owner, SocketRow } from '../model/socket.ts';
import type { HostFacts, MonitorStatus, Problem, SourceFailure } from '../model/status.ts';

/** Accounts that every system of a kind has: their names tell nothing of a person. */
const SYSTEM_USERS = new Set(['root', 'nobody', 'daemon', 'SYSTEM', '_mdnsresponder']);
/** Program folders of systems; below them a path is a fact of a package, not of a person. */
const SYSTEM_PATHS =
  /^(\/(usr|bin|sbin|lib|opt|snap|System|Library|Applications)\/|[A-Za-z]:\\(Windows|Program Files))/;
const LAST_PART = /[^/\\]*$/;
/** Whole paths within a text. */
const PATHS = /(?:\/[^\s/'":,;]+)+|[A-Za-z]:\\[^\s'":,;]+/g;

/**
 * Masks what tells of a person or a place, and the same thing always in the same way, so that a report can
 * still be followed: addresses, host, users, command lines, names of containers, paths outside of the
 * system's folders. Ports, protocols, states, process names and loopback addresses stay.
 */
export class Redactor {
  readonly #labels = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  row(row: SocketRow): SocketRow {
    return {
      ...row,
      // Some sources make the key of a row of its addresses.
      id: this.#label('socket', row.id),
      local: { ...row.local, address: this.address(row.local.address) },
      remote: row.remote && { ...row.remote, address: this.address(row.remote.address) },
      uid: null,
      user: this.user(row.user),
      unit: row.unit && this.#unit(row.unit),
      container: row.container && {
        ...row.container,
        id: this.#label('container', row.container.id),
        name: row.container.name && this.#label('container', row.container.id),
      },
      owners: row.owners.map((owner) => this.#owner(owner)),
    };
  }

  /** What the system answered stays readable; paths in it are masked as everywhere. */
  status(status: MonitorStatus): MonitorStatus {
    const { source } = status;
    return {
      ...status,
      source: source && { ...source, failures: source.failures.map((one) => this.#told(one)) },
      sourceFailures: status.sourceFailures.map((one) => this.#told(one)),
      problems: status.problems.map((one) => this.#told(one)),
    };
  }

  #told<T extends Problem | SourceFailure>(told: T): T {
    const texts: { movedTo?: string; detail?: string } = {};
    if ('movedTo' in told) texts.movedTo = this.#path(told.movedTo);
    if ('detail' in told && told.detail !== null) {
      texts.detail = this.text(told.detail);
    }
    return { ...told, ...texts };
  }

  /** What the system says in its own words, with paths masked as everywhere. */
  text(text: string): string {
    return text.replace(PATHS, (path) => this.#path(path));
  }

  host(host: HostFacts): HostFacts {
    return { ...host, hostname: 'host' };
  }

  /** Of an address only its kind is left, which is what decides who can come to it. */
  address(address: string): string {
    const scope = scopeOf(address);
    if (scope === 'loopback' || scope === 'unspecified') return address;
    if (scope === 'link-local') return this.#label('link-local', address);
    return this.#label(isPrivate(address) ? 'private' : 'public', address);
  }

  user(name: string | null): string | null {
    return name === null || SYSTEM_USERS.has(name) ? name : this.#label('user', name);
  }

  #owner(owner: Owner): Owner {
    return {
      ...owner,
      user: this.user(owner.user),
      path: owner.path && this.#path(owner.path),
      commandLine: owner.commandLine && this.#label('command', owner.commandLine),
    };
  }

  #path(path: string): string {
    if (SYSTEM_PATHS.test(path)) return path;
    const name = LAST_PART.exec(path)?.[0] ?? '';
    return `${this.#label('folder', path.slice(0, path.length - name.length))}/${name}`;
  }

  /** Units of a user's own manager have the user's number or name in them. */
  #unit(unit: string): string {
    return /user@|user-|@/.test(unit) ? this.#label('unit', unit) : unit;
  }

  #label(kind: string, value: string): string {
    const key = `${kind} ${value}`;
    const known = this.#labels.get(key);
    if (known !== undefined) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const label = `${kind}-${count}`;
    this.#labels.set(key, label);
    return label;
  }
}

/** RFC 1918, RFC 6598 (shared address space) and RFC 4193 (unique local addresses). */
function isPrivate(address: string): boolean {
  const ipv4 = isIpv4Text(address) ? address : mappedIpv4(address);
  if (ipv4 === null) return /^f[cd]/.test(address);
  const [a = 0, b = 0] = parseIpv4(ipv4) ?? [];
  if (a === 10) return true;
  if (a === 172) return b >= 16 && b <= 31;
  if (a === 192) return b === 168;
  return a === 100 && b >= 64 && b <= 127;
}
