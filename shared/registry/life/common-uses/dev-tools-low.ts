import type { CommonUse } from '../common-use.ts';

/** Doors of debuggers, test tools and stand-ins for services. Ports 1025 to 8025. */
export const DEV_TOOLS_LOW_USES: readonly CommonUse[] = [
  {
    port: 1025,
    protocol: 'tcp',
    name: 'Mailpit / MailHog SMTP',
    what: {
      en: 'Catches e-mails of tests; opened by Mailpit or MailHog',
      ja: 'テストのメールを受け止める。Mailpit や MailHog が開く',
    },
    source: 'github:axllent/mailpit@408b30d597 README.md:59',
    programs: ['mailpit', 'mailhog', 'maildev', 'node', 'inbucket'],
  },
  {
    port: 1099,
    protocol: 'tcp',
    name: 'Java RMI registry / JMX',
    what: {
      en: 'Manages a running Java program; opened by that program',
      ja: '動いている Java プログラムを管理する。そのプログラムが開く',
    },
    source: 'IANA registry of 2026-08-17: rmiregistry',
    programs: ['java', 'rmiregistry', 'javaw', 'jsvc'],
    exclusive: true,
  },
  {
    port: 4040,
    protocol: 'tcp',
    name: 'ngrok inspector / Spark UI',
    what: {
      en: 'Shows requests of a tunnel, or jobs of Spark; opened by ngrok or Spark',
      ja: 'トンネルの要求や Spark の処理を見せる。ngrok や Spark が開く',
    },
    source: 'github:ngrok/ngrok-docs@56a5f9960f agent/api.mdx:25',
    programs: ['ngrok', 'java'],
  },
  {
    port: 4444,
    protocol: 'tcp',
    name: 'Selenium Grid / geckodriver',
    what: {
      en: 'Drives browsers in tests; opened by Selenium or geckodriver',
      ja: 'テストでブラウザーを操る。Selenium や geckodriver が開く',
    },
    source: 'github:SeleniumHQ/docker-selenium@3290a305c0 README.md:99',
    programs: ['java', 'selenium', 'selenium-server', 'geckodriver', 'node'],
  },
  {
    port: 4566,
    protocol: 'tcp',
    name: 'LocalStack',
    what: {
      en: "Stand-in for Amazon's cloud; opened by LocalStack",
      ja: 'Amazon のクラウドの代役。LocalStack が開く',
    },
    source: 'github:localstack/localstack@8b9a79f058 docker-compose.yml:6',
    programs: ['python', 'localstack', 'localstack-supervisor'],
  },
  {
    port: 4723,
    protocol: 'tcp',
    name: 'Appium',
    what: {
      en: 'Drives phones in tests; opened by Appium',
      ja: 'テストで電話を操る。Appium が開く',
    },
    source: 'github:appium/appium@17be28c750 README.md:140',
    programs: ['node', 'appium'],
  },
  {
    port: 4873,
    protocol: 'tcp',
    name: 'Verdaccio',
    what: {
      en: 'Private store of npm packages; opened by Verdaccio',
      ja: '手元の npm パッケージ置き場。Verdaccio が開く',
    },
    source: 'npm verdaccio 6.8.0, README.md:44',
    programs: ['node', 'verdaccio'],
  },
  {
    port: 5001,
    protocol: 'tcp',
    name: 'IPFS API / Synology / Firebase Functions',
    what: {
      en: 'Control page of one of several unrelated programs; any program may open it',
      ja: '互いに無関係ないくつかのソフトの操作口。どのプログラムも開きうる',
    },
    source:
      'github:ipfs/kubo@867cdc5d80 config/init.go:117; github:N4S4/synology-api@50b4343c7f README.md:101; github:firebase/firebase-tools@a786bda73b src/emulator/constants.ts:8',
    programs: [],
  },
  {
    port: 5005,
    protocol: 'tcp',
    name: 'Java debugger',
    what: {
      en: 'Lets a debugger into a Java program; opened by that program',
      ja: 'Java プログラムにデバッガーを入れる。そのプログラムが開く',
    },
    source:
      'github:apache/maven-surefire@be930385dd maven-surefire-plugin/src/site/apt/developing.apt.vm:65',
    programs: ['java', 'javaw'],
  },
  {
    port: 5037,
    protocol: 'tcp',
    name: 'adb server',
    what: { en: 'Talks to Android devices; opened by adb', ja: 'Android 機器と話す。adb が開く' },
    source: 'Debian adb 29.0.6, adb(1)',
    programs: ['adb'],
  },
  {
    port: 5555,
    protocol: 'tcp',
    name: 'Android adb over network / Prisma Studio',
    what: {
      en: 'Debugs an Android device, or shows a database; opened by adbd or Prisma',
      ja: 'Android 機器のデバッグ、またはデータベースの閲覧。adbd や Prisma が開く',
    },
    source: 'Debian adb 29.0.6, adb(1)',
    programs: ['adb', 'adbd', 'node', 'prisma', 'qemu-system-x86_64', 'emulator'],
  },
  {
    port: 5678,
    protocol: 'tcp',
    name: 'debugpy / n8n',
    what: {
      en: 'Debugs Python, or runs workflows; opened by debugpy or n8n',
      ja: 'Python のデバッグ、またはワークフロー。debugpy や n8n が開く',
    },
    source:
      'github:microsoft/debugpy@2f73444688 README.md:25; github:n8n-io/self-hosted-ai-starter-kit@9ccbaf42e0 README.md:98',
    programs: ['python', 'debugpy', 'node', 'n8n'],
  },
  {
    port: 6060,
    protocol: 'tcp',
    name: 'Go profiler',
    what: {
      en: 'Measures a running Go program; opened by that program under any name',
      ja: '動いている Go プログラムを計測する。どんな名前のプログラムも開きうる',
    },
    source: 'Go standard library, documentation of net/http/pprof',
    programs: [],
  },
  {
    port: 8025,
    protocol: 'tcp',
    name: 'Mailpit / MailHog web page',
    what: {
      en: 'Shows the e-mails that tests sent; opened by Mailpit or MailHog',
      ja: 'テストが送ったメールを見せる。Mailpit や MailHog が開く',
    },
    source: 'github:axllent/mailpit@408b30d597 README.md:59',
    programs: ['mailpit', 'mailhog', 'maildev'],
  },
];
