import type { CommonUse } from '../common-use.ts';

/** Doors of web apps in development. Ports 1313 to 4567. */
export const DEV_SERVERS_LOW_USES: readonly CommonUse[] = [
  {
    port: 1313,
    protocol: 'tcp',
    name: 'Hugo server',
    what: {
      en: 'Preview of a static site; opened by hugo server',
      ja: '静的サイトの下見。hugo server が開く',
    },
    source: 'github:gohugoio/hugo@7b5199fdef commands/server.go:539',
    programs: ['hugo'],
  },
  {
    port: 1337,
    protocol: 'tcp',
    name: 'Sails / Strapi',
    what: {
      en: 'Node.js web application in development; opened by Sails or Strapi',
      ja: '開発中の Node.js アプリ。Sails や Strapi が開く',
    },
    source: 'github:balderdashy/sails@7b76422cc2 lib/hooks/http/index.js:30',
    programs: ['node', 'sails', 'strapi', 'bun'],
  },
  {
    port: 1420,
    protocol: 'tcp',
    name: 'Tauri dev server',
    what: {
      en: 'Front end of a desktop app in development; opened by the Tauri tools',
      ja: '開発中のデスクトップアプリの画面側。Tauri のツールが開く',
    },
    source: 'github:tauri-apps/create-tauri-app@a5a53fdc13 CHANGELOG.md:575',
    programs: ['node', 'vite', 'deno', 'bun', 'trunk', 'tauri'],
  },
  {
    port: 2368,
    protocol: 'tcp',
    name: 'Ghost',
    what: { en: 'Blog; opened by Ghost', ja: 'ブログ。Ghost が開く' },
    source: 'github:docker-library/docs@c4a9ba4144 ghost/README.md:60',
    programs: ['node', 'ghost'],
  },
  {
    port: 3000,
    protocol: 'tcp',
    name: 'Web development servers and Grafana',
    what: {
      en: 'The usual door of web apps in development (Rails, React, Nuxt) and of Grafana; any program may open it',
      ja: '開発中のウェブアプリ（Rails、React、Nuxt）と Grafana の定番。どのプログラムも開きうる',
    },
    source:
      'github:rails/rails@2a2db1e8d6 railties/lib/rails/commands/server/server_command.rb:102; github:facebook/create-react-app@6254386531 packages/react-scripts/scripts/start.js:55; github:nuxt/cli@41863327b9 packages/nuxt-cli/src/dev/listen.ts:491; github:grafana/loki@65e30f8488 docs/sources/get-started/quick-start/quick-start.md:175',
    programs: [],
  },
  {
    port: 3001,
    protocol: 'tcp',
    name: 'Uptime Kuma / Browsersync / second dev server',
    what: {
      en: 'Status page, sync settings, or the next choice when 3000 is taken; any program may open it',
      ja: '稼働監視や画面同期、または 3000 が使用中のときの次の番号。どのプログラムも開きうる',
    },
    source:
      'github:louislam/uptime-kuma@6398a9581d README.md:49; github:BrowserSync/browser-sync@dc74bc0a6b packages/browser-sync/lib/default-config.js:10',
    programs: [],
  },
  {
    port: 3333,
    protocol: 'tcp',
    name: 'Node.js development servers',
    what: {
      en: 'Web app in development, such as AdonisJS; any program may open it',
      ja: 'AdonisJS など開発中のウェブアプリ。どのプログラムも開きうる',
    },
    source: 'github:adonisjs/web-starter-kit@87a022bc82 .env.example:2',
    programs: [],
  },
  {
    port: 4000,
    protocol: 'tcp',
    name: 'Jekyll / Phoenix / Hexo / Firebase Emulator',
    what: {
      en: 'Site preview or web app in development; any program may open it',
      ja: 'サイトの下見や開発中のウェブアプリ。どのプログラムも開きうる',
    },
    source:
      'github:jekyll/jekyll@202df57131 lib/jekyll/configuration.rb:47; github:phoenixframework/phoenix@167c46950c guides/introduction/up_and_running.md:110; github:hexojs/hexo-server@0b8349b80d README.md:24; github:firebase/firebase-tools@a786bda73b src/emulator/constants.ts:4',
    programs: [],
  },
  {
    port: 4173,
    protocol: 'tcp',
    name: 'Vite preview',
    what: {
      en: 'Preview of a finished build; opened by vite preview',
      ja: 'できあがったビルドの下見。vite preview が開く',
    },
    source: 'github:vitejs/vite@a98c8d95d5 docs/config/preview-options.md:34',
    programs: ['node', 'vite', 'bun', 'deno'],
  },
  {
    port: 4200,
    protocol: 'tcp',
    name: 'Angular dev server',
    what: {
      en: 'Angular app in development; opened by ng serve',
      ja: '開発中の Angular アプリ。ng serve が開く',
    },
    source:
      'github:angular/angular-cli@9a1b250bbd packages/angular/build/src/builders/dev-server/schema.json:15',
    programs: ['node', 'ng', 'bun'],
  },
  {
    port: 4321,
    protocol: 'tcp',
    name: 'Astro dev server',
    what: {
      en: 'Astro site in development; opened by astro dev',
      ja: '開発中の Astro サイト。astro dev が開く',
    },
    source:
      'github:withastro/astro@99d3d3dbbf packages/astro/src/core/config/schemas/defaults.ts:34',
    programs: ['node', 'astro', 'bun', 'deno'],
  },
  {
    port: 4567,
    protocol: 'tcp',
    name: 'Sinatra',
    what: {
      en: 'Small Ruby web app; opened by Sinatra',
      ja: '小さな Ruby のウェブアプリ。Sinatra が開く',
    },
    source: 'github:sinatra/sinatra@cb22afd790 lib/sinatra/base.rb:1976',
    programs: ['ruby', 'puma', 'rackup', 'thin', 'webrick', 'java'],
  },
];
