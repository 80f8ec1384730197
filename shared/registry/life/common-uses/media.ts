import type { CommonUse } from '../common-use.ts';

/** Doors of films, music, speakers and screens. */
export const MEDIA_USES: readonly CommonUse[] = [
  {
    port: 554,
    protocol: 'tcp',
    name: 'RTSP streaming',
    what: {
      en: 'Sends pictures of a camera or other media; opened by a streaming server',
      ja: 'カメラの映像などを流す。配信サーバーが開く',
    },
    source: 'IANA registry of 2026-08-17: rtsp',
    programs: [
      'mediamtx',
      'vlc',
      'live555mediaserver',
      'live555proxyserver',
      'rtsp-simple-server',
      'gst-rtsp-server',
      'wowza',
      'java',
      'go2rtc',
    ],
  },
  {
    port: 1400,
    protocol: 'tcp',
    name: 'Sonos speaker',
    what: {
      en: 'Controls a speaker; opened by the speaker itself, or by a program listening for its events',
      ja: 'スピーカーを操る。スピーカー自身、またはその知らせを待つソフトが開く',
    },
    source: 'github:SoCo/SoCo@1ed4fdcced soco/core.py:428',
    programs: ['sonos'],
  },
  {
    port: 3689,
    protocol: 'tcp',
    name: 'DAAP music sharing',
    what: {
      en: 'Shares a music library; opened by iTunes, Music or OwnTone',
      ja: '音楽ライブラリーを共有する。iTunes、ミュージック、OwnTone が開く',
    },
    source: 'IANA registry of 2026-08-17: daap',
    programs: [
      'itunes',
      'music',
      'owntone',
      'forked-daapd',
      'rhythmbox',
      'banshee',
      'daapd',
      'amppd',
    ],
    exclusive: true,
  },
  {
    port: 4455,
    protocol: 'tcp',
    name: 'OBS WebSocket',
    what: {
      en: 'Controls a recording; opened by OBS Studio',
      ja: '録画と配信を操る。OBS Studio が開く',
    },
    source: 'github:obsproject/obs-websocket@032c99331b src/Config.h:38',
    programs: ['obs', 'obs64', 'obs-studio'],
  },
  {
    port: 7000,
    protocol: 'tcp',
    name: 'AirPlay receiver / Cassandra',
    what: {
      en: 'Takes AirPlay on a Mac, else a link between databases; opened by Control Center or Cassandra',
      ja: 'Mac では AirPlay の受信、ほかではデータベース間の通信。コントロールセンターや Cassandra が開く',
    },
    source:
      'github:FDH2/UxPlay@2ece5790c0 README.md:1380; github:docker-library/docs@c4a9ba4144 cassandra/README.md:87',
    programs: [
      'controlcenter',
      'controlce',
      'airplayxpchelper',
      'uxplay',
      'shairport-sync',
      'java',
      'cassandra',
    ],
  },
  {
    port: 7878,
    protocol: 'tcp',
    name: 'Radarr',
    what: {
      en: 'Looks after a film library; opened by Radarr',
      ja: '映画のライブラリーを管理する。Radarr が開く',
    },
    source: 'github:linuxserver/docker-documentation@002af3ee68 docs/images/docker-radarr.md:51',
    programs: ['radarr', 'mono'],
  },
  {
    port: 8008,
    protocol: 'tcp',
    name: 'Google Cast',
    what: {
      en: 'Describes a Chromecast, or a Matrix chat server; opened by the device or Synapse',
      ja: 'Chromecast の情報、または Matrix のチャット。機器自身や Synapse が開く',
    },
    source: 'github:home-assistant-libs/pychromecast@f44da6be4d pychromecast/dial.py:25',
    programs: ['cast_shell', 'python', 'synapse', 'synapse_homeserver'],
  },
  {
    port: 8009,
    protocol: 'tcp',
    name: 'Google Cast / Tomcat AJP',
    what: {
      en: 'Controls a Chromecast, or links Tomcat to a web server; opened by the device or Tomcat',
      ja: 'Chromecast を操る、または Tomcat をウェブサーバーにつなぐ。機器自身や Tomcat が開く',
    },
    source:
      'github:home-assistant-libs/pychromecast@f44da6be4d pychromecast/__init__.py:57; github:apache/tomcat@84ac9af072 conf/server.xml:98',
    programs: ['cast_shell', 'java', 'tomcat'],
  },
  {
    port: 8060,
    protocol: 'tcp',
    name: 'Roku control',
    what: {
      en: 'Remote control of a Roku; opened by the device itself',
      ja: 'Roku のリモコン。機器自身が開く',
    },
    source: 'github:ctalkington/python-rokuecp@16c54197bc src/rokuecp/rokuecp.py:39',
    programs: ['roku'],
  },
  {
    port: 8096,
    protocol: 'tcp',
    name: 'Jellyfin / Emby',
    what: {
      en: 'Films and music for other devices; opened by Jellyfin or Emby',
      ja: '映画や音楽をほかの機器に流す。Jellyfin や Emby が開く',
    },
    source: 'github:jellyfin/jellyfin.org@04dc6a60fd docs/general/clients/kodi.md:77',
    programs: ['jellyfin', 'embyserver', 'emby-server', 'dotnet'],
  },
  {
    port: 8989,
    protocol: 'tcp',
    name: 'Sonarr',
    what: {
      en: 'Looks after a series library; opened by Sonarr',
      ja: '番組のライブラリーを管理する。Sonarr が開く',
    },
    source: 'github:linuxserver/docker-documentation@002af3ee68 docs/images/docker-sonarr.md:50',
    programs: ['sonarr', 'mono'],
  },
  {
    port: 32400,
    protocol: 'tcp',
    name: 'Plex Media Server',
    what: {
      en: 'Films and music for other devices; opened by Plex',
      ja: '映画や音楽をほかの機器に流す。Plex が開く',
    },
    source: 'github:plexinc/pms-docker@1cef65e93a README.md:67',
    programs: ['plex media server', 'plex media serv', 'plexmediaserver'],
    exclusive: true,
  },
  {
    port: 57621,
    protocol: 'tcp',
    name: 'Spotify',
    what: {
      en: 'Finds speakers and other players nearby; opened by Spotify',
      ja: '近くのスピーカーや再生機を探す。Spotify が開く',
    },
    source: 'NixOS firewall rules that open it for Spotify; document of the vendor not seen',
    programs: ['spotify'],
  },
];
