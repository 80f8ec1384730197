import type { Ruleset } from './ruleset.ts';

/** What keeps a host's input rules, as a user would name it. */
export const FIREWALL_TOOLS = [
  'ufw',
  'firewalld',
  'nftables',
  'iptables',
  'windows',
  'pf',
  'macos',
] as const;
export type FirewallTool = (typeof FIREWALL_TOOLS)[number];

/**
 * How far what was read is what holds.
 * - `in-force`: the rules that the kernel has
 * - `configured`: what the firewall's own service says that it is set to
 * - `none`: nothing could be read
 */
export type Confidence = 'in-force' | 'configured' | 'none';

/** A host's input rules as they could be read. */
export interface FirewallReading {
  readonly ruleset: Ruleset;
  /** What they were read from: tools by name. */
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  /** Who is to be asked to change them; null where nobody is in force, or that is not known. */
  readonly manager: FirewallTool | null;
  /** Of a manager whose rules could not be read: whether it says that it is on. */
  readonly hint: { readonly tool: FirewallTool; readonly isOn: boolean } | null;
  /** Network profiles that its rules tell apart, in the order of their numbers. */
  readonly profiles: readonly string[];
}
