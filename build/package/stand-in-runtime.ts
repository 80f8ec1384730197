import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, FuseVersion } from '@electron/fuses';

/** Says what it is, in words; handed a program of the tests, lets that run the app that lies beside it. */
const SCRIPT = `#!/bin/sh
# Not Electron. A package made with this shows what goes into one, and opens no window.
if [ -n "$PORTICO_STAND_IN" ]; then
  exec "$PORTICO_STAND_IN_NODE" "$PORTICO_STAND_IN" "$(dirname "$(readlink -f "$0")")/resources/app.asar" "$@"
fi
echo 'This package was made without the Electron runtime and cannot run. Pack it where the runtime is: npm start downloads it once.' >&2
exit 1
`;

/** What marks the fuses in a program (docs/tutorial/fuses.md of Electron). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Chromium's own texts, of which a package keeps those that Portico speaks. */
const LOCALES = ['de', 'en-US', 'ja'];

/**
 * Makes what electron-builder takes for an unpacked Electron distribution for Linux: enough to pack the app, and to
 * flip its fuses and read them back.
 */
export function makeStandInRuntime(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['locales', 'resources']) mkdirSync(join(folder, part), { recursive: true });
  for (const locale of LOCALES) writeFileSync(join(folder, 'locales', `${locale}.pak`), '');
  writeFileSync(join(folder, 'chrome-sandbox'), '');
  const program = join(folder, 'electron');
  writeFileSync(program, Buffer.concat([Buffer.from(SCRIPT), fuseWire()]));
  chmodSync(program, 0o755);
}

/** As it lies in the real program: a mark, the version and the number of fuses, then the state of each. */
function fuseWire(): Buffer {
  const count = Object.values(FuseV1Options).filter((value) => typeof value === 'number').length;
  const states = Buffer.alloc(count, FuseState.ENABLE);
  return Buffer.concat([
    Buffer.from(SENTINEL),
    Buffer.from([Number(FuseVersion.V1), count]),
    states,
  ]);
}
