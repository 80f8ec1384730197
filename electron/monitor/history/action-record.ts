import type { ActionRecord as Done } from '../../../shared/actions/record.ts';
import type { ActionRecord } from '../../../shared/history/model.ts';

/** What history keeps of something that was done. */
export function historyOf(done: Done): ActionRecord {
  const { row, action, result } = done;
  const [owner] = row?.owners ?? [];
  const who = action === 'end' ? done.process : owner;
  return {
    kind: action,
    protocol: row?.protocol ?? null,
    port: row?.local.port ?? null,
    pid: who?.pid ?? null,
    program: who?.name ?? null,
    outcome: result.state,
  };
}
