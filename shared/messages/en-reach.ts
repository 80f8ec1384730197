import type { Exposure } from '../model/exposure.ts';
import type { SettingPlace } from '../reach/close/step.ts';
import type { Confidence } from '../reach/firewall.ts';
import type { Circumstance, GapCode } from '../reach/ruleset.ts';
import type { Clause, PlainReason, ReachState } from '../reach/verdict.ts';

const states: Record<ReachState, string> = {
  'not-filtered': 'not filtered by this host’s input rules',
  dropped: 'dropped by this host’s input rules',
  depends: 'depends',
  unknown: 'unknown',
};

const scopes: Record<Exposure, string> = {
  any: 'Every other machine that has a way to any address of this one.',
  interface: 'Other machines that have a way to this one address or interface.',
  'link-local': 'Machines on the same link only; no router passes it on.',
  loopback: 'Nobody but this machine itself. No firewall is needed for that.',
};

const confidences: Record<Confidence, string> = {
  'in-force': 'read from the rules in force',
  configured: 'as the firewall says it is set',
  none: 'the rules could not be read',
};

const clauses: Record<Clause['field'], (values: string) => string> = {
  source: (values) => `from ${values}`,
  interface: (values) => `by interface ${values}`,
  destination: (values) => `at address ${values}`,
  sourcePort: (values) => `from port ${values}`,
  profile: (values) => `in networks of kind ${values}`,
};

const clausesBut: Record<Clause['field'], (values: string) => string> = {
  source: (values) => `from all but ${values}`,
  interface: (values) => `by all interfaces but ${values}`,
  destination: (values) => `at all addresses but ${values}`,
  sourcePort: (values) => `from all ports but ${values}`,
  profile: (values) => `in all networks but ${values}`,
};

const circumstances: Record<Circumstance, string> = {
  rate: 'how often somebody comes: a limit is set',
  time: 'the time of day or the date',
  count: 'how many connections there are',
  recent: 'who came before',
  chance: 'chance: a rule takes some at random',
  quota: 'how much has passed',
};

const gaps: Record<GapCode, (what: string) => string> = {
  denied: (what) => `this user may not read the rules of ${what}`,
  'no-tool': (what) => `there may be rules of ${what}, and the tool to read them is not installed`,
  failed: (what) => `${what} did not tell its rules`,
  'timed-out': (what) => `${what} took too long to tell its rules`,
  'too-large': (what) => `${what} has more rules than are read`,
  unread: (what) => `rules of this kind are not read: ${what}`,
};

const plainReasons: Record<PlainReason, string> = {
  'too-complicated': 'the rules would take too long to follow',
  'other-namespace': 'the door is in another network of this machine, whose rules are not read',
  published:
    'it is the published port of a container: what comes to it is passed on, and the input rules are not asked',
  unsupported: 'the rules of this kind of system are not read',
};

const places: Record<Exclude<SettingPlace, 'file'>, string> = {
  'command-line': 'On its command line, then start it again',
  environment: 'In its environment, then start it again',
  code: 'In its own code',
};

/** English texts of who can reach a door and how it is closed. */
export const reach = {
  title: 'Who can reach this door',
  scope: 'Bind scope',
  firewall: 'This host’s firewall',
  verdict: 'Verdict',
  states,
  scopes,
  confidences,
  windowsFirewall: 'Windows Firewall',
  macosFirewall: 'the firewall of macOS',
  certain: 'certain: it is the address the program asked for',
  bothFamilies: 'IPv4 and IPv6',
  onDevice: (device: string) => `by ${device}`,
  clauses,
  /** Where all others are meant. */
  clausesBut,
  /** Kinds of networks of Windows, by their order. */
  profiles: ['Domain', 'Private', 'Public'],
  more: (count: number) => `${count.toLocaleString('en')} more`,
  only: (what: string) => `only ${what}`,
  not: (what: string) => `not ${what}`,
  dependsOn: (what: string) => `depends on ${what}`,
  circumstances,
  because: (why: string) => `unknown, because ${why}`,
  gaps,
  plainReasons,
  notUnderstood: (text: string) => `a match of a rule is not understood: ${text}`,
  diverted: (text: string) => `a rule sends what comes for this port elsewhere: ${text}`,
  asked: (text: string) => `something outside of the rules decides: ${text}`,
  moreReasons: (count: number) => `and ${count.toLocaleString('en')} more reasons`,
  decidedBy: 'Decided by',
  readAgain: 'Read the rules again',
  failed: (why: string) => `It could not be asked: ${why}`,
  policy: (chain: string) => `${chain}: policy`,
  noRules: 'this host has no rules for what comes in',
  hintOn: (tool: string) =>
    `${tool} says that it is on; its rules can be read by the administrator.`,
  hintOff: (tool: string) => `${tool} says that it is off.`,
  howToSee: 'Run Portico as the administrator of this machine to read the rules.',
  ipv4Uncertain: 'Whether this door takes IPv4 too, the source does not say.',
  sums: {
    own: 'Nobody but this machine.',
    all: 'Open to the network, and not filtered by this host’s input rules.',
    none: 'Open to the network, and this host’s input rules drop what comes.',
    some: 'Open to the network; this host’s input rules let in only some.',
    mixed: 'Open to the network; this host’s input rules differ for IPv4 and IPv6.',
    unknown: 'Open to the network; what this host’s input rules do is unknown.',
  },
  limits:
    'Not seen from here: routers, cloud rules, XDP programs and other machines on the way. That a packet is not filtered here does not say that it arrives.',
  closing: {
    title: 'How to close this door',
    intro: 'To copy; Portico runs none of it.',
    nothing: 'There is nothing that Portico could name: end the program that holds it.',
    owned: 'It is open to this machine alone already. To close it altogether:',
    program: (program: string) => `Let ${program} listen on this machine only`,
    places,
    inFile: (file: string) => `In ${file}, then start it again`,
    documented: 'documented at',
    unit: (name: string) => `Stop the service ${name}`,
    unitStop: 'Until it is started again',
    unitDisable: 'Now and at every start of the machine',
    container: (name: string) => `Stop the container ${name}, or publish its port here only`,
    containerStop: 'Stop it',
    containerPublish: 'Or publish it as (--publish, or ports of a compose file)',
    firewall: (tool: string) => `Keep others out with ${tool}`,
    dockerUser: 'Docker’s own chain of iptables',
    undo: 'To take that back',
    kept: 'Holds after a start of the machine too.',
    notKept: 'Holds until the machine is started again.',
    hostile:
      'Its name has characters that no terminal should be given, so there is no command here.',
    copy: (what: string) => `Copy: ${what}`,
  },
  terminal: {
    summary: 'who can reach a port of this machine, and how to close it',
    nobody: (port: string) => `Nobody listens at ${port}.`,
    door: (local: string) => `Door ${local}`,
  },
};

export type ReachMessages = typeof reach;
