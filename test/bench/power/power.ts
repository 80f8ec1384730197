import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../../../build/root.ts';
import { startProgram } from '../../../electron/monitor/host/start-program.ts';
import type { FromMonitor, ToMonitor } from '../../../electron/monitor/host/wire.ts';
import { FULL_POWER } from '../../../electron/monitor/pace/power.ts';
import { type ClientMessage, CONTRACT_VERSION } from '../../../shared/api/messages.ts';
import type { Sight } from '../../../shared/model/sight.ts';
import type { Figure, Section } from '../figure.ts';
import type { ScaleLab } from '../lab/scale-lab.ts';
import { cpuMs } from '../poll/monitor-at-rest.ts';

const ENTRY = join(ROOT, 'out/monitor/main.js');
/** Until what runs often is compiled. */
const WARM_UP_MS = 8000;
const CLIENT = 1;

interface Circumstance {
  readonly what: string;
  readonly sight: Sight;
  readonly isOnBattery: boolean;
}

/** The first is what the others are compared with. */
const CIRCUMSTANCES: readonly Circumstance[] = [
  { what: 'window in front', sight: 'front', isOnBattery: false },
  { what: 'paused', sight: 'paused', isOnBattery: false },
  { what: 'in front, on battery', sight: 'front', isOnBattery: true },
  { what: 'hidden', sight: 'hidden', isOnBattery: false },
  { what: 'hidden, on battery', sight: 'hidden', isOnBattery: true },
];

/**
 * What the monitor's process costs, all its threads included, by how its only page is seen and what the machine runs
 * on; history is on, and nothing happens.
 */
export async function measurePower(lab: ScaleLab, size: number, seconds: number): Promise<Section> {
  await lab.grow(size);
  const monitor = new SeenMonitor();
  const figures: Figure[] = [];
  const notes: string[] = [];
  try {
    await sleep(WARM_UP_MS);
    let front: number | null = null;
    for (const circumstance of CIRCUMSTANCES) {
      const { cpuSeconds, messages } = await monitor.measure(circumstance, seconds);
      front ??= cpuSeconds;
      const { what } = circumstance;
      const ratio = { value: cpuSeconds / front, to: 'in front' };
      figures.push({ what, value: cpuSeconds, unit: 's CPU a minute', ratio });
      notes.push(`${what}: ${messages} messages to the page in ${seconds} s`);
    }
  } finally {
    await monitor.end();
  }
  const title = `Power, ${size.toLocaleString('en')} sockets, ${seconds} s each`;
  return { title, figures, notes };
}

/** The monitor in its own process, and a page that takes all it is sent. */
class SeenMonitor {
  readonly #dataFolder = mkdtempSync(join(tmpdir(), 'portico-bench-'));
  readonly #program = startProgram<ToMonitor, FromMonitor>(
    { file: process.execPath, args: [ENTRY] },
    { stderr: 'inherit' },
  );
  #messages = 0;

  constructor() {
    this.#program.port.onMessage((message) => {
      if (message.kind !== 'message') return;
      this.#messages += 1;
      const { message: said } = message;
      if (said.type === 'snapshot' && said.page === said.pages - 1) {
        this.#say({ type: 'ack', epoch: said.epoch, seq: said.seq });
      }
      if (said.type === 'delta') this.#say({ type: 'ack', epoch: said.epoch, seq: said.to });
    });
    const setup = { dataFolder: this.#dataFolder, version: '0', selfPids: [], intervalMs: 1000 };
    this.#tell({ kind: 'start', setup });
    this.#tell({ kind: 'open', client: CLIENT, mayAct: false });
    this.#say({ type: 'hello', contract: CONTRACT_VERSION });
    this.#say({ type: 'subscribe' });
  }

  async measure({ sight, isOnBattery }: Circumstance, seconds: number) {
    this.#tell({ kind: 'power', power: { ...FULL_POWER, isOnBattery } });
    this.#say({ type: 'sight', sight });
    const pid = this.#program.child.pid ?? 0;
    // What is under way ends first.
    await sleep(1000);
    this.#messages = 0;
    const [startedAt, before] = [performance.now(), cpuMs(pid)];
    await sleep(seconds * 1000);
    const minutes = (performance.now() - startedAt) / 60_000;
    const cpuSeconds = (cpuMs(pid) - before) / 1000 / minutes;
    return { cpuSeconds, messages: this.#messages };
  }

  async end(): Promise<void> {
    this.#program.port.close();
    await this.#program.gone;
    rmSync(this.#dataFolder, { recursive: true, force: true });
  }

  #say(message: ClientMessage): void {
    this.#tell({ kind: 'message', client: CLIENT, message });
  }

  #tell(message: ToMonitor): void {
    this.#program.port.send(message);
  }
}
