import type { CustomScheme, Protocol } from 'electron/main';
import { app } from './app.ts';

type Handler = Parameters<Protocol['handle']>[1];

type Modelled = 'handle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged' | 'unhandle';

/** `protocol`: schemes of the app's own, answered by its handlers and never by the network. */
export class StandInProtocol implements Pick<Protocol, Modelled> {
  readonly #schemes = new Map<string, CustomScheme>();
  readonly #handlers = new Map<string, Handler>();

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (app.isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const scheme of schemes) this.#schemes.set(scheme.scheme, scheme);
  }

  handle(scheme: string, handler: Handler): void {
    const { standard, secure } = this.#schemes.get(scheme)?.privileges ?? {};
    // Chromium is given https addresses in place of the scheme's, which are both.
    if (!standard || !secure) throw new Error('only standard and secure schemes are modelled');
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** Whether pages may `fetch()` from the scheme. */
  mayFetch(scheme: string): boolean {
    return this.#schemes.get(scheme)?.privileges?.supportFetchAPI === true;
  }

  /** @returns null where nothing handles the scheme */
  async answer(scheme: string, request: Request): Promise<Response | null> {
    return (await this.#handlers.get(scheme)?.(request)) ?? null;
  }
}

export const protocol = new StandInProtocol();
