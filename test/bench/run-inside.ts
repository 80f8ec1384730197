import { execFileSync } from 'node:child_process';
import type { Section } from './figure.ts';
import { ScaleLab } from './lab/scale-lab.ts';
import type { InsidePart } from './parts.ts';
import { measureBytes } from './poll/bytes.ts';
import { measurePolls } from './poll/poll.ts';
import { measureRest } from './poll/rest.ts';
import { measurePower } from './power/power.ts';
import { measureFirstPaint, measureList } from './program.ts';

const FEW = 300;
const SIZES = [FEW, 10_000, 20_000];
const LARGE = 100_000;
const BYTES_SIZE = 20_000;
const REST_SECONDS = 20;
const POWER_SECONDS = 30;

/** Measures `parts`, smallest laboratory first. There is no network here but loopback, and it is ours. */
export async function runInside(
  parts: readonly InsidePart[],
  isLarge: boolean,
): Promise<Section[]> {
  execFileSync('ip', ['link', 'set', 'lo', 'up']);
  const sections: Section[] = [];
  await using lab = new ScaleLab();
  await lab.grow(FEW);
  const few = `with ${FEW} sockets`;
  if (parts.includes('paint')) {
    progress('portico list and the first paint');
    sections.push(await measureList(few, true), await measureFirstPaint(few));
  }
  if (parts.includes('rest')) {
    progress('the collector at rest');
    sections.push(await measureRest(lab, FEW, REST_SECONDS));
  }
  if (parts.includes('power')) {
    progress('what is saved while nobody looks');
    sections.push(await measurePower(lab, FEW, POWER_SECONDS));
  }
  for (const size of isLarge ? [...SIZES, LARGE] : SIZES) {
    if (!parts.includes('poll')) break;
    progress(`polls with ${size} sockets`);
    sections.push(await measurePolls(lab, size));
  }
  if (parts.includes('bytes')) {
    progress('bytes over a connection');
    sections.push(await measureBytes(lab, BYTES_SIZE));
  }
  return sections;
}

function progress(what: string): void {
  console.error(`… ${what}`);
}
