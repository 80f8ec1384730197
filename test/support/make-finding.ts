import type { Finding } from '../../shared/findings/finding.ts';
import { HIDDEN_PROGRAM, type Program } from '../../shared/findings/program.ts';
import type { Rule } from '../../shared/findings/rule.ts';

export function makeProgram(overrides: Partial<Program> = {}): Program {
  return { ...HIDDEN_PROGRAM, path: '/usr/bin/webserver', uid: 1000, ...overrides };
}

/** A rule: `webserver` at 8080/tcp, on this machine only, but for `overrides`. */
export function makeRule(overrides: Partial<Rule> = {}): Rule {
  return {
    port: 8080,
    protocol: 'tcp',
    exposure: 'loopback',
    program: makeProgram(),
    required: true,
    note: null,
    ...overrides,
  };
}

/** A finding: a new listener of `webserver` at 8080/tcp, but for `overrides`, and what follows from them. */
export function makeFinding(overrides: Partial<Finding> = {}): Finding {
  const { kind = 'new-listener', port = 8080, protocol = 'tcp', exposure = 'any' } = overrides;
  const ports = typeof port === 'number' && kind !== 'missing' ? [port] : [];
  return {
    id: `${kind} ${String(port)}/${protocol}`,
    kind,
    severity: 'medium',
    protocol,
    port,
    program: makeProgram(),
    exposure,
    ports,
    sockets: ports.map((number) => ({
      local: `0.0.0.0:${number}`,
      exposure: exposure ?? 'any',
      pids: [5123],
      processes: ['webserver'],
      user: 'alice',
      service: 'http-alt',
      since: { firstSeenAt: 0, presentAtStart: true, asleepSince: null },
    })),
    socketCount: ports.length,
    rules: [],
    isExpectedThere: false,
    risks: [],
    programFile: null,
    ...overrides,
  };
}
