import { hostname } from 'node:os';
import type { HostFacts } from '../../../shared/model/status.ts';
import { readDynamicRange } from './dynamic-range.ts';

export async function readHostFacts(): Promise<HostFacts> {
  return {
    hostname: hostname(),
    os: process.platform,
    dynamicRange: await readDynamicRange(process.platform),
  };
}
