import { closeSync, openSync, writeSync } from 'node:fs';
import { readReservedPorts } from '../../../electron/monitor/system/reserved-ports.ts';

/**
 * Entry of a child in a network namespace of its own: reserves every second port there, the longest list
 * there can be, and prints what is read back.
 */
const STEP = 1000;
const file = openSync('/proc/sys/net/ipv4/ip_local_reserved_ports', 'w');
let at = 0;
for (let first = 1; first < 65_536; first += STEP) {
  const count = Math.ceil(Math.min(STEP, 65_536 - first) / 2);
  const odd = Array.from({ length: count }, (_, index) => first + 2 * index);
  at += writeSync(file, `${odd.join(',')}\n`, at);
}
closeSync(file);
process.stdout.write(JSON.stringify(await readReservedPorts('linux')));
