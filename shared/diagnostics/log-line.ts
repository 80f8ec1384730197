import * as v from 'valibot';
import type { Mask } from './mask.ts';

const factSchema = v.union([v.string(), v.number(), v.boolean(), v.null()]);
const entrySchema = v.objectWithRest(
  {
    at: v.pipe(v.string(), v.isoTimestamp()),
    level: v.picklist(['info', 'warn', 'error']),
    part: v.pipe(v.string(), v.regex(/^[a-z]{1,20}$/)),
    pid: v.number(),
    event: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)),
  },
  factSchema,
);

/** A line of the log as it may be shown to others; one that is none of ours is told as such. */
export function maskedLogLine(line: string, mask: Mask): string {
  const parsed = v.safeParse(entrySchema, jsonOf(line));
  if (!parsed.success) return '(a line that cannot be read)';
  const { at, level, part, pid, event, ...facts } = parsed.output;
  const told = Object.entries(facts)
    .filter(([name]) => /^[A-Za-z]{1,40}$/.test(name))
    .map(([name, fact]) => `${name}=${typeof fact === 'string' ? quoted(mask.text(fact)) : fact}`);
  return [at, level, `${part}[${pid}]`, event, ...told].join(' ');
}

/** What is plain stays so. */
function quoted(text: string): string {
  return /^[\w.:-]+$/.test(text) ? text : JSON.stringify(text);
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
