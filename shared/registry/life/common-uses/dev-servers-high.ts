import type { CommonUse } from '../common-use.ts';

/** Doors of web apps in development. Ports 5000 to 35729. */
export const DEV_SERVERS_HIGH_USES: readonly CommonUse[] = [
  {
    port: 5000,
    protocol: 'tcp',
    name: 'AirPlay Receiver / Flask / container registry',
    what: {
      en: 'Takes AirPlay on a Mac, else a Flask app or an image registry; opened by Control Center or a development tool',
      ja: 'Mac では AirPlay の受信、ほかでは Flask やイメージ置き場。コントロールセンターや開発ツールが開く',
    },
    source:
      'github:pallets/flask@2ac89889f4 docs/server.rst:80; github:docker-library/docs@c4a9ba4144 registry/README.md:57',
    programs: [
      'controlcenter',
      'controlce',
      'airplayxpchelper',
      'python',
      'flask',
      'registry',
      'dotnet',
      'kestrel',
    ],
  },
  {
    port: 5173,
    protocol: 'tcp',
    name: 'Vite dev server',
    what: { en: 'Front end in development; opened by vite', ja: '開発中の画面側。vite が開く' },
    source: 'github:vitejs/vite@a98c8d95d5 packages/vite/src/node/constants.ts:209',
    programs: ['node', 'vite', 'bun', 'deno'],
  },
  {
    port: 5500,
    protocol: 'tcp',
    name: 'VS Code Live Server',
    what: {
      en: "Preview of static pages; opened by an editor's extension",
      ja: '静的ページの下見。エディターの拡張が開く',
    },
    source: 'github:ritwickdey/vscode-live-server@e9c29e4a64 docs/settings.md:4',
    programs: [
      'code',
      'code-insiders',
      'codium',
      'vscodium',
      'cursor',
      'windsurf',
      'code helper',
      'code helper (plugin)',
      'electron',
      'node',
    ],
  },
  {
    port: 6006,
    protocol: 'tcp',
    name: 'Storybook / TensorBoard',
    what: {
      en: 'Workshop for components, or charts of training; opened by Storybook or TensorBoard',
      ja: '部品の見本帳、または学習のグラフ。Storybook や TensorBoard が開く',
    },
    source:
      'github:storybookjs/test-runner@5c4501c5c2 README.md:140; github:tensorflow/tensorboard@70b76c9228 README.md:52',
    programs: ['node', 'storybook', 'python', 'tensorboard', 'bun'],
  },
  {
    port: 8000,
    protocol: 'tcp',
    name: 'Local web servers (Django, Python, Laravel)',
    what: {
      en: 'Web app or folder served for development; any program may open it',
      ja: '開発用のウェブアプリやフォルダーの公開。どのプログラムも開きうる',
    },
    source:
      'Debian python3-django 3.2.25, runserver.py; Debian python3.11, python3 -m http.server --help; github:mkdocs/mkdocs@2862536793 docs/getting-started.md:47; github:laravel/framework@bd71b45fbb src/Illuminate/Foundation/Console/ServeCommand.php:260',
    programs: [],
  },
  {
    port: 8080,
    protocol: 'tcp',
    name: 'Second web port (webpack, Tomcat, Jenkins)',
    what: {
      en: 'The usual alternative to port 80; any program may open it',
      ja: '80 番の代わりの定番。どのプログラムも開きうる',
    },
    source:
      'github:webpack/webpack-dev-server@f78499fbb2 lib/Server.js:534; github:vuejs/vue-cli@f0f254e4bc packages/@vue/cli-service/lib/commands/serve.js:12; github:apache/tomcat@84ac9af072 conf/server.xml:68; github:jenkinsci/docker@ab3f5e0a80 README.md:17; github:mitmproxy/mitmproxy@8fc25b3045 mitmproxy/options.py:105',
    programs: [],
  },
  {
    port: 8081,
    protocol: 'tcp',
    name: 'Metro / mitmweb / mongo-express',
    what: {
      en: 'Bundler of React Native or a web page of a tool; any program may open it',
      ja: 'React Native のバンドラーやツールの画面。どのプログラムも開きうる',
    },
    source:
      'github:facebook/metro@a4e01a994f packages/metro-config/src/defaults/index.js:78; github:mitmproxy/mitmproxy@8fc25b3045 mitmproxy/tools/web/webaddons.py:92; github:docker-library/docs@c4a9ba4144 mongo-express/content.md:12',
    programs: [],
  },
  {
    port: 8090,
    protocol: 'tcp',
    name: 'PocketBase',
    what: {
      en: 'Small back end in one file; opened by PocketBase',
      ja: '一つのファイルで動く小さなバックエンド。PocketBase が開く',
    },
    source: 'github:pocketbase/pocketbase@5d217ddb50 cmd/serve.go:22',
    programs: ['pocketbase'],
  },
  {
    port: 8100,
    protocol: 'tcp',
    name: 'Ionic dev server',
    what: {
      en: 'Mobile app in development; opened by ionic serve',
      ja: '開発中のモバイルアプリ。ionic serve が開く',
    },
    source:
      'github:ionic-team/ionic-cli@cb44be3888 packages/@ionic/cli/src/commands/capacitor/run.ts:37',
    programs: ['node', 'ionic', 'ng', 'vite'],
  },
  {
    port: 8443,
    protocol: 'tcp',
    name: 'Second HTTPS port',
    what: {
      en: 'Encrypted web page of a tool such as UniFi or code-server; any program may open it',
      ja: 'UniFi や code-server などの暗号化された画面。どのプログラムも開きうる',
    },
    source:
      'github:linuxserver/docker-documentation@002af3ee68 docs/images/docker-unifi-network-application.md:40; github:linuxserver/docker-documentation@002af3ee68 docs/images/docker-code-server.md:53',
    programs: [],
  },
  {
    port: 24678,
    protocol: 'tcp',
    name: 'Vite hot reload',
    what: {
      en: 'Tells the browser that code changed; opened by Vite inside another server',
      ja: 'コードの変更をブラウザーに伝える。別のサーバー内の Vite が開く',
    },
    source: 'github:vitejs/vite@a98c8d95d5 packages/vite/src/node/plugins/clientInjections.ts:96',
    programs: ['node', 'vite', 'bun', 'deno'],
  },
  {
    port: 35729,
    protocol: 'tcp',
    name: 'LiveReload',
    what: {
      en: 'Makes the browser load a page again; opened by a development tool',
      ja: 'ページの再読み込みをブラウザーに促す。開発ツールが開く',
    },
    source: 'github:napcs/node-livereload@b1fb088f42 README.md:15',
    programs: [
      'node',
      'livereload',
      'ruby',
      'guard',
      'hugo',
      'jekyll',
      'python',
      'mkdocs',
      'java',
      'bun',
    ],
  },
];
