import { ID, POD } from './cgroup-samples.ts';

/** Paths of control groups that tell of nothing. */
export const HOSTILE_PATHS: readonly string[] = [
  '',
  'system.slice/a.service',
  '//',
  '/..',
  '/.service',
  '/system.slice',
  '/a b.service',
  '/\u202egnp.service',
  '/process/web.service',
  '/lxc/\u001b[31mred',
  '/lxc.payload.a b',
  '/machine.slice/machine-\u0007.scope/x',
  `/${'a'.repeat(256)}/docker/${ID}`,
  `/system.slice/${'a'.repeat(300)}.service`,
  '/__proto__/constructor',
  `/docker/${ID.toUpperCase()}`,
  '/kubepods/podxyz',
  '/kubepods',
  `/pod${POD}`,
  `/pod${POD}/kubepods`,
];
