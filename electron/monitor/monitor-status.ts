import type {
  Completeness,
  HiddenReason,
  MonitorStatus,
  Problem,
  SourceFailure,
} from '../../shared/model/status.ts';

/** @param hidden how many sockets have owners of which none could be seen, for that reason */
export function completenessOf(
  sockets: number,
  hidden: number,
  reason: HiddenReason | null,
): Completeness {
  return { sockets, socketsWithHiddenOwners: hidden, reason: hidden > 0 ? reason : null };
}

/** Nothing can be read: that is said, and no empty list shown. */
export function blindStatus(
  failures: readonly SourceFailure[],
  problems: readonly Problem[],
): MonitorStatus {
  return {
    takenAt: Date.now(),
    tookMs: 0,
    source: null,
    sourceFailures: failures,
    completeness: { sockets: 0, socketsWithHiddenOwners: 0, reason: null },
    problems,
  };
}

/** The rows are still those of the reading before. @param limitMs how long a reading may take */
export function failedStatus(
  before: MonitorStatus,
  { source, code, detail }: SourceFailure,
  limitMs: number,
): MonitorStatus {
  const problem: Problem =
    code === 'timed-out'
      ? { code: 'source-timed-out', source, limitMs }
      : { code: 'source-failed', source, detail: detail ?? code };
  return { ...before, problems: [...withoutFailures(before.problems), problem] };
}

function withoutFailures(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ code }) => code !== 'source-failed' && code !== 'source-timed-out');
}
