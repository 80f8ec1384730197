import { EventEmitter } from 'node:events';
import type {
  OnBeforeRequestListenerDetails,
  Session,
  WebContents,
  WebRequest,
} from 'electron/main';
import type { CdpSession } from './cdp.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type DeviceHandler = NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>;
type Asked = Parameters<RequestHandler>[1];
type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  callback: (response: { cancel?: boolean }) => void,
) => void;

/** Permissions as Electron names them, and what Chromium calls them. */
const PERMISSIONS: ReadonlyArray<readonly [Asked, ...string[]]> = [
  ['notifications', 'notifications'],
  ['geolocation', 'geolocation'],
  ['media', 'camera', 'microphone'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['midi', 'midi'],
  ['idle-detection', 'idle-detection'],
];

class StandInWebRequest {
  #beforeRequest: BeforeRequest | null = null;

  onBeforeRequest(
    ...args: readonly [BeforeRequest | null] | readonly [object, BeforeRequest | null]
  ): void {
    if (args.length > 1) throw new Error('filters of requests are not modelled');
    this.#beforeRequest = args[0] as BeforeRequest | null;
  }

  /** @returns whether the request may go on */
  async mayGo(details: OnBeforeRequestListenerDetails): Promise<boolean> {
    const listener = this.#beforeRequest;
    if (!listener) return true;
    const { cancel } = await new Promise<{ cancel?: boolean }>((resolve) => {
      listener(details, resolve);
    });
    return cancel !== true;
  }
}

type Modelled =
  | 'isSpellCheckerEnabled'
  | 'setDevicePermissionHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setSpellCheckerEnabled';

/** `session.defaultSession`. What has no handler is granted, as Electron does. */
class StandInSession extends EventEmitter implements Pick<Session, Modelled> {
  readonly webRequest = new StandInWebRequest() satisfies Pick<WebRequest, 'onBeforeRequest'>;
  #request: RequestHandler | null = null;
  #check: CheckHandler | null = null;
  #device: DeviceHandler | null = null;
  #checksSpelling = true;

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#request = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#check = handler;
  }

  setDevicePermissionHandler(handler: DeviceHandler | null): void {
    this.#device = handler;
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.#checksSpelling = enable;
  }

  isSpellCheckerEnabled(): boolean {
    return this.#checksSpelling;
  }

  get hasDevicePermissionHandler(): boolean {
    return this.#device !== null;
  }

  /**
   * Chromium cannot ask the handlers when a page asks, so they are asked beforehand, for a window that is
   * about to load its page, and Chromium is told the answers.
   */
  async settlePermissions(browser: CdpSession, contents: WebContents): Promise<void> {
    for (const [permission, ...names] of PERMISSIONS) {
      const isGranted = await this.#grants(contents, permission);
      const setting = isGranted ? 'granted' : 'denied';
      for (const name of names) {
        await browser.send('Browser.setPermission', { permission: { name }, setting });
      }
    }
  }

  async #grants(contents: WebContents, permission: Asked): Promise<boolean> {
    const details = { isMainFrame: true, requestingUrl: contents.getURL() };
    const check = this.#check;
    const isChecked = check?.(contents, permission as never, '', details as never) ?? true;
    const request = this.#request;
    if (!request || !isChecked) return isChecked;
    return new Promise((resolve) => {
      request(contents, permission, resolve, details as never);
    });
  }
}

export const session = { defaultSession: new StandInSession() };
