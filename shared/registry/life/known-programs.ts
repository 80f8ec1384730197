import { interpreterOf } from '../../model/interpreters.ts';
import { allCommonUses } from './common-uses.ts';

const WEB_SERVERS = [
  ...['nginx', 'apache2', 'httpd', 'caddy', 'lighttpd', 'traefik', 'haproxy', 'envoy', 'varnishd'],
  ...['w3wp', 'h2o', 'litespeed', 'openresty', 'frankenphp', 'http.server', 'tomcat'],
];
const IMAP_AND_POP = ['dovecot', 'cyrus-imapd', 'imapd', 'couriertcpd', 'pop3d', 'stalwart'];
const SMTP = [
  'master',
  'postfix',
  'smtpd',
  'exim',
  'exim4',
  'sendmail',
  'sendmail-mta',
  'opensmtpd',
];
const DIRECTORY = ['slapd', 'ns-slapd', 'samba', 'lsass', 'glauth'];

/**
 * Programs of services that are known to everybody, by the registry's name. Where the program is called like
 * the service, or like it with a `d` behind, nothing needs to stand here.
 */
const SERVICE_PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  domain: [
    'systemd-resolved',
    'dnsmasq',
    'named',
    'unbound',
    'coredns',
    'pdns_server',
    'mdnsresponder',
  ],
  ftp: ['vsftpd', 'proftpd', 'pure-ftpd', 'ftpd', 'inetinfo'],
  http: WEB_SERVERS,
  https: WEB_SERVERS,
  imap: IMAP_AND_POP,
  imaps: IMAP_AND_POP,
  ipp: ['cupsd', 'ipp-usb', 'cups-browsed'],
  ircu: ['ircu', 'ircd', 'unrealircd', 'inspircd', 'ngircd', 'ergo', 'solanum'],
  ldap: DIRECTORY,
  ldaps: DIRECTORY,
  'microsoft-ds': ['smbd', 'samba', 'system'],
  mysql: ['mysqld', 'mariadbd'],
  nfs: ['nfsd', 'rpc.nfsd', 'ganesha.nfsd'],
  ntp: ['chronyd', 'ntpd', 'ntpsec', 'systemd-timesyncd'],
  pop3: IMAP_AND_POP,
  pop3s: IMAP_AND_POP,
  postgresql: ['postgres', 'postmaster'],
  smtp: SMTP,
  smtps: SMTP,
  snmp: ['snmpd'],
  socks: ['sockd', 'danted', 'microsocks', '3proxy'],
  ssh: ['sshd', 'dropbear', 'tinysshd'],
  submission: SMTP,
  submissions: SMTP,
  syslog: ['rsyslogd', 'syslog-ng', 'syslogd'],
  telnet: ['telnetd', 'in.telnetd', 'utelnetd'],
  tftp: ['tftpd', 'in.tftpd', 'atftpd', 'dnsmasq'],
};

/**
 * Programs that hold doors on behalf of others, so that their own name says nothing about what answers:
 * container and virtual machine forwarders, tunnels, proxies, editors that forward ports, and what starts
 * services when somebody knocks or runs many of them in one process.
 */
const CARRIERS = new Set([
  ...['docker-proxy', 'rootlessport', 'rootlesskit', 'conmon', 'slirp4netns', 'pasta', 'passt'],
  ...['pasta.avx2', 'passt.avx2', 'gvproxy', 'vpnkit', 'com.docker.backend', 'com.docker.vpnkit'],
  ...['com.docker', 'wslrelay', 'wslhost', 'vmnat', 'vmnetnat', 'limactl', 'colima', 'orbstack'],
  ...['orbstack helper', 'vboxheadless', 'vboxsvc', 'virtualboxvm', 'vboxnetnat', 'kube-proxy'],
  ...[
    'kubectl',
    'minikube',
    'k9s',
    'systemd',
    'init',
    'launchd',
    'inetd',
    'xinetd',
    'tcpsvd',
    'svchost',
  ],
  ...[
    'services',
    'system',
    'lsass',
    'socat',
    'nc',
    'ncat',
    'netcat',
    'ssh',
    'sshd',
    'sshd-session',
  ],
  ...[
    'autossh',
    'putty',
    'plink',
    'stunnel',
    'stunnel4',
    'cloudflared',
    'tailscaled',
    'frpc',
    'frps',
  ],
  ...['ngrok', 'chisel', 'nginx', 'haproxy', 'envoy', 'traefik', 'caddy', 'code', 'code helper'],
  ...[
    'code helper (plugin)',
    'code-insiders',
    'codium',
    'cursor',
    'windsurf',
    'code-tunnel',
    'busybox',
  ],
]);
const CARRIER_FAMILIES = /^(containerd-shim|qemu-)/;

/** The kernel cuts a process's name to this many bytes (proc_pid_comm(5)). */
const CUT = 15;

/** Whether a process that goes by `name` may be `program`: equal, or what the kernel left of it. */
export function isCalled(name: string, program: string): boolean {
  return name === program || (name.length === CUT && program.startsWith(name));
}

/** Programs that normally answer for a service of the registry; none where that is not known. */
export function programsOfService(service: string): readonly string[] {
  return Object.hasOwn(SERVICE_PROGRAMS, service) ? (SERVICE_PROGRAMS[service] ?? []) : [];
}

/** Whether a program of this lower-case name holds doors for others. */
export function isCarrier(name: string): boolean {
  return CARRIERS.has(name) || CARRIER_FAMILIES.test(name);
}

const KNOWN = new Set<string>();
for (const programs of [
  ...allCommonUses().map((use) => use.programs),
  ...Object.values(SERVICE_PROGRAMS),
]) {
  for (const program of programs) KNOWN.add(program).add(program.slice(0, CUT));
}

/** Whether a program of this lower-case name is known: an interpreter, or one with a door of its own. */
export function isKnownProgram(name: string): boolean {
  return KNOWN.has(name) || interpreterOf(name) !== null;
}
