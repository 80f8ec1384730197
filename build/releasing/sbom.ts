import { createHash } from 'node:crypto';
import type { ShippedPackage } from './shipped.ts';

export interface SbomOptions {
  readonly version: string;
  /** Of the runtime that is packed along. */
  readonly electron: string;
  readonly packages: readonly ShippedPackage[];
  /** When this was made, milliseconds since 1970 UTC. */
  readonly at: number;
}

/**
 * The list of parts in CycloneDX 1.6 as JSON (https://cyclonedx.org/docs/1.6/json): what goes out, and not what it was
 * built with. The same parts at the same time always give the same text.
 */
export function sbom({ version, electron, packages, at }: SbomOptions): string {
  const root = `pkg:npm/portico@${version}`;
  const components = [...packages.map(component), runtime(electron)];
  const body = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: new Date(at).toISOString(),
      component: {
        type: 'application',
        'bom-ref': root,
        name: 'portico',
        version,
        purl: root,
        licenses: [{ license: { id: 'MIT' } }],
      },
    },
    components,
    dependencies: [
      { ref: root, dependsOn: components.map((part) => part['bom-ref']) },
      ...components.map((part) => ({ ref: part['bom-ref'] })),
    ],
  };
  const serialNumber = `urn:uuid:${uuidOf(JSON.stringify(body))}`;
  return `${JSON.stringify({ ...body, serialNumber }, null, 2)}\n`;
}

function component({ name, version, license, integrity }: ShippedPackage) {
  const [scope, bare] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const purl = purlOf(name, version);
  const content = integrity?.startsWith('sha512-')
    ? Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex')
    : null;
  return {
    type: 'library',
    'bom-ref': purl,
    ...(scope !== undefined && { group: scope }),
    name: bare ?? name,
    version,
    purl,
    ...(license !== null && { licenses: [licenseOf(license)] }),
    ...(content !== null && { hashes: [{ alg: 'SHA-512', content }] }),
  };
}

/** Its package on npm is only what downloads it. */
function runtime(version: string) {
  const purl = `pkg:github/electron/electron@v${version}`;
  return {
    type: 'framework',
    'bom-ref': purl,
    name: 'electron',
    version,
    purl,
    licenses: [{ license: { id: 'MIT' } }],
    description:
      'With Chromium and Node.js, whose parts and licences are in LICENSES.chromium.html.',
  };
}

/** https://github.com/package-url/purl-spec, type npm: the scope's @ is encoded. */
function purlOf(name: string, version: string): string {
  return `pkg:npm/${name.replace(/^@/, '%40')}@${encodeURIComponent(version)}`;
}

/** What is no single identifier of SPDX is an expression, or words. */
function licenseOf(license: string) {
  if (/^[\w.+-]+$/.test(license)) return { license: { id: license } };
  return /^[\w.+() -]+$/.test(license) ? { expression: license } : { license: { name: license } };
}

/** A name-based UUID (RFC 9562, version 8: of a hash of one's own choice). */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
