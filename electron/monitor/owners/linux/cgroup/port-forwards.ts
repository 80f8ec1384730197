import { parseAddress } from '../../../../../shared/address/ip.ts';
import type { Door } from './door.ts';

/** `[parent address:]parent port:[child address:]child port/protocol` */
const PUBLISH =
  /^(?:(\[[^\]]*\]|\d+(?:\.\d+){3}):)?(\d{1,5}):(?:(?:\[[^\]]*\]|\d+(?:\.\d+){3}):)?(\d{1,5})\/(tcp|udp)[46]?$/;
/** `[address[%device]/]first[-last][:target first[-target last]]` */
const FORWARD = /^(?:([^%/]*)(?:%[^/]*)?\/)?(\d{1,5})(?:-(\d{1,5}))?(?::(\d{1,5})(?:-\d{1,5})?)?$/;

/** Port behind a door by rootlesskit's `--publish` options. */
export function rootlesskitTarget(specs: readonly string[], door: Door): number | null {
  for (const spec of specs) {
    const [, address, parentPort, childPort, protocol] = PUBLISH.exec(spec) ?? [];
    if (protocol !== door.protocol || Number(parentPort) !== door.port) continue;
    if (isAt(address, door)) return Number(childPort);
  }
  return null;
}

/** Port behind a door by pasta's `--tcp-ports` or `--udp-ports`; words as `auto` and `none` tell of none. */
export function pastaTarget(specs: readonly string[], door: Door): number | null {
  for (const spec of specs.flatMap((list) => list.split(','))) {
    const [, address, first, last, target] = FORWARD.exec(spec) ?? [];
    if (first === undefined || !isAt(address, door)) continue;
    const offset = door.port - Number(first);
    if (offset < 0 || door.port > Number(last ?? first)) continue;
    return Number(target ?? first) + offset;
  }
  return null;
}

/** Without an address, or with a wildcard one, all addresses are meant. */
function isAt(address: string | undefined, door: Door): boolean {
  const parsed = parseAddress(address ?? '')?.address;
  return !address || parsed === '0.0.0.0' || parsed === '::' || parsed === door.address;
}
