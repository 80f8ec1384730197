import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractAll } from '@electron/asar';
import { type AsarFile, listAsar } from '../../../build/package/asar-listing.ts';
import { packApp, unpackedFolder } from '../../../build/package/pack-app.ts';

const FPM = fileURLToPath(new URL('fpm-in-part.mjs', import.meta.url));

/** The app as it is packed with the stand-in runtime, and what was made of it. All of it is gone when disposed of. */
export class PackedApp implements Disposable {
  readonly #scratch: string;
  /** The unpacked folder. */
  readonly folder: string;
  readonly program: string;
  readonly files: readonly AsarFile[];
  /** What is in the asar and beside it, as files. */
  readonly extracted: string;
  /** The .deb, where dpkg-deb is. */
  readonly deb: string | null;

  private constructor(scratch: string, deb: string | null) {
    this.#scratch = scratch;
    this.folder = unpackedFolder(scratch);
    this.program = join(this.folder, 'portico');
    const archive = join(this.folder, 'resources/app.asar');
    this.files = listAsar(archive);
    this.extracted = join(scratch, 'extracted');
    extractAll(archive, this.extracted);
    this.deb = deb;
  }

  /** @param environment who publishes, as a release says it */
  static async pack(environment: NodeJS.ProcessEnv = {}): Promise<PackedApp> {
    const scratch = mkdtempSync(join(tmpdir(), 'portico-packed-'));
    const hasDpkg = existsSync('/usr/bin/dpkg-deb');
    const before = process.env.CUSTOM_FPM_PATH;
    process.env.CUSTOM_FPM_PATH = FPM;
    try {
      const made = await packApp({
        outDir: scratch,
        runtime: { kind: 'stand-in' },
        targets: [hasDpkg ? 'deb' : 'dir'],
        environment,
      });
      return new PackedApp(scratch, made.find((file) => file.endsWith('.deb')) ?? null);
    } finally {
      if (before === undefined) delete process.env.CUSTOM_FPM_PATH;
      else process.env.CUSTOM_FPM_PATH = before;
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.#scratch, { recursive: true, force: true });
  }
}
