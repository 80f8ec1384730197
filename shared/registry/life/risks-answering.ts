import type { Risk } from './risks-entry.ts';
import { AMPLIFIERS, both, CISA, file, hardening, SMB_PRACTICES } from './risks-entry.ts';

/** The sender of a datagram can be forged, so that an answer goes to somebody who never asked. */
const FLOODS = {
  en: 'With a forged sender, such answers go to a third machine and can flood it.',
  ja: '送信元を偽られると、返事は別のマシンに届き、その回線を埋めることがあります。',
} as const;

/** Services over UDP that answer everybody, most of them with more than they were asked. */
export const ANSWERING_RISKS: readonly Risk[] = [
  {
    port: 17,
    protocol: 'udp',
    severity: 'medium',
    reason: {
      en: `Quote of the Day answers everybody with a text longer than the question. ${FLOODS.en} Few machines need it; it can be switched off.`,
      ja: `Quote of the Day は、誰にでも、質問より長い文を返します。${FLOODS.ja}必要なマシンは少なく、無効にできます。`,
    },
    source: AMPLIFIERS,
  },
  {
    port: 19,
    protocol: 'udp',
    severity: 'medium',
    reason: {
      en: `The character generator answers everybody with a run of characters. ${FLOODS.en} Few machines need it; it can be switched off.`,
      ja: `文字生成サービス（chargen）は、誰にでも文字の列を返します。${FLOODS.ja}必要なマシンは少なく、無効にできます。`,
    },
    source: AMPLIFIERS,
  },
  {
    port: 53,
    protocol: 'udp',
    severity: 'medium',
    reason: {
      en: `A resolver that is open to everybody answers short questions with long answers. ${FLOODS.en} Let it answer its own networks only.`,
      ja: `誰にでも開いた DNS リゾルバーは、短い質問に長い返事を返します。${FLOODS.ja}自分のネットワークにだけ答えるように設定できます。`,
    },
    source: AMPLIFIERS,
  },
  {
    port: 69,
    protocol: 'udp',
    severity: 'medium',
    reason: {
      en: `TFTP has no log-in: whoever knows the name of a file can fetch it. ${FLOODS.en} Keep it inside the network whose machines start from it.`,
      ja: `TFTP にはログインがなく、ファイル名を知っていれば誰でも取り出せます。${FLOODS.ja}これを使って起動するマシンのネットワークの中だけに開けます。`,
    },
    source: both(CISA, AMPLIFIERS),
  },
  {
    port: 111,
    protocol: 'udp',
    severity: 'medium',
    reason: {
      en: `rpcbind tells every caller which RPC services this machine has, and on which ports. ${FLOODS.en} Where nothing needs it, as NFS before version 4 does, it can be switched off.`,
      ja: `rpcbind は、このマシンにどの RPC サービスがあり、どのポートで待っているかを誰にでも教えます。${FLOODS.ja}バージョン 4 より前の NFS のように必要とするものがなければ、無効にできます。`,
    },
    source: both(
      AMPLIFIERS,
      hardening('nfs_and_rpc/disabling_nfs/disabling_nfs_services/package_rpcbind_removed'),
    ),
  },
  {
    port: 123,
    protocol: 'udp',
    severity: 'low',
    reason: {
      en: `Old NTP servers answer some commands of their own monitoring with long lists. ${FLOODS.en} A current version, or one that refuses such queries, does not.`,
      ja: `古い NTP サーバーは、監視用の命令の一部に長い一覧を返します。${FLOODS.ja}新しいバージョンや、この種の問い合わせを断る設定なら、そうなりません。`,
    },
    source: AMPLIFIERS,
  },
  {
    port: 137,
    protocol: 'udp',
    severity: 'medium',
    reason: {
      en: `The NetBIOS name service tells callers the names of this machine. ${FLOODS.en} US-CERT advises to stop 137 to 139 and 445 at the edge of the network.`,
      ja: `NetBIOS のネームサービスは、このマシンの名前を教えます。${FLOODS.ja}US-CERT は、137 から 139 と 445 をネットワークの境界で止めることを勧めています。`,
    },
    source: both(SMB_PRACTICES, AMPLIFIERS),
  },
  {
    port: 161,
    protocol: 'udp',
    severity: 'medium',
    reason: {
      en: `SNMP versions 1 and 2 ask for a single word, which is sent unencrypted. ${FLOODS.en} Use version 3, and let in the monitoring hosts only.`,
      ja: `SNMP のバージョン 1 と 2 が求めるのは一つの合言葉だけで、それも暗号化されずに送られます。${FLOODS.ja}バージョン 3 を使い、監視するホストだけに開けます。`,
    },
    source: both(CISA, AMPLIFIERS),
  },
  {
    port: 389,
    protocol: 'udp',
    severity: 'medium',
    reason: {
      en: `Domain controllers answer LDAP over UDP without a log-in, and at length. ${FLOODS.en} A firewall keeps it inside the own network.`,
      ja: `ドメインコントローラーは、UDP の LDAP にログインなしで、長い返事を返します。${FLOODS.ja}ファイアウォールで、自分のネットワークの中だけに開けます。`,
    },
    source: AMPLIFIERS,
  },
  {
    port: 1900,
    protocol: 'udp',
    severity: 'medium',
    reason: {
      en: `SSDP finds devices on the local network and is meant for it alone. ${FLOODS.en} A firewall keeps it inside the own network.`,
      ja: `SSDP は、ローカルネットワークの機器を見つけるためのもので、その中だけで使うものです。${FLOODS.ja}ファイアウォールで、自分のネットワークの中だけに開けます。`,
    },
    source: AMPLIFIERS,
  },
  {
    port: 3702,
    protocol: 'udp',
    severity: 'medium',
    reason: {
      en: `WS-Discovery finds printers and other devices, and answers short questions at length. ${FLOODS.en} A firewall keeps it inside the own network.`,
      ja: `WS-Discovery は、プリンターなどの機器を見つけるためのもので、短い質問に長い返事を返します。${FLOODS.ja}ファイアウォールで、自分のネットワークの中だけに開けます。`,
    },
    source: AMPLIFIERS,
  },
  {
    port: 5353,
    protocol: 'udp',
    severity: 'low',
    reason: {
      en: `mDNS tells the local network the names of this machine and its services; that is its purpose. If it answers other networks too, the names are known there. ${FLOODS.en} A firewall keeps it inside the own network.`,
      ja: `mDNS は、このマシンとサービスの名前をローカルネットワークに知らせます。それが目的です。ほかのネットワークにも答えると、そこにも名前が知られます。${FLOODS.ja}ファイアウォールで、自分のネットワークの中だけに開けます。`,
    },
    source: AMPLIFIERS,
  },
  {
    port: 11211,
    protocol: 'udp',
    severity: 'critical',
    reason: {
      en: `memcached over UDP can answer a tiny question with a very large answer. ${FLOODS.en} Current versions leave UDP off; -U 0 switches it off.`,
      ja: `UDP の memcached は、ごく短い質問に非常に大きな返事を返すことがあります。${FLOODS.ja}新しいバージョンでは UDP は無効です。-U 0 で無効にできます。`,
    },
    source: both(AMPLIFIERS, file('memcached/memcached', 'doc/memcached.1', '2d51e36479')),
  },
];
