import type { Damage, Fault } from '../findings/expected-file.ts';
import type { FindingKind } from '../findings/finding.ts';

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

const kinds: Record<FindingKind, string> = {
  'new-listener': 'New listener',
  wider: 'Open to more than expected',
  'other-program': 'Another program on an expected port',
  missing: 'Expected listener missing',
  'risky-port': 'Open to the network at a port with a known risk',
  'program-file': 'Program file changed while it runs',
  'owner-hidden': 'Owner hidden',
};

const help: Record<FindingKind, string> = {
  'new-listener':
    'If you know it, expect it. Otherwise look at the program and when it started; end it or bind it to 127.0.0.1 if nobody needs it.',
  wider:
    'If that is meant, expect it. Otherwise set the address in the program’s settings back and start it again.',
  'other-program':
    'Look at which program it is and who started it. If it replaces the expected one for good, expect it.',
  missing: 'Start the program, or take the rule away if it is no longer needed.',
  'risky-port':
    'Bind the program to 127.0.0.1, let in known networks only by the firewall, or expect it if that is meant.',
  'program-file':
    'After an update, start the program again: until then the old one runs. Without an update, look at where it came from.',
  'owner-hidden':
    'See whether the kernel itself holds it, and whether a second source sees its owner.',
};

const faults: Record<Fault['code'], (line: number, column: number, key: string) => string> = {
  'unknown-key': (line, column, key) =>
    `Line ${line}, column ${column}: the key “${key}” is not known.`,
  'missing-key': (line, column, key) =>
    `Line ${line}, column ${column}: the key “${key}” is missing.`,
  'bad-value': (line, column, key) =>
    `Line ${line}, column ${column}: “${key}” has a value that is not allowed.`,
  'doubled-key': (line, column, key) =>
    `Line ${line}, column ${column}: the key “${key}” stands twice.`,
  'no-rule': (line, column, key) =>
    `Line ${line}, column ${column}: element ${key} of the list is no rule.`,
};

const damages: Record<Damage['code'], (path: string, line: number, column: number) => string> = {
  'not-json': (path, line, column) => `${path} is no valid JSON (line ${line}, column ${column}).`,
  'no-rules': (path, line, column) =>
    `${path} is no file of expected listeners (line ${line}, column ${column}).`,
  newer: (path, line, column) =>
    `${path} was written by a newer version of Portico (line ${line}, column ${column}). It is left as it is.`,
};

/** English texts of expected listeners and findings. */
export const findings = {
  kinds,
  help,
  faults,
  damages,
  program: {
    hidden: 'hidden program',
    hiddenOf: (user: string) => `hidden program of user ${user}`,
    any: 'any program',
    inUnit: (name: string, unit: string) => `${name} (${unit})`,
    inContainer: (container: string) => `container ${container}`,
  },
  port: {
    dynamic: (protocol: string) => `ports that this system hands out (${protocol})`,
    now: (port: string, ports: string) => `${port}, now ${ports}`,
  },
  /** What a finding says: facts first. */
  newTcp: (program: string, port: string, exposure: string) =>
    `${program} listens at ${port} (${exposure}). No rule expects that.`,
  newUdp: (program: string, port: string, exposure: string) =>
    `${program} has ${port} bound (${exposure}). No rule expects that.`,
  wider: (program: string, port: string, exposure: string, expected: string) =>
    `${program} at ${port} is open to: ${exposure}. Expected is: ${expected}.`,
  otherProgram: (program: string, port: string, expected: string) =>
    `${program} is at ${port}. Expected there is: ${expected}.`,
  expectedIsThere: 'The expected one is there too.',
  expectedIsGone: 'The expected one is not there.',
  missing: (program: string, port: string) =>
    `Nobody is at ${port}. Expected there is: ${program}.`,
  fileDeleted: (program: string, port: string) =>
    `${program} is at ${port}. The file it was started from was deleted.`,
  fileReplaced: (program: string, port: string) =>
    `${program} is at ${port}. The file it was started from was replaced by another.`,
  ownerHidden: (port: string) =>
    `Some process holds ${port}, and none could be seen, though Portico may look.`,
  risky: (program: string, port: string, exposure: string) =>
    `${program} is at ${port} and open to: ${exposure}.`,
  pid: (pids: string) => `pid ${pids}`,
  moreSockets: (count: number) => `and ${counted(count, 'more socket', 'more sockets')}`,
  count: (count: number) => counted(count, 'finding', 'findings'),
  decided: (count: number) => `${count.toLocaleString('en')} acknowledged or muted`,
  said: {
    acknowledged: 'Acknowledged, as long as it is no more than that.',
    mutedForGood: 'Muted for good.',
    mutedUntil: (time: string) => `Muted until ${time}.`,
  },
  rules: (count: number) => counted(count, 'rule', 'rules'),
  none: 'No findings: all that listens is expected.',
  group: (kind: string, count: number) => `${kind}: ${count.toLocaleString('en')}`,
  more: (count: number) => `and ${count.toLocaleString('en')} more (--json tells all of them)`,
  asideMoved: (path: string) => `The damaged file is kept as ${path}.`,
  aside: 'It is not changed. The next “portico expect” sets it aside and begins a new one.',
  faultNote: 'What has this is not in force; the other rules are.',
  terminal: {
    expect: 'say which listeners are expected, so that “portico check” can tell the others',
    check: 'tell what listens and is not expected (exit code 3 if there is something)',
    ports: 'whatever listens at this port now; with /tcp or /udp only that',
    all: 'all that listens now',
    remove: 'take the rules for these ports away; with --all every rule',
    list: 'show the rules',
    import: 'add the rules of a file',
    json: 'as JSON; with --list in the form of the file, to be imported elsewhere',
    nothingSaid: 'Say what is expected: ports such as 8080/tcp, or --all. --list shows the rules.',
    notWith: (option: string) => `${option} takes no ports.`,
    transport: (port: string) => `${port}: only TCP and UDP have listeners that can be expected.`,
    nobody: (port: string) => `Nobody listens at ${port}: there is nothing to learn from.`,
    noRule: (port: string) => `No rule is for ${port}.`,
    learnt: (added: number, all: number) =>
      `${counted(added, 'rule', 'rules')} new or changed; ${counted(all, 'rule', 'rules')} in force.`,
    removed: (removed: number, all: number) =>
      `${counted(removed, 'rule', 'rules')} taken away; ${counted(all, 'rule', 'rules')} in force.`,
    noBaseline: 'Nothing is expected yet. “portico expect --all” takes all that listens now.',
    noRules: 'No rules.',
    optional: 'need not be there',
    accepted: 'Expected from now on, though open to the network:',
    unwritable: (path: string, code: string) => `${path} could not be written (${code}).`,
  },
};

export type FindingsMessages = typeof findings;
