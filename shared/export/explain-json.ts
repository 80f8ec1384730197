import type { Language } from '../model/language.ts';
import type { PortExplanation } from '../registry/explanation.ts';
import type { PortRecord } from '../registry/record.ts';
import type { Registry } from '../registry/registry.ts';

/** The document of `portico explain --json`; described in docs/json.md. */
export function explainDocument(
  {
    port,
    range,
    inDynamicRange,
    registry,
    records,
    article,
    commonUses,
    risks,
    here,
  }: PortExplanation,
  language: Language,
): Record<string, unknown> {
  return {
    port,
    range,
    inDynamicRange,
    registryDate: registry.date,
    records: records.map(({ protocol, status, name, aliases, description }) => ({
      protocol,
      status,
      name,
      aliases,
      description,
      source: registry.source,
    })),
    article: article.map(({ protocols, name, description, note }) => ({
      protocols,
      name,
      description,
      note: note?.[language] ?? null,
    })),
    commonUses: commonUses.map(({ protocol, name, what, source }) => ({
      protocol,
      name,
      what: what[language],
      source,
    })),
    risks: risks.map(({ protocol, severity, reason, source }) => ({
      protocol,
      severity,
      reason: reason[language],
      source,
    })),
    here: here.map(({ id }) => id),
  };
}

/** The document of `portico registry search --json`; described in docs/json.md. */
export function searchDocument(
  registry: Registry,
  records: readonly PortRecord[],
): Record<string, unknown> {
  return {
    registryDate: registry.date,
    source: registry.source,
    records: records.map(({ protocol, first, last, status, name, aliases, description }) => ({
      first,
      last,
      protocol,
      status,
      name,
      aliases,
      description,
    })),
  };
}
