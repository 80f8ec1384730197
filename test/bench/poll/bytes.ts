import { ClientSession } from '../../../electron/monitor/sessions/client-session.ts';
import type { ServerMessage } from '../../../shared/api/messages.ts';
import { type Budget, type Figure, median, type Section } from '../figure.ts';
import type { ScaleLab } from '../lab/scale-lab.ts';
import { SOURCES, Ticking } from './source.ts';

const CHURN = 0.01;
const ROUNDS = 5;
const BUDGET = 0.02;

/** How much of a change goes over a connection, in the bytes of its JSON. */
export async function measureBytes(lab: ScaleLab, size: number): Promise<Section> {
  await lab.grow(size);
  const title = `Bytes over a connection with ${size.toLocaleString('en')} sockets`;
  for (const source of SOURCES) {
    const started = await Ticking.start(source);
    if (typeof started === 'string') continue;
    await using ticking = started;
    let sent = 0;
    const session = new ClientSession((message) => {
      sent += Buffer.byteLength(JSON.stringify(message));
      last = message;
    });
    let last: ServerMessage | null = null;
    session.subscribe(await ticking.tick());
    const snapshot = sent;
    const deltas: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      acknowledge(session, last);
      await lab.churn(CHURN);
      sent = 0;
      session.publish(await ticking.tick());
      deltas.push(sent);
    }
    return { title, figures: figuresOf(snapshot, median(deltas)), notes: [`read by ${source}`] };
  }
  return { title, figures: [], notes: ['no source that could be measured serves here'] };
}

function figuresOf(snapshot: number, delta: number): Figure[] {
  const ratio = { value: delta / snapshot, to: 'snapshot' };
  const budget: Budget = { text: '≤ 2 % of it', isKept: ratio.value <= BUDGET };
  return [
    { what: 'snapshot', value: snapshot, unit: 'B' },
    { what: 'delta, 1 % changed', value: delta, unit: 'B', ratio, budget },
  ];
}

function acknowledge(session: ClientSession, message: ServerMessage | null): void {
  if (message?.type === 'snapshot') session.acknowledge(message.epoch, message.seq);
  if (message?.type === 'delta') session.acknowledge(message.epoch, message.to);
}
