import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { ROOT } from '../../../build/root.ts';
import type { MonitorHandle } from '../../../electron/monitor/host/supervisor.ts';
import { Supervisor } from '../../../electron/monitor/host/supervisor.ts';
import type { FromMonitor, ToMonitor } from '../../../electron/monitor/host/wire.ts';
import type { Publication } from '../../../electron/monitor/publication.ts';
import { Hub } from '../../../electron/monitor/sessions/hub.ts';
import { StreamDoor } from '../../../electron/web/stream-door.ts';
import { Token } from '../../../electron/web/token.ts';
import type { CommandHandlers } from '../../../shared/api/commands.ts';
import { commands } from '../../../shared/api/commands.ts';
import { contentHeaders } from '../../../shared/api/content-policy.ts';
import { CommandError } from '../../../shared/api/dispatch.ts';
import { diff } from '../../../shared/diff/diff.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import type { Rows } from '../../../shared/model/socket.ts';
import type { MonitorStatus } from '../../../shared/model/status.ts';
import { VERSION } from '../../../shared/version.ts';
import { BUILT_IN_INFO } from '../../support/fake-registry.ts';
import { makeHost } from '../../support/make-host.ts';

/** The real page, stream door and sessions; only the readings are made up. */
export class ViewHost implements AsyncDisposable {
  readonly #server: Server;
  readonly #door: StreamDoor;
  readonly #token = new Token();
  readonly #hub: Hub;
  #latest: Publication;
  #toHost: (message: FromMonitor) => void = () => {};
  #acknowledged: () => void = () => {};

  private constructor(rows: Rows) {
    this.#latest = firstPublication(rows);
    this.#hub = new Hub({
      version: VERSION,
      host: makeHost(),
      settings: () => ({ ...DEFAULT_SETTINGS, language: 'en' }),
      registry: () => BUILT_IN_INFO,
      findings: () => null,
      latest: () => this.#latest,
      handlers: refusals(),
      send: (client, message) => this.#toHost({ kind: 'message', client, message }),
    });
    const supervisor = new Supervisor({
      spawn: () => this.#monitor(),
      setup: { dataFolder: '', version: VERSION, selfPids: [] },
    });
    supervisor.start();
    this.#door = new StreamDoor(supervisor, this.#token, { mayWrite: false, mayAct: false });
    this.#server = servePage();
    this.#server.on('upgrade', (request, socket, head) => this.#door.accept(request, socket, head));
  }

  static async start(rows: Rows): Promise<ViewHost> {
    const host = new ViewHost(rows);
    host.#server.listen(0, '127.0.0.1');
    await once(host.#server, 'listening');
    return host;
  }

  get address(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/#token=${this.#token.text}`;
  }

  /** One tick. @returns when the page has said that it applied it */
  async publish(rows: Rows): Promise<void> {
    const before = this.#latest.snapshot;
    if (!before) throw new Error('there was no reading before');
    const acknowledged = new Promise<void>((resolve) => {
      this.#acknowledged = resolve;
    });
    const snapshot = { ...before, seq: before.seq + 1, rows, status: statusOf(rows) };
    this.#latest = { snapshot, delta: diff(before.rows, rows), status: snapshot.status };
    this.#hub.publish(this.#latest);
    await acknowledged;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#door.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #monitor(): MonitorHandle {
    return {
      send: (message) => this.#receive(message),
      onMessage: (listener) => {
        this.#toHost = listener;
      },
      onClose: () => {},
      end: async () => {},
    };
  }

  #receive(message: ToMonitor): void {
    if (message.kind === 'open') this.#hub.open(message.client, message.mayAct);
    if (message.kind === 'close') this.#hub.close(message.client);
    if (message.kind !== 'message') return;
    this.#hub.receive(message.client, message.message);
    if (message.message.type === 'ack') this.#acknowledged();
  }
}

function servePage(): Server {
  const files = sirv(join(ROOT, 'out/renderer'));
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(contentHeaders('web'))) {
      response.setHeader(name, value);
    }
    files(request, response);
  });
}

/** Nobody asks for anything in a bench. */
function refusals(): CommandHandlers {
  const refuse = async (): Promise<never> => {
    throw new CommandError('refused', 'not in a bench');
  };
  return Object.fromEntries(
    Object.keys(commands).map((name) => [name, refuse]),
  ) as unknown as CommandHandlers;
}

function firstPublication(rows: Rows): Publication {
  const status = statusOf(rows);
  return { snapshot: { epoch: 'bench', seq: 0, rows, status }, delta: null, status };
}

function statusOf(rows: Rows): MonitorStatus {
  return {
    takenAt: Date.now(),
    tookMs: 1,
    source: { name: 'proc', failures: [] },
    sourceFailures: [],
    completeness: { sockets: rows.size, socketsWithHiddenOwners: 0, reason: null },
    problems: [],
  };
}
