import type { Risk } from './risks-entry.ts';
import { file } from './risks-entry.ts';

/** Tools of developers and administrators: debuggers, control pages, services that run code. */
export const TOOL_RISKS: readonly Risk[] = [
  {
    port: 631,
    protocol: 'tcp',
    severity: 'low',
    reason: {
      en: 'CUPS listens on this machine only, unless sharing printers or remote administration is switched on. Open to the network, it can be printed on, or administered, from there. Switch off what is not wanted.',
      ja: 'CUPS は、プリンターの共有か遠隔管理を有効にしない限り、このマシンだけで待ち受けます。ネットワークに開いていれば、そこから印刷や管理ができます。不要なら無効にできます。',
    },
    source: file('OpenPrinting/cups', 'doc/help/security.html', 'd19bccfed2'),
  },
  {
    port: 1099,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'JMX manages a Java program from afar. An agent that was started without a log-in lets callers load code into that program. Switch the log-in and TLS on, or bind it to this machine.',
      ja: 'JMX は、Java プログラムを離れた場所から管理します。ログインなしで起動したエージェントでは、来た人がそのプログラムにコードを読み込ませられます。ログインと TLS を有効にするか、このマシンだけで待ち受けさせられます。',
    },
    source:
      'Oracle, Monitoring and Management Using JMX Technology, https://docs.oracle.com/en/java/javase/17/management/monitoring-and-management-using-jmx-technology.html',
  },
  {
    port: 1880,
    protocol: 'tcp',
    severity: 'critical',
    reason: {
      en: 'The editor of Node-RED builds flows that run code here, and asks for no log-in until adminAuth is set. Whoever can come to this door can run code on this machine. Set adminAuth, or bind it to this machine.',
      ja: 'Node-RED のエディターで作るフローは、ここでコードを実行します。adminAuth を設定するまで、ログインを求めません。このドアに来られる人は、このマシンでコードを実行できます。adminAuth を設定するか、このマシンだけで待ち受けさせられます。',
    },
    source: file('node-red/node-red', 'packages/node_modules/node-red/settings.js', '1f38dc899b'),
  },
  {
    port: 3128,
    protocol: 'tcp',
    severity: 'medium',
    reason: {
      en: 'Squid fetches pages for callers. Open to everybody, it does so for strangers, in the name of this machine’s address. Name the networks that may use it in its access rules.',
      ja: 'Squid は、来た人の代わりにページを取りに行きます。誰にでも開いていると、知らない人のために、このマシンのアドレスで取りに行きます。使ってよいネットワークをアクセスルールで指定できます。',
    },
    source: file('squid-cache/squid', 'src/cf.data.pre', '7c20a8a787'),
  },
  {
    port: 4455,
    protocol: 'tcp',
    severity: 'medium',
    reason: {
      en: 'OBS can be controlled through this door: scenes, recording, streaming. The password that OBS generates keeps others out. Leave it on, or switch the server off.',
      ja: 'このドアから、OBS の場面・録画・配信を操作できます。ほかの人を断るのは、OBS が作るパスワードです。有効のままにするか、サーバーを無効にできます。',
    },
    source: file('obsproject/obs-websocket', 'README.md', '032c99331b'),
  },
  {
    port: 5000,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'Development servers such as Flask’s wait here. The debugger of such a server runs any code that is typed into its page. Bind it to this machine, and use another server for the network.',
      ja: 'Flask などの開発用サーバーがよく使うポートです。そのデバッガーは、ページに入力されたコードを何でも実行します。このマシンだけで待ち受けさせ、公開には別のサーバーを使えます。',
    },
    source: file('pallets/flask', 'docs/debugging.rst', '2ac89889f4'),
  },
  {
    port: 5005,
    protocol: 'tcp',
    severity: 'critical',
    reason: {
      en: 'The debugger of Java (JDWP) has no log-in. Whoever can come to this door can run any code in the program. Bind it to this machine, and switch it off when debugging is done.',
      ja: 'Java のデバッガー（JDWP）にはログインがありません。このドアに来られる人は、プログラムの中でどんなコードも実行できます。このマシンだけで待ち受けさせ、デバッグが終わったら無効にできます。',
    },
    source:
      'Oracle, JPDA Connection and Invocation, https://docs.oracle.com/en/java/javase/17/docs/specs/jpda/conninv.html',
  },
  {
    port: 5678,
    protocol: 'tcp',
    severity: 'critical',
    reason: {
      en: 'debugpy runs whatever its client sends, inside the Python program. Whoever can come to this door can run code there. Bind it to this machine, and come through SSH from elsewhere.',
      ja: 'debugpy は、クライアントが送るものを、Python プログラムの中で何でも実行します。このドアに来られる人は、そこでコードを実行できます。このマシンだけで待ち受けさせ、ほかの場所からは SSH を通して使えます。',
    },
    source: file('microsoft/debugpy', 'README.md', '2f73444688'),
  },
  {
    port: 8009,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'AJP connects Tomcat with a web server in front of it, unencrypted, and is made for trusted networks. In older versions callers could read files through it (CVE-2020-1938). Bind it to this machine, or remove the connector.',
      ja: 'AJP は、Tomcat と前に置いたウェブサーバーを暗号化せずにつなぐもので、信頼できるネットワークのために作られています。古いバージョンでは、来た人がファイルを読めました（CVE-2020-1938）。このマシンだけで待ち受けさせるか、コネクターを削除できます。',
    },
    source: file('apache/tomcat', 'webapps/docs/security-howto.xml', '84ac9af072'),
  },
  {
    port: 8265,
    protocol: 'tcp',
    severity: 'critical',
    reason: {
      en: 'The dashboard of Ray takes jobs, and a job is any code. Whoever can come to this door can run code on the cluster; Ray expects the network to keep others away. Bind it to this machine, or use a firewall.',
      ja: 'Ray のダッシュボードはジョブを受け付け、ジョブはどんなコードでもかまいません。来られる人は、クラスターでコードを実行できます。Ray は、ほかの人が来られないネットワークで使う前提です。このマシンだけで待ち受けさせるか、ファイアウォールを使えます。',
    },
    source: 'Ray documentation, Security, https://docs.ray.io/en/latest/ray-security/index.html',
  },
  {
    port: 8384,
    protocol: 'tcp',
    severity: 'medium',
    reason: {
      en: 'The page of Syncthing sets what is shared and with whom. Beyond this machine it needs a user name and a strong password. Set them, or bind it to this machine.',
      ja: 'Syncthing の画面では、何を誰と共有するかを決めます。このマシンの外に開くなら、ユーザー名と強いパスワードが要ります。設定するか、このマシンだけで待ち受けさせられます。',
    },
    source: file('syncthing/docs', 'users/guilisten.rst', '766daa6e2b'),
  },
  {
    port: 8545,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'Through JSON-RPC an Ethereum node takes orders. Open nodes are searched for, and pages in a browser on this machine can call it as well. Bind it to this machine, and offer only the calls that are needed.',
      ja: 'Ethereum ノードは、JSON-RPC で命令を受け付けます。開いたノードは探されており、このマシンのブラウザーのページからも呼び出せます。このマシンだけで待ち受けさせ、必要な呼び出しだけを許可できます。',
    },
    source: file('ethereum/go-ethereum', 'README.md', '02b73d4ea7'),
  },
  {
    port: 8888,
    protocol: 'tcp',
    severity: 'critical',
    reason: {
      en: 'A Jupyter server runs code and gives a terminal. Its token keeps others out, unless somebody switched that off. Check that it asks for one, or bind it to this machine.',
      ja: 'Jupyter サーバーはコードを実行し、ターミナルも使わせます。無効にしていなければ、トークンがほかの人を断ります。トークンを求めることを確かめるか、このマシンだけで待ち受けさせられます。',
    },
    source: file(
      'jupyter-server/jupyter_server',
      'docs/source/operators/security.rst',
      '9a4d6eea2b',
    ),
  },
  {
    port: 9091,
    protocol: 'tcp',
    severity: 'medium',
    reason: {
      en: 'The page of Transmission asks for no password as it comes; only a list of addresses says who may use it. Switch the password on (rpc-authentication-required).',
      ja: 'Transmission の画面は、最初はパスワードを求めず、使える人はアドレスの一覧だけで決まります。rpc-authentication-required でパスワードを有効にできます。',
    },
    source: file('transmission/transmission', 'docs/Editing-Configuration-Files.md', '85fc9d915c'),
  },
  {
    port: 9222,
    protocol: 'tcp',
    severity: 'critical',
    reason: {
      en: 'Through its remote debugging a browser can be steered, and its cookies read, without a log-in. Whoever can come to this door is logged in wherever the browser is. Bind it to this machine, and end the browser when done.',
      ja: 'リモートデバッグでは、ログインなしでブラウザーを操作し、Cookie を読めます。このドアに来られる人は、そのブラウザーがログインしているどのサイトも使えます。このマシンだけで待ち受けさせ、終わったらブラウザーを終了できます。',
    },
    source:
      'Chrome for Developers, remote debugging, https://developer.chrome.com/blog/remote-debugging-port',
  },
  {
    port: 9229,
    protocol: 'tcp',
    severity: 'critical',
    reason: {
      en: 'The inspector of Node.js runs any code its client sends, inside the program. Whoever can come to this door can run code there. Bind it to 127.0.0.1, as Node.js does by itself.',
      ja: 'Node.js のインスペクターは、クライアントが送るコードを、プログラムの中で何でも実行します。このドアに来られる人は、そこでコードを実行できます。Node.js の初期設定どおり、127.0.0.1 で待ち受けさせられます。',
    },
    source: 'Node.js documentation, --inspect, https://nodejs.org/api/cli.html#--inspecthostport',
  },
  {
    port: 11434,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'Ollama asks for no log-in. Bound to all interfaces, it lets the whole network use its models, load others and delete them. Bind it to this machine, or put a proxy with a log-in in front of it.',
      ja: 'Ollama はログインを求めません。すべてのインターフェースで待ち受けると、ネットワークの誰もがモデルを使い、追加し、消せます。このマシンだけで待ち受けさせるか、ログインのあるプロキシを前に置けます。',
    },
    source: file('ollama/ollama', 'docs/api/authentication.mdx', 'fb30760996'),
  },
];
