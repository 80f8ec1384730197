import type { FirewallReading } from '../../../shared/reach/firewall.ts';
import type { Chain, Gap, Rule } from '../../../shared/reach/ruleset.ts';
import type { ToolAnswer } from '../system/run-tool.ts';

const APPLICATION_FIREWALL = '/usr/libexec/ApplicationFirewall/socketfilterfw';

type Ask = (file: string, args: readonly string[]) => Promise<ToolAnswer>;

/**
 * macOS has two: the application firewall, which goes by program, and pf, which only root may look at. Of pf
 * it is read whether it is on; its rules are not followed.
 */
export async function readMacFirewall(ask: Ask): Promise<FirewallReading> {
  const [global, pf] = await Promise.all([
    ask(APPLICATION_FIREWALL, ['--getglobalstate']),
    ask('/sbin/pfctl', ['-s', 'info']),
  ]);
  const state = global.ok ? applicationState(global.text) : null;
  const isPfOn = pf.ok ? pfState(pf.text) : null;
  const gaps: Gap[] = [];
  if (state === null) gaps.push(gapOf('socketfilterfw', global));
  if (isPfOn !== false) {
    gaps.push(isPfOn ? { code: 'unread', what: 'pf', detail: null } : gapOf('pfctl', pf));
  }
  return {
    ruleset: { chains: state === null ? [] : [applicationChain(state)], gaps },
    sources: [...(state === null ? [] : ['socketfilterfw']), ...(isPfOn === null ? [] : ['pf'])],
    confidence: state === null ? 'none' : 'configured',
    manager: isPfOn ? 'pf' : 'macos',
    hint: null,
    profiles: [],
  };
}

/** `Firewall is enabled. (State = 1)`: 0 off, 1 on, 2 all is blocked that is not essential. */
export function applicationState(text: string): 0 | 1 | 2 | null {
  switch (/\(State = (\d)\)/.exec(text)?.[1]) {
    case '0':
      return 0;
    case '1':
      return 1;
    case '2':
      return 2;
    default:
      return null;
  }
}

/** `Status: Enabled for 0 days 00:01:02`, `Status: Disabled` (pfctl(8)). */
export function pfState(text: string): boolean | null {
  const [, word] = /^Status:\s+(Enabled|Disabled)/m.exec(text) ?? [];
  return word === undefined ? null : word === 'Enabled';
}

function applicationChain(state: 0 | 1 | 2): Chain {
  const allowed: Rule = {
    matches: [{ kind: 'opaque', text: 'the list of programs of the application firewall' }],
    verdict: { kind: 'accept' },
    text: 'socketfilterfw --listapps',
  };
  return {
    id: 'application firewall',
    name: 'application firewall',
    families: [4, 6],
    base: {
      hook: 'input',
      priority: 0,
      policy: state === 0 ? 'accept' : 'drop',
      devices: null,
    },
    // With everything blocked, essential services are let in all the same.
    rules: state === 0 ? [] : [allowed],
  };
}

function gapOf(what: string, answer: ToolAnswer): Gap {
  if (answer.ok) return { code: 'failed', what, detail: null };
  const { code, detail } = answer;
  return { code: code === 'missing' ? 'no-tool' : code, what, detail };
}
