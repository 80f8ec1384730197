import type { Language } from '../../model/language.ts';
import type { Protocol } from '../../model/socket.ts';

/** A line of the article's tables. */
export interface ArticleRow {
  readonly port: number;
  readonly protocols: readonly Protocol[];
  /** As the article prints it; null where it prints a dash. */
  readonly name: string | null;
  readonly description: string;
  /** How the registry differs today, and why; null where it says the same. */
  readonly note: Readonly<Record<Language, string>> | null;
}

const TCP = ['tcp'] as const;
const UDP = ['udp'] as const;
const BOTH = ['tcp', 'udp'] as const;

/** Ports 0 to 1023, in the article's order. */
export const ARTICLE_WELL_KNOWN: readonly ArticleRow[] = [
  row(20, BOTH, 'FTP-DATA', 'File Transfer [Default Data]'),
  row(21, BOTH, 'FTP', 'File Transfer [Control]', {
    en: 'The registry had these words until about 2016; today it says “File Transfer Protocol [Control]”.',
    ja: 'レジストリーも 2016 年ごろまではこの表記でした。現在は「File Transfer Protocol [Control]」です。',
  }),
  row(22, BOTH, 'SSH', 'The Secure Shell (SSH) Protocol'),
  row(23, BOTH, 'TELNET', 'Telnet'),
  row(25, BOTH, 'SMTP', 'Simple Mail Transfer'),
  row(37, BOTH, 'TIME', 'Time'),
  row(43, BOTH, 'NICNAME', 'Who Is'),
  row(53, BOTH, 'DOMAIN', 'Domain Name Server'),
  row(67, BOTH, 'BOOTPS', 'Bootstrap Protocol Server'),
  row(68, BOTH, 'BOOTPC', 'Bootstrap Protocol Client'),
  row(80, BOTH, 'WWW-HTTP', 'World Wide Web HTTP', {
    en: 'The registry has three names for this port: http, www and www-http. It names http first; the article prints the last.',
    ja: 'レジストリーには http・www・www-http の三つの名前があります。最初にあるのは http で、記事は最後のものを載せています。',
  }),
  row(109, BOTH, 'POP2', 'Post Office Protocol version 2', {
    en: 'The registry writes “Post Office Protocol - Version 2”; the rest is the article’s own spelling.',
    ja: 'レジストリーの表記は「Post Office Protocol - Version 2」で、記事の書き方とは少し異なります。',
  }),
  row(110, BOTH, 'POP3', 'Post Office Protocol version 3', {
    en: 'The registry writes “Post Office Protocol - Version 3”; the rest is the article’s own spelling.',
    ja: 'レジストリーの表記は「Post Office Protocol - Version 3」で、記事の書き方とは少し異なります。',
  }),
  row(119, BOTH, 'NNTP', 'Network News Transfer Protocol'),
  row(123, BOTH, 'NTP', 'Network Time Protocol'),
  row(137, BOTH, 'NETBIOS-NS', 'NETBIOS Name Service'),
  row(138, BOTH, 'NETBIOS-DGM', 'NETBIOS Datagram Service'),
  row(139, BOTH, 'NETBIOS-SSN', 'NETBIOS Session Service'),
  row(143, BOTH, 'IMAP', 'Internet Message Access Protocol', {
    en: 'IMAP runs over TCP. Its entry for UDP was withdrawn in February 2021 (RFC 9051) and is Reserved today; the article is older.',
    ja: 'IMAP は TCP で使います。UDP の登録は 2021 年 2 月に取り下げられ（RFC 9051）、現在は Reserved です。記事はそれより前のものです。',
  }),
  row(220, BOTH, 'IMAP3', 'Interactive Mail Access Protocol v3'),
  row(311, BOTH, 'ASIP-WEBADMIN', 'AppleShare IP WebAdmin'),
  row(443, BOTH, 'HTTPS', 'http over TLS/SSL', {
    en: 'The registry writes “http protocol over TLS/SSL”; the article shortens it.',
    ja: 'レジストリーの表記は「http protocol over TLS/SSL」で、記事では短くしています。',
  }),
  row(445, BOTH, 'MICROSOFT-DS', 'Microsoft-DS'),
  row(548, BOTH, 'AFPOVERTCP', 'AFP over TCP'),
  row(587, BOTH, 'SUBMISSION', 'Message Submission'),
  row(626, BOTH, 'ASIA', 'ASIA'),
  row(660, BOTH, 'MAC-SRVR-ADMIN', 'MacOS Server Admin'),
  row(992, BOTH, 'TELNETS', 'telnet protocol over TLS/SSL'),
  row(993, BOTH, 'IMAPS', 'imap4 over TLS/SSL', {
    en: 'Since December 2017 the registry says “IMAP over TLS protocol” for TCP (RFC 8314). The entry for UDP was withdrawn in February 2021 (RFC 9051) and is Reserved today.',
    ja: 'レジストリーでは 2017 年 12 月から、TCP は「IMAP over TLS protocol」です（RFC 8314）。UDP の登録は 2021 年 2 月に取り下げられ（RFC 9051）、現在は Reserved です。',
  }),
  row(995, BOTH, 'POP3S', 'pop3 over TLS/SSL', {
    en: 'Since December 2017 the registry says “POP3 over TLS protocol” for TCP (RFC 8314). For UDP it keeps “pop3 protocol over TLS/SSL (was spop3)”, which the article shortens.',
    ja: 'レジストリーでは 2017 年 12 月から、TCP は「POP3 over TLS protocol」です（RFC 8314）。UDP は「pop3 protocol over TLS/SSL (was spop3)」のままで、記事では短くしています。',
  }),
];

/** Ports 1024 to 49151, in the article's order. */
export const ARTICLE_REGISTERED: readonly ArticleRow[] = [
  row(1025, BOTH, 'BLACKJACK', 'network blackjack'),
  row(1026, BOTH, 'CAP', 'Calendar Access Protocol'),
  row(1080, BOTH, 'SOCKS', 'Socks'),
  row(1433, BOTH, 'MS-SQL-S', 'Microsoft-SQL-Server'),
  row(1434, BOTH, 'MS-SQL-M', 'Microsoft-SQL-Monitor'),
  row(1527, BOTH, 'TLISRV', 'oracle'),
  row(1723, BOTH, 'PPTP', 'Point-to-Point Tunnelling Protocol', {
    en: 'The registry has only “pptp”; the article writes the abbreviation out.',
    ja: 'レジストリーの表記は「pptp」だけで、記事では略さずに書いています。',
  }),
  row(3306, BOTH, 'MYSQL', 'MySQL'),
  row(5190, BOTH, 'AOL', 'America-Online'),
  row(5190, TCP, null, 'ICQ and AOL Instant Messenger (Official)', {
    en: 'This line is the article’s own, after Wikipedia: ICQ and AOL Instant Messenger used the port. The registry names only aol, America-Online.',
    ja: '記事が Wikipedia をもとに加えた行です。ICQ と AOL Instant Messenger が使っていました。レジストリーにあるのは aol（America-Online）だけです。',
  }),
  row(5432, BOTH, 'POSTGRESQL', 'PostgreSQL Database'),
  row(6000, BOTH, 'X11', 'X Window System', {
    en: 'The registry has one entry for all of 6000 to 6063, one port for each display.',
    ja: 'レジストリーでは、6000 から 6063 までが一つの項目で、画面ごとに一つのポートを使います。',
  }),
  row(6666, TCP, 'IRCU', 'IRCU (server)', {
    en: 'The registry has one entry, IRCU, for all of 6665 to 6669 over TCP; “(server)” is the article’s own.',
    ja: 'レジストリーでは、TCP の 6665 から 6669 までが IRCU という一つの項目です。「(server)」は記事が加えたものです。',
  }),
  row(6666, UDP, null, 'Reserved', {
    en: 'Over UDP the registry keeps 6665 to 6669 back, in one entry. In 2005 they were still IRCU’s there.',
    ja: 'レジストリーでは、UDP の 6665 から 6669 までが一つの項目として Reserved です。2005 年には、まだ UDP も IRCU でした。',
  }),
  row(6667, TCP, 'IRCU', 'IRCU (client)', {
    en: 'The registry has one entry, IRCU, for all of 6665 to 6669 over TCP; “(client)” is the article’s own.',
    ja: 'レジストリーでは、TCP の 6665 から 6669 までが IRCU という一つの項目です。「(client)」は記事が加えたものです。',
  }),
  row(6667, UDP, null, 'Reserved', {
    en: 'Over UDP the registry keeps 6665 to 6669 back, in one entry. In 2005 they were still IRCU’s there.',
    ja: 'レジストリーでは、UDP の 6665 から 6669 までが一つの項目として Reserved です。2005 年には、まだ UDP も IRCU でした。',
  }),
  row(8080, BOTH, 'HTTP-ALT', 'HTTP Alternate (see port 80)'),
];

function row(
  port: number,
  protocols: readonly Protocol[],
  name: string | null,
  description: string,
  note: ArticleRow['note'] = null,
): ArticleRow {
  return { port, protocols, name, description, note };
}
