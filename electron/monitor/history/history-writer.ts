import type { Finding } from '../../../shared/findings/finding.ts';
import { programText } from '../../../shared/findings/finding-text.ts';
import { rulePortText } from '../../../shared/findings/rule.ts';
import type { HistoryBatch, HistoryChange } from '../../../shared/history/changes.ts';
import type {
  ActionRecord,
  ConnectionTally,
  HistoryMark,
  Listener,
  ListenerDoor,
  ListenerHolder,
} from '../../../shared/history/model.ts';
import { en } from '../../../shared/messages/en.ts';
import { holderKey } from './holder-key.ts';
import { OPEN_SIZE, sizeOf } from './sizes.ts';
import type { DatabaseSync, StatementSync } from './sqlite.ts';

/** Ids that are remembered; beyond that they are looked up again. */
const MOST_IDS = 10_000;

/** What is written of a finding or an action beside its time. */
export type MarkFacts = Omit<HistoryMark, 'at' | 'type' | 'kind'>;

/** Writes batches into the database, each whole or not at all. */
export class HistoryWriter {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #ids = new Map<string, number>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** @throws where it cannot be written; nothing of the batch is, then */
  write({ watch, changes }: HistoryBatch): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      if (watch) {
        const sql =
          'INSERT INTO watches VALUES (?, ?) ON CONFLICT DO UPDATE SET until = excluded.until';
        this.#run(sql, watch.from, watch.until);
      }
      for (const change of changes) this.#apply(change);
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#ids.clear();
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Rows were deleted by somebody else: ids may be gone. */
  forgetIds(): void {
    this.#ids.clear();
  }

  #apply(change: HistoryChange): void {
    switch (change.kind) {
      case 'opened':
        return this.#open(change.listener);
      case 'known':
        return this.#know(change.id, change.holder);
      case 'closed':
        return this.#close(change.id, change.lastSeen, change.ended);
      case 'forgotten':
        return this.#run('DELETE FROM listeners WHERE id = ?', change.id);
      case 'connections':
        return this.#count(change.tally);
      case 'slept':
        return this.#run('INSERT OR REPLACE INTO sleeps VALUES (?, ?)', change.from, change.until);
      case 'finding':
        return this.#mark(change.at, 'finding', change.finding.kind, findingFacts(change.finding));
      case 'action':
        return this.#mark(change.at, 'action', change.action.kind, actionFacts(change.action));
    }
  }

  #open(listener: Listener): void {
    const { id, pid, startedAt, openingSeen, began, firstSeen } = listener;
    this.#run(
      'INSERT INTO listeners VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, 0, ?)',
      ...[id, this.#door(listener), this.#holder(listener), pid, whole(startedAt)],
      ...[openingSeen ? 1 : 0, whole(began), whole(firstSeen - began), OPEN_SIZE],
    );
  }

  #know(id: number, holder: ListenerHolder): void {
    const sql = 'UPDATE listeners SET holder = ?, pid = ?, process_start = ? WHERE id = ?';
    this.#run(sql, this.#holder(holder), holder.pid, whole(holder.startedAt), id);
  }

  #close(id: number, lastSeen: number, ended: number): void {
    const times = this.#prepare('SELECT began, unsure FROM listeners WHERE id = ?').get(id);
    if (!times) return;
    const began = Number(times.began);
    const lasted = Math.max(0, whole(lastSeen) - began - Number(times.unsure));
    const over = Math.max(0, whole(ended) - whole(lastSeen));
    const size = sizeOf(Number(times.unsure) + lasted + over);
    const sql = 'UPDATE listeners SET lasted = ?, over = ?, size = ? WHERE id = ?';
    this.#run(sql, lasted, over, size, id);
  }

  #count(tally: ConnectionTally): void {
    const { hour, protocol, direction, address, port, count, measured, sent, received } = tally;
    const peer = this.#idOf(
      ['peers', address, port, protocol, direction],
      'SELECT id FROM peers WHERE address = ? AND port = ? AND protocol = ? AND direction = ?',
      'INSERT INTO peers (address, port, protocol, direction) VALUES (?, ?, ?, ?) RETURNING id',
    );
    this.#run(
      `INSERT INTO connections VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
        count = count + excluded.count, measured = measured + excluded.measured,
        sent = sent + excluded.sent, received = received + excluded.received`,
      ...[hour, this.#holder(tally), peer, count, measured, sent, received],
    );
  }

  #mark(at: number, type: HistoryMark['type'], kind: string, facts: MarkFacts): void {
    const sql = 'INSERT INTO marks (at, type, kind, facts) VALUES (?, ?, ?, ?)';
    this.#run(sql, whole(at), type, kind, JSON.stringify(facts));
  }

  #door({ port, protocol, address, interface: device, exposure }: ListenerDoor): number {
    return this.#idOf(
      ['doors', port, protocol, address, device, exposure],
      `SELECT id FROM doors WHERE port = ? AND protocol = ? AND address = ?
        AND ifnull(interface, '') = ifnull(?, '') AND exposure = ?`,
      `INSERT INTO doors (port, protocol, address, interface, exposure)
        VALUES (?, ?, ?, ?, ?) RETURNING id`,
    );
  }

  #holder(holder: Pick<ListenerHolder, 'program' | 'user'>): number {
    return this.#idOf(
      ['holders', holderKey(holder)],
      'SELECT id FROM holders WHERE key = ?',
      'INSERT INTO holders (key) VALUES (?) RETURNING id',
    );
  }

  /** @param what the table, and the values that both statements take */
  #idOf([table, ...values]: Value[], find: string, add: string): number {
    const key = JSON.stringify([table, ...values]);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const row = this.#prepare(find).get(...values) ?? this.#prepare(add).get(...values);
    const id = Number(row?.id);
    if (this.#ids.size >= MOST_IDS) this.#ids.clear();
    this.#ids.set(key, id);
    return id;
  }

  #run(sql: string, ...values: Value[]): void {
    this.#prepare(sql).run(...values);
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const made = this.#db.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }
}

type Value = string | number | null;

function whole(time: number): number;
function whole(time: number | null): number | null;
function whole(time: number | null): number | null {
  return time === null ? null : Math.round(time);
}

function findingFacts({ severity, protocol, port, ports, program }: Finding): MarkFacts {
  const text = typeof port === 'object' ? rulePortText(port) : `${port}`;
  return {
    severity,
    protocol,
    port: text,
    ports: ports.slice(0, 20),
    program: program && programText(program, en),
    outcome: null,
  };
}

function actionFacts({ protocol, port, program, outcome }: ActionRecord): MarkFacts {
  return {
    severity: null,
    protocol,
    port: port === null ? null : `${port}`,
    ports: port === null ? [] : [port],
    program,
    outcome,
  };
}
