/**
 * Chromium does not know the schemes that an app registers. Their addresses are given to it as https ones
 * below a name that exists nowhere: `app://portico/x` is `https://portico.app-scheme.test/x` there.
 */
const CUSTOM = /^(?!https?:|devtools:|chrome)([a-z][a-z\d]*):\/\/([^/?#:]+)/;
const MAPPED = /^(blob:)?https:\/\/([^/?#:]+)\.([a-z][a-z\d]*)-scheme\.test(?=[/?#:]|$)/;

export function toBrowser(address: string): string {
  return address.replace(CUSTOM, 'https://$2.$1-scheme.test');
}

export function toApp(address: string): string {
  return address.replace(MAPPED, '$1$3://$2');
}

/** The custom scheme behind an address of the browser's; null where it is an address of the network. */
export function customScheme(browserAddress: string): string | null {
  return MAPPED.exec(browserAddress)?.[3] ?? null;
}

/** An origin as Electron tells it; one that is opaque is `null`. */
export function toAppOrigin(origin: string): string {
  return origin === '' || origin === '://' ? 'null' : toApp(origin);
}
