import type { CommonUse } from '../common-use.ts';

/** Doors by which machines and devices find each other. */
export const DISCOVERY_USES: readonly CommonUse[] = [
  {
    port: 137,
    protocol: 'udp',
    name: 'NetBIOS name service',
    what: {
      en: 'Older Windows name look-up; opened by file sharing',
      ja: '以前の Windows の名前解決。ファイル共有が開く',
    },
    source:
      'github:MicrosoftDocs/SupportArticles-docs@08127321db support/windows-server/networking/service-overview-and-network-port-requirements.md',
    programs: ['nmbd', 'system', 'netbiosd'],
    exclusive: true,
  },
  {
    port: 138,
    protocol: 'udp',
    name: 'NetBIOS datagrams',
    what: {
      en: 'Older messages for finding Windows machines; opened by file sharing',
      ja: '以前の Windows で機械を探す通信。ファイル共有が開く',
    },
    source:
      'github:MicrosoftDocs/SupportArticles-docs@08127321db support/windows-server/networking/service-overview-and-network-port-requirements.md',
    programs: ['nmbd', 'system', 'netbiosd'],
    exclusive: true,
  },
  {
    port: 1900,
    protocol: 'udp',
    name: 'SSDP / UPnP discovery',
    what: {
      en: 'Finds media devices and routers nearby; opened by media programs and Windows',
      ja: '近くのメディア機器やルーターを探す。メディア系ソフトと Windows が開く',
    },
    source:
      'github:MicrosoftDocs/SupportArticles-docs@08127321db support/windows-server/networking/service-overview-and-network-port-requirements.md',
    programs: [
      'svchost',
      'minidlnad',
      'rygel',
      'miniupnpd',
      'upnpd',
      'gupnp',
      'chrome',
      'chromium',
      'msedge',
      'plex media server',
      'jellyfin',
      'kodi',
    ],
  },
  {
    port: 2869,
    protocol: 'tcp',
    name: 'UPnP events (Windows)',
    what: {
      en: 'Takes notices from UPnP devices; opened by Windows',
      ja: 'UPnP 機器からの知らせを受ける。Windows が開く',
    },
    source:
      'github:MicrosoftDocs/SupportArticles-docs@08127321db support/windows-server/networking/service-overview-and-network-port-requirements.md',
    programs: ['system', 'svchost'],
  },
  {
    port: 3702,
    protocol: 'udp',
    name: 'WS-Discovery',
    what: {
      en: 'Finds printers, scanners and Windows machines; opened by Windows or wsdd',
      ja: 'プリンターやスキャナー、Windows 機を探す。Windows や wsdd が開く',
    },
    source: 'IANA registry of 2026-08-17: ws-discovery',
    programs: ['svchost', 'wsdd', 'wsdd2', 'dashost', 'python'],
  },
  {
    port: 5353,
    protocol: 'udp',
    name: 'mDNS / Bonjour',
    what: {
      en: 'Finds names and services on the local network; opened by the system and by Chromium browsers',
      ja: '近くの名前とサービスを探す。OS と Chromium 系ブラウザーが開く',
    },
    source: 'IANA registry of 2026-08-17: mdns (RFC 6762)',
    programs: [
      'mdnsresponder',
      'avahi-daemon',
      'systemd-resolved',
      'svchost',
      'chrome',
      'chromium',
      'msedge',
      'brave',
      'opera',
      'vivaldi',
      'spotify',
      'kdeconnectd',
      'adb',
    ],
  },
  {
    port: 5355,
    protocol: 'udp',
    name: 'LLMNR',
    what: {
      en: 'Looks up names on the local link; opened by Windows and systemd-resolved',
      ja: '同じリンク内の名前を引く。Windows と systemd-resolved が開く',
    },
    source: 'IANA registry of 2026-08-17: llmnr',
    programs: ['svchost', 'systemd-resolved', 'llmnrd'],
    exclusive: true,
  },
  {
    port: 5357,
    protocol: 'tcp',
    name: 'Web Services on Devices',
    what: {
      en: 'Talks to network printers and scanners; opened by Windows',
      ja: 'ネットワークのプリンターなどと話す。Windows が開く',
    },
    source: 'IANA registry of 2026-08-17: wsdapi',
    programs: ['system', 'svchost', 'wsdd2'],
  },
  {
    port: 7680,
    protocol: 'tcp',
    name: 'Windows Delivery Optimization',
    what: {
      en: 'Shares Windows updates with machines nearby; opened by Windows',
      ja: 'Windows の更新を近くの機械と分け合う。Windows が開く',
    },
    source: 'IANA registry of 2026-08-17: ms-do',
    programs: ['svchost'],
  },
];
