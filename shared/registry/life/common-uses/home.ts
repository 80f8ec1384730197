import type { CommonUse } from '../common-use.ts';

/** Doors of home automation. */
export const HOME_USES: readonly CommonUse[] = [
  {
    port: 1880,
    protocol: 'tcp',
    name: 'Node-RED',
    what: {
      en: 'Editor for automations; opened by Node-RED',
      ja: '自動化を組み立てる画面。Node-RED が開く',
    },
    source: 'github:node-red/node-red@1f38dc899b packages/node_modules/node-red/settings.js:146',
    programs: ['node', 'node-red'],
  },
  {
    port: 8123,
    protocol: 'tcp',
    name: 'Home Assistant / ClickHouse',
    what: {
      en: 'Page of a smart home, or a database; opened by Home Assistant or ClickHouse',
      ja: 'スマートホームの画面、またはデータベース。Home Assistant や ClickHouse が開く',
    },
    source:
      'github:linuxserver/docker-documentation@002af3ee68 docs/images/docker-homeassistant.md:43; github:docker-library/docs@c4a9ba4144 clickhouse/README.md:177',
    programs: ['python', 'hass', 'homeassistant', 'clickhouse-server', 'clickhouse'],
  },
  {
    port: 51826,
    protocol: 'tcp',
    name: 'Homebridge',
    what: {
      en: 'Brings devices into Apple Home; opened by Homebridge',
      ja: '機器を Apple のホームにつなぐ。Homebridge が開く',
    },
    source: 'github:homebridge/homebridge@50f91541bc config-sample.json:7',
    programs: ['node', 'homebridge', 'hb-service'],
  },
];
