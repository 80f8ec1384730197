import type { MonitorStatus, Problem, SourceFailure, SourceName } from '../model/status.ts';
import { SOURCE_NAMES } from '../model/status.ts';
import type { Diagnostics, Rights } from './diagnostics.ts';
import { maskedLogLine } from './log-line.ts';
import type { Mask } from './mask.ts';

/** A setting is shown as it is where it is one of a few words; any other text could be the user's own. */
const PLAIN_WORD = /^[a-z][a-z-]{0,19}$/;

/**
 * Diagnostics as text for a ticket, in English whatever the user's language is. What tells of a person or a
 * place is masked.
 */
export function diagnosticsText(facts: Diagnostics, mask: Mask): string {
  const { versions, system, hooks, settings, files, log } = facts;
  const parts: readonly (readonly [title: string, lines: readonly string[]])[] = [
    [
      'Versions',
      [
        ...Object.entries(versions).map(([name, version]) => `${name} ${version}`),
        `${system.os} ${system.kernel} ${system.arch}`,
      ],
    ],
    ['Reading', readingLines(facts, mask)],
    ['Rights', rightsLines(facts.rights)],
    [
      'Settings',
      [
        ...settingLines(settings),
        `hook command: ${isSet(hooks.command)}`,
        `webhook: ${isSet(hooks.webhook)}`,
      ],
    ],
    ['Files', files.map(({ name, bytes }) => `${mask.text(name)}: ${bytes} bytes`)],
    [`Log, the last ${log.length} lines`, log.map((line) => maskedLogLine(line, mask))],
  ];
  const head = [
    `Portico diagnostics of ${new Date(facts.madeAt).toISOString()}`,
    'Addresses, names of users and hosts, paths and keys are masked.',
  ];
  const body = parts.map(([title, lines]) =>
    [`## ${title}`, ...(lines.length > 0 ? lines : ['none'])].join('\n'),
  );
  return `${[head.join('\n'), ...body].join('\n\n')}\n`;
}

function readingLines({ status, roles, settings, madeAt }: Diagnostics, mask: Mask): string[] {
  const asked = `asked for: ${settings.source}`;
  if (!status) return [asked, 'nothing has been read where this was made: see the log'];
  const { source, sourceFailures, completeness, problems, takenAt, tookMs } = status;
  const failures = (source?.failures ?? sourceFailures).map((one) => failureLine(one, mask));
  const { sockets, socketsWithHiddenOwners, reason } = completeness;
  return [
    asked,
    `source: ${source?.name ?? 'none can serve'}`,
    ...failures,
    ...notTried(status).map((name) => `not tried: ${name}`),
    ...(source
      ? [
          `read ${Math.max(0, Math.round((madeAt - takenAt) / 1000))} s ago in ${Math.round(tookMs)} ms`,
          `sockets: ${sockets}`,
          ...Object.entries(roles ?? {}).map(([role, count]) => `  ${role}: ${count}`),
          `with hidden owners: ${socketsWithHiddenOwners}${reason ? ` (${reason})` : ''}`,
        ]
      : []),
    ...problems.map((problem) => problemLine(problem, mask)),
  ];
}

/** Sources behind the one that serves, and any where the user chose one. */
function notTried({ source, sourceFailures }: MonitorStatus): readonly SourceName[] {
  const failed = (source?.failures ?? sourceFailures).map((failure) => failure.source);
  return SOURCE_NAMES.filter((name) => name !== source?.name && !failed.includes(name));
}

function failureLine({ source, code, detail }: SourceFailure, mask: Mask): string {
  return `not used: ${source}, ${code}${detail ? ` (${mask.text(detail)})` : ''}`;
}

function problemLine({ code, ...rest }: Problem, mask: Mask): string {
  const facts = Object.entries(rest).map(([name, fact]) => `${name}=${mask.text(String(fact))}`);
  return ['problem:', code, ...facts].join(' ');
}

function rightsLines({ isRoot, capabilities }: Rights): string[] {
  return [
    ...(isRoot === null ? [] : [isRoot ? 'runs as root' : 'does not run as root']),
    ...(capabilities === null ? [] : [`capabilities: ${capabilities.join(', ') || 'none of use'}`]),
  ];
}

function settingLines(settings: object, above = ''): string[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    const path = `${above}${name}`;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return settingLines(value, `${path}.`);
    }
    return [`${path}: ${settingText(value)}`];
  });
}

function settingText(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return `${value}`;
  return typeof value === 'string' && PLAIN_WORD.test(value) ? value : 'set';
}

function isSet(value: boolean): string {
  return value ? 'set' : 'not set';
}
