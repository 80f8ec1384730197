import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { selfSigned } from './self-signed.ts';

/** What a test publishes on its server. */
export interface Published {
  readonly version?: string;
  readonly notes?: string;
  readonly file?: Buffer;
  /** Of the list of versions, in base64; the file's own where it is missing. */
  readonly sha512?: string;
  /** The whole list of versions, as text. */
  readonly list?: string;
  /** Where the file is said to be. */
  readonly fileUrl?: string;
}

/** A server of versions on loopback, over https, that remembers who asked for what. */
export class UpdateServer {
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers'] }[] = [];
  readonly #server: Server;
  readonly #cert: string;
  #published: Published = {};
  /** While set, the file is begun and never ended. */
  isStalling = false;

  private constructor() {
    const { key, cert } = selfSigned();
    this.#cert = cert;
    this.#server = createServer({ key, cert }, (asked, answer) => this.#answer(asked, answer));
  }

  static async start(published: Published): Promise<UpdateServer> {
    const server = new UpdateServer();
    server.publish(published);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}/versions/`;
  }

  publish(published: Published): void {
    this.#published = published;
  }

  /** electron-updater's own way to the network, on Node's instead of Electron's. */
  executor(): ElectronHttpExecutor {
    return new NodeExecutor(this.#cert);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(asked: IncomingMessage, answer: ServerResponse): void {
    const { pathname } = new URL(asked.url ?? '', this.url);
    this.asked.push({ path: pathname, headers: asked.headers });
    const { list, file = Buffer.from('a new Portico') } = this.#published;
    if (pathname.endsWith('.yml')) return void answer.end(list ?? this.#list(file));
    if (!pathname.endsWith('.AppImage')) return void answer.writeHead(404).end();
    answer.writeHead(200, { 'Content-Length': file.length });
    if (this.isStalling) answer.write(file.subarray(0, 1));
    else answer.end(file);
  }

  #list(file: Buffer): string {
    const { version = '9.9.9', notes = '', sha512, fileUrl } = this.#published;
    const sum = sha512 ?? createHash('sha512').update(file).digest('base64');
    const url = fileUrl ?? `portico-${version}.AppImage`;
    // JSON is YAML, too.
    return JSON.stringify({
      version,
      files: [{ url, sha512: sum, size: file.length }],
      path: url,
      sha512: sum,
      releaseNotes: notes,
      releaseDate: '2026-11-26T00:00:00.000Z',
    });
  }
}

class NodeExecutor extends ElectronHttpExecutor {
  readonly #ca: string;

  constructor(ca: string) {
    super();
    this.#ca = ca;
  }

  override createRequest(
    options: object,
    callback: (response: IncomingMessage) => void,
  ): Electron.ClientRequest {
    return request({ ...options, ca: this.#ca }, callback) as unknown as Electron.ClientRequest;
  }

  /** Node's answers have the new place in a header, which electron-updater follows by itself. */
  protected override addRedirectHandlers(): void {}
}
