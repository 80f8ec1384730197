import type { OnBeforeRequestListenerDetails } from 'electron/main';
import { customScheme, toApp, toBrowser } from './addresses.ts';
import type { CdpSession } from './cdp.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';

/** A request that Chromium holds back until it is told what to do. */
interface Paused {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly redirectedRequestId?: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly hasPostData?: boolean;
    readonly postDataEntries?: ReadonlyArray<{ readonly bytes?: string }>;
  };
}

/** A navigation that is about to go out, with what decides who may refuse it. */
export interface Navigation {
  readonly url: string;
  readonly browserUrl: string;
  readonly frameId: string;
  readonly isRedirect: boolean;
}

export interface NetworkOwner {
  readonly id: number;
  isMain(frameId: string): boolean;
  /** @returns whether nobody refuses it */
  mayNavigate(navigation: Navigation): boolean;
}

const TYPES: Readonly<Record<string, OnBeforeRequestListenerDetails['resourceType']>> = {
  Stylesheet: 'stylesheet',
  Image: 'image',
  Media: 'media',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
};

let lastRequest = 0;

/** Stands between a page and the network: every request is asked about before it goes anywhere. */
export async function guardNetwork(target: CdpSession, owner: NetworkOwner): Promise<void> {
  target.on('Fetch.requestPaused', (paused: Paused) => {
    void decide(target, owner, paused).catch(async (error: unknown) => {
      process.stderr.write(`stand-in: ${paused.request.url}: ${error}\n`);
      await fail(target, paused, 'Failed');
    });
  });
  await target.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

async function decide(target: CdpSession, owner: NetworkOwner, paused: Paused): Promise<void> {
  const { requestId, frameId, resourceType, redirectedRequestId, request } = paused;
  const url = toApp(request.url);
  const isRedirect = redirectedRequestId !== undefined;
  const navigation = { url, browserUrl: request.url, frameId, isRedirect };
  if (resourceType === 'Document' && !owner.mayNavigate(navigation)) {
    return fail(target, paused, 'Aborted');
  }
  const details = detailsOf(paused, url, owner);
  if (!(await session.defaultSession.webRequest.mayGo(details))) {
    return fail(target, paused, 'BlockedByClient');
  }
  const scheme = customScheme(request.url);
  if (scheme === null) return goOut(target, paused);
  const isFetch = resourceType === 'Fetch';
  if (isFetch && !protocol.mayFetch(scheme)) return fail(target, paused, 'AccessDenied');
  const response = await protocol.answer(scheme, requestOf(paused, url));
  if (!response) return fail(target, paused, 'AddressUnreachable');
  await fulfil(target, requestId, response);
}

function detailsOf(
  { resourceType, frameId, request }: Paused,
  url: string,
  owner: NetworkOwner,
): OnBeforeRequestListenerDetails {
  lastRequest += 1;
  const frameType = owner.isMain(frameId) ? 'mainFrame' : 'subFrame';
  return {
    id: lastRequest,
    url,
    method: request.method,
    webContentsId: owner.id,
    resourceType: resourceType === 'Document' ? frameType : (TYPES[resourceType] ?? 'other'),
    referrer: toApp(request.headers.Referer ?? ''),
    timestamp: Date.now(),
    uploadData: [],
  };
}

function requestOf({ request }: Paused, url: string): Request {
  const { method, headers, postDataEntries = [] } = request;
  const body = Buffer.concat(postDataEntries.map(({ bytes = '' }) => Buffer.from(bytes, 'base64')));
  return new Request(url, { method, headers, body: body.length > 0 ? body : null });
}

/** Fetches what nobody refused; redirects are for the browser to follow, so that it is asked again. */
async function goOut(target: CdpSession, paused: Paused): Promise<void> {
  const { requestId, request } = paused;
  if (!/^https?:/.test(request.url)) {
    return target.tellOrForget('Fetch.continueRequest', { requestId });
  }
  const outgoing = new Request(requestOf(paused, request.url), { redirect: 'manual' });
  const response = await fetch(outgoing).catch(() => null);
  if (!response) return fail(target, paused, 'ConnectionFailed');
  await fulfil(target, requestId, response);
}

async function fulfil(target: CdpSession, requestId: string, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  // The body has been decoded.
  const told = [...response.headers].filter(([name]) => name !== 'content-encoding');
  const responseHeaders = told.map(([name, value]) => ({
    name,
    value: name === 'location' ? toBrowser(value) : value,
  }));
  await target.tellOrForget('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders,
    body: body.toString('base64'),
  });
}

function fail(target: CdpSession, { requestId }: Paused, errorReason: string): Promise<void> {
  return target.tellOrForget('Fetch.failRequest', { requestId, errorReason });
}
