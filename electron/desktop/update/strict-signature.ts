import { verifySignature } from 'electron-updater/out/windowsExecutableCodeSignatureVerifier.js';

/**
 * Whether an installer for Windows is signed by one of these publishers. electron-updater lets one pass whose
 * signature it could not look at, and warns; here that is a refusal.
 * @returns null where it is, else why not
 */
export async function refusedSignature(
  publishers: readonly string[],
  installer: string,
): Promise<string | null> {
  if (publishers.length === 0) return 'no publisher is known';
  const warnings: string[] = [];
  const warn = (warning: unknown): void => {
    warnings.push(String(warning));
  };
  const logger = { info: () => {}, warn, error: warn };
  const refusal = await verifySignature([...publishers], installer, logger);
  return refusal ?? warnings[0] ?? null;
}
