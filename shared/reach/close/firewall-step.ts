import type { Protocol } from '../../model/socket.ts';
import type { FirewallTool } from '../firewall.ts';
import type { ClosingStep } from './step.ts';

type FirewallStep = Extract<ClosingStep, { kind: 'firewall' }>;

/**
 * How to keep others from a port with the firewall that is in force; on Linux with nftables alone where there
 * is none. Everything in these commands is a number or a word of this file.
 * @returns null where the system's firewall is not known
 */
export function firewallStep(
  os: string,
  manager: FirewallTool | null,
  protocol: Protocol,
  port: number,
): FirewallStep | null {
  const tool = manager ?? (os === 'linux' ? 'nftables' : null);
  return tool && STEPS[tool](protocol, port);
}

/** What comes to a container's published port passes these rules, and not those for input. */
export function publishedPortStep(protocol: Protocol, port: number): FirewallStep {
  const rule = `DOCKER-USER -p ${protocol} -m conntrack --ctorigdstport ${port} --ctdir ORIGINAL -j DROP`;
  return {
    kind: 'firewall',
    tool: 'docker-user',
    commands: [`sudo iptables -I ${rule}`],
    undo: [`sudo iptables -D ${rule}`],
    isKept: false,
  };
}

const STEPS: Record<FirewallTool, (protocol: Protocol, port: number) => FirewallStep | null> = {
  ufw: (protocol, port) => ({
    kind: 'firewall',
    tool: 'ufw',
    // Before the other rules, or one of them may let it in.
    commands: [`sudo ufw prepend deny ${port}/${protocol}`],
    undo: [`sudo ufw delete deny ${port}/${protocol}`],
    isKept: true,
  }),
  firewalld: (protocol, port) => {
    const rule = `'rule priority="-100" port port="${port}" protocol="${protocol}" reject'`;
    return {
      kind: 'firewall',
      tool: 'firewalld',
      commands: [
        `sudo firewall-cmd --permanent --add-rich-rule=${rule}`,
        'sudo firewall-cmd --reload',
      ],
      undo: [
        `sudo firewall-cmd --permanent --remove-rich-rule=${rule}`,
        'sudo firewall-cmd --reload',
      ],
      isKept: true,
    };
  },
  nftables: (protocol, port) => {
    const table = `portico_${protocol}_${port}`;
    return {
      kind: 'firewall',
      tool: 'nftables',
      // A table of its own: it closes whatever others say, and can be taken away as a whole.
      commands: [
        `sudo nft add table inet ${table}`,
        `sudo nft 'add chain inet ${table} input { type filter hook input priority -10; policy accept; }'`,
        `sudo nft 'add rule inet ${table} input iifname != "lo" ${protocol} dport ${port} drop'`,
      ],
      undo: [`sudo nft delete table inet ${table}`],
      isKept: false,
    };
  },
  iptables: (protocol, port) => {
    const rule = `INPUT ! -i lo -p ${protocol} --dport ${port} -j DROP`;
    return {
      kind: 'firewall',
      tool: 'iptables',
      commands: [`sudo iptables -I ${rule}`, `sudo ip6tables -I ${rule}`],
      undo: [`sudo iptables -D ${rule}`, `sudo ip6tables -D ${rule}`],
      isKept: false,
    };
  },
  windows: (protocol, port) => {
    const name = `'Portico: ${port}/${protocol}'`;
    return {
      kind: 'firewall',
      tool: 'windows',
      commands: [
        `New-NetFirewallRule -DisplayName ${name} -Direction Inbound -Action Block -Protocol ${protocol.toUpperCase()} -LocalPort ${port}`,
      ],
      undo: [`Remove-NetFirewallRule -DisplayName ${name}`],
      isKept: true,
    };
  },
  pf: macStep,
  macos: macStep,
};

/** An anchor below the one that macOS' own rules leave for others (pf.conf(5), /etc/pf.conf). */
function macStep(protocol: Protocol, port: number): FirewallStep {
  const anchor = `com.apple/portico.${port}.${protocol}`;
  const rule = `block drop in quick on ! lo0 proto ${protocol} to any port ${port}`;
  return {
    kind: 'firewall',
    tool: 'pf',
    commands: [`echo '${rule}' | sudo pfctl -a ${anchor} -f -`, 'sudo pfctl -E'],
    undo: [`sudo pfctl -a ${anchor} -F rules`],
    isKept: false,
  };
}
