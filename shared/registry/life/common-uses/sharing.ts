import type { CommonUse } from '../common-use.ts';

/** Doors for files, printers and devices nearby. */
export const SHARING_USES: readonly CommonUse[] = [
  {
    port: 139,
    protocol: 'tcp',
    name: 'NetBIOS session',
    what: {
      en: 'Windows file sharing over the older NetBIOS; opened by Windows or Samba',
      ja: 'NetBIOS を使う以前の Windows ファイル共有。Windows か Samba が開く',
    },
    source:
      'github:MicrosoftDocs/SupportArticles-docs@08127321db support/windows-server/networking/service-overview-and-network-port-requirements.md',
    programs: ['smbd', 'system', 'samba'],
    exclusive: true,
  },
  {
    port: 445,
    protocol: 'tcp',
    name: 'SMB file sharing',
    what: {
      en: 'Shares files and printers; opened by Windows, Samba or macOS',
      ja: 'ファイルとプリンターを共有する。Windows、Samba、macOS が開く',
    },
    source:
      'github:MicrosoftDocs/SupportArticles-docs@08127321db support/windows-server/networking/service-overview-and-network-port-requirements.md',
    programs: ['smbd', 'system', 'samba', 'ksmbd'],
    exclusive: true,
  },
  {
    port: 515,
    protocol: 'tcp',
    name: 'LPD printing',
    what: {
      en: 'Older Unix print queue; opened by a print server',
      ja: '以前の Unix の印刷待ち行列。印刷サーバーが開く',
    },
    source:
      'github:MicrosoftDocs/SupportArticles-docs@08127321db support/windows-server/networking/service-overview-and-network-port-requirements.md',
    programs: ['lpd', 'cups-lpd', 'p910nd', 'svchost', 'lpdsvc'],
    exclusive: true,
  },
  {
    port: 548,
    protocol: 'tcp',
    name: 'AFP',
    what: {
      en: "Apple's older file sharing; opened by macOS or Netatalk",
      ja: 'Apple の以前のファイル共有。macOS や Netatalk が開く',
    },
    source: 'IANA registry of 2026-08-17: afpovertcp',
    programs: ['afpd', 'applefileserver'],
    exclusive: true,
  },
  {
    port: 631,
    protocol: 'tcp',
    name: 'CUPS printing',
    what: {
      en: 'Takes print jobs and shows a settings page; opened by cupsd',
      ja: '印刷を受け付け設定ページを出す。cupsd が開く',
    },
    source: 'IANA registry of 2026-08-17: ipp (RFC 8011)',
    programs: ['cupsd', 'cups-browsed', 'ipp-usb', 'ippeveprinter'],
    exclusive: true,
  },
  {
    port: 873,
    protocol: 'tcp',
    name: 'rsync daemon',
    what: {
      en: 'Mirrors files; opened by rsync in daemon mode',
      ja: 'ファイルを写し合わせる。デーモンとして動く rsync が開く',
    },
    source: 'IANA registry of 2026-08-17: rsync',
    programs: ['rsync', 'rsyncd'],
    exclusive: true,
  },
  {
    port: 1716,
    protocol: 'udp',
    name: 'KDE Connect',
    what: {
      en: 'Links phone and desktop; opened by KDE Connect or GSConnect',
      ja: '電話とパソコンをつなぐ。KDE Connect や GSConnect が開く',
    },
    source: 'github:KDE/kdeconnect-kde@07b6691512 core/backends/lan/lanlinkprovider.h:67',
    programs: ['kdeconnectd', 'kdeconnect-app', 'gsconnect', 'gjs', 'kdeconnect-indicator'],
  },
  {
    port: 2049,
    protocol: 'tcp',
    name: 'NFS',
    what: {
      en: "Unix network file system; opened by the kernel's NFS server",
      ja: 'Unix のネットワークファイル共有。カーネルの NFS サーバーが開く',
    },
    source: 'IANA registry of 2026-08-17: nfs (beside it shilp)',
    programs: ['nfsd', 'rpc.nfsd', 'ganesha.nfsd', 'system', 'unfsd'],
    exclusive: true,
  },
  {
    port: 8384,
    protocol: 'tcp',
    name: 'Syncthing web page',
    what: {
      en: 'Settings page of file synchronisation; opened by Syncthing',
      ja: 'ファイル同期の設定ページ。Syncthing が開く',
    },
    source: 'github:syncthing/docs@766daa6e2b users/config.rst:150',
    programs: ['syncthing'],
  },
  {
    port: 9418,
    protocol: 'tcp',
    name: 'git daemon',
    what: {
      en: 'Serves Git repositories without a log-in; opened by git daemon',
      ja: 'ログインなしで Git リポジトリーを配る。git daemon が開く',
    },
    source: 'IANA registry of 2026-08-17: git',
    programs: ['git', 'git-daemon'],
    exclusive: true,
  },
  {
    port: 17500,
    protocol: 'tcp',
    name: 'Dropbox LAN sync',
    what: {
      en: 'Copies files between machines nearby; opened by Dropbox',
      ja: '近くの機械どうしでファイルを写す。Dropbox が開く',
    },
    source: 'IANA registry of 2026-08-17: db-lsp',
    programs: ['dropbox'],
    exclusive: true,
  },
  {
    port: 17500,
    protocol: 'udp',
    name: 'Dropbox LAN sync discovery',
    what: {
      en: 'Looks for other Dropbox machines nearby; opened by Dropbox',
      ja: '近くにある Dropbox の機械を探す。Dropbox が開く',
    },
    source: 'IANA registry of 2026-08-17: db-lsp-disc',
    programs: ['dropbox'],
    exclusive: true,
  },
  {
    port: 21027,
    protocol: 'udp',
    name: 'Syncthing discovery',
    what: {
      en: 'Looks for other Syncthing machines nearby; opened by Syncthing',
      ja: '近くにある Syncthing の機械を探す。Syncthing が開く',
    },
    source: 'github:syncthing/docs@766daa6e2b users/config.rst:160',
    programs: ['syncthing'],
  },
  {
    port: 22000,
    protocol: 'tcp',
    name: 'Syncthing transfers',
    what: {
      en: 'Carries synchronised files; opened by Syncthing',
      ja: '同期するファイルを運ぶ。Syncthing が開く',
    },
    source: 'github:syncthing/docs@766daa6e2b users/config.rst:740',
    programs: ['syncthing'],
  },
  {
    port: 53317,
    protocol: 'tcp',
    name: 'LocalSend',
    what: {
      en: 'Drops files between devices nearby; opened by LocalSend',
      ja: '近くの機器とファイルを渡し合う。LocalSend が開く',
    },
    source: 'github:localsend/localsend@af0416be50 README.md:115',
    programs: ['localsend', 'localsend_app'],
  },
  {
    port: 53317,
    protocol: 'udp',
    name: 'LocalSend discovery',
    what: {
      en: 'Looks for other LocalSend devices; opened by LocalSend',
      ja: 'ほかの LocalSend の機器を探す。LocalSend が開く',
    },
    source: 'github:localsend/localsend@af0416be50 README.md:115',
    programs: ['localsend', 'localsend_app'],
  },
];
