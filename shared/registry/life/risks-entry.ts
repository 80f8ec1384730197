import type { Language } from '../../model/language.ts';
import type { Protocol } from '../../model/socket.ts';

/** How much it matters that a port is open to the network, gravest first. A judgement, not a measurement. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * What it means when a port is open to the network and what usually waits there is really there. The
 * number alone proves nothing: say it beside the program that was found.
 */
export interface Risk {
  readonly port: number;
  /** Last port of a block; absent for a single port. */
  readonly last?: number;
  readonly protocol: Protocol;
  readonly severity: Severity;
  /** A fact, what it means, and what can be done. */
  readonly reason: Readonly<Record<Language, string>>;
  /** Where the fact is from: documents and files, several with `; ` between them. */
  readonly source: string;
}

/** Lists protocols that should not be open to the internet. */
export const CISA =
  'CISA BOD 23-02 implementation guidance, https://www.cisa.gov/news-events/directives/bod-23-02-implementation-guidance-mitigating-risk-internet-exposed-management-interfaces';
/** Lists protocols over UDP whose answers can be turned against others. */
export const AMPLIFIERS = 'US-CERT alert TA14-017A, https://www.us-cert.gov/ncas/alerts/TA14-017A';
export const SMB_PRACTICES =
  'US-CERT SMB Security Best Practices (2017-01-16), https://www.cisa.gov/news-events/alerts/2017/01/16/smb-security-best-practices';
export const WINDOWS_PORTS = file(
  'MicrosoftDocs/SupportArticles-docs',
  'support/windows-server/networking/service-overview-and-network-port-requirements.md',
  '08127321db',
);

/** A file of a public repository on GitHub, at a commit. */
export function file(repository: string, path: string, commit: string): string {
  return `github.com/${repository} ${path} (${commit})`;
}

/** A rule of the ComplianceAsCode content for Linux. */
export function hardening(rule: string): string {
  const folder = 'linux_os/guide/services';
  return file('ComplianceAsCode/content', `${folder}/${rule}/rule.yml`, 'b3a2cca935');
}

/** Several sources as one. */
export function both(...sources: readonly string[]): string {
  return sources.join('; ');
}
