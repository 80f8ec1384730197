import type { Risk } from './risks-entry.ts';
import { both, file } from './risks-entry.ts';

const DATABASE_SHEET = file(
  'OWASP/CheatSheetSeries',
  'cheatsheets/Database_Security_Cheat_Sheet.md',
  '6b8819da79',
);

/** Databases, stores, brokers and what watches them. */
export const DATA_RISKS: readonly Risk[] = [
  database(1433, 'Microsoft SQL Server'),
  database(1521, 'Oracle Database'),
  database(3306, 'MySQL / MariaDB'),
  database(5432, 'PostgreSQL'),
  {
    port: 2379,
    protocol: 'tcp',
    severity: 'critical',
    reason: {
      en: 'etcd keeps everything that a cluster knows, its secrets too, and asks clients for a certificate only if told to. Without that, whoever can come to this door reads and changes all of it. Start it with --client-cert-auth.',
      ja: 'etcd には、クラスターのすべての情報が、秘密も含めて入っています。指定しない限り、クライアントに証明書を求めません。その場合、このドアに来られる人はすべてを読み、書き換えられます。--client-cert-auth を付けて起動できます。',
    },
    source: both(
      file('etcd-io/etcd', 'server/etcdmain/help.go', 'c34dc7ee00'),
      file('aquasecurity/kube-bench', 'cfg/cis-1.11/etcd.yaml', 'a73ce37841'),
    ),
  },
  {
    port: 3100,
    protocol: 'tcp',
    severity: 'medium',
    reason: {
      en: 'Grafana Loki has no log-in of its own: whoever can come to this door reads the logs and adds to them. Put a reverse proxy with a log-in in front of it.',
      ja: 'Grafana Loki 自体にはログインがなく、このドアに来られる人はログを読み、書き足せます。ログインのあるリバースプロキシを前に置けます。',
    },
    source: file('grafana/loki', 'docs/sources/operations/authentication.md', '65e30f8488'),
  },
  {
    port: 4369,
    protocol: 'tcp',
    severity: 'medium',
    reason: {
      en: 'epmd tells every caller which Erlang nodes run here, and on which ports. Whoever also has their cookie can run code in them. Bind it to this machine or to the network of the cluster.',
      ja: 'epmd は、ここで動いている Erlang ノードとそのポートを誰にでも教えます。ノードの cookie も持っている人は、その中でコードを実行できます。このマシンか、クラスターのネットワークだけで待ち受けさせられます。',
    },
    source: file('rabbitmq/rabbitmq-website', 'docs/networking.md', '0acf2a429b'),
  },
  {
    port: 5672,
    protocol: 'tcp',
    severity: 'medium',
    reason: {
      en: 'RabbitMQ lets its default user guest in from this machine only; its other users can come from anywhere, and on this port without encryption. Check their passwords, and use 5671 with TLS.',
      ja: 'RabbitMQ は、最初からあるユーザー guest をこのマシンからだけ受け入れます。ほかのユーザーはどこからでも来られ、このポートでは暗号化されません。パスワードを確かめ、TLS を使う 5671 にできます。',
    },
    source: file('rabbitmq/rabbitmq-website', 'docs/access-control.md', '0acf2a429b'),
  },
  {
    port: 5984,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'CouchDB is a database over HTTP. Before version 3.0 it could run without any administrator, and then everybody was one. Check that there is one, or bind it to this machine.',
      ja: 'CouchDB は、HTTP で使うデータベースです。3.0 より前は管理者なしで動かすことができ、その場合は誰もが管理者でした。管理者がいることを確かめるか、このマシンだけで待ち受けさせられます。',
    },
    source: file('apache/couchdb', 'src/docs/src/best-practices/reverse-proxies.rst', 'a6778e5d49'),
  },
  {
    port: 6333,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'Qdrant starts without a log-in and listens on all interfaces. Whoever can come to this door reads and changes the collections. Set an API key, or bind it to this machine.',
      ja: 'Qdrant は、ログインなしで、すべてのインターフェースで待ち受けます。このドアに来られる人は、コレクションを読み、書き換えられます。API キーを設定するか、このマシンだけで待ち受けさせられます。',
    },
    source: file('qdrant/qdrant', 'README.md', '74f3e85b94'),
  },
  {
    port: 6379,
    protocol: 'tcp',
    severity: 'critical',
    reason: {
      en: 'Redis is made for networks that are trusted. Without a password, whoever can come to this door reads and deletes the data and can have files written. Keep protected mode on, set a password, or bind it to this machine.',
      ja: 'Redis は、信頼できるネットワークのために作られています。パスワードがなければ、このドアに来られる人はデータを読み、消し、ファイルを書かせることもできます。protected mode を切らずに、パスワードを設定するか、このマシンだけで待ち受けさせられます。',
    },
    source: both(
      file(
        'redis/docs',
        'content/operate/oss_and_stack/management/security/_index.md',
        '63f31f6998',
      ),
      file('redis/redis', 'redis.conf', '4f8cdc2a1e'),
    ),
  },
  {
    port: 8222,
    protocol: 'tcp',
    severity: 'medium',
    reason: {
      en: 'The monitoring of NATS asks for no log-in and listens on all interfaces. Whoever can come to this door sees connections, accounts and settings. Bind it to this machine.',
      ja: 'NATS の監視用のドアは、ログインを求めず、すべてのインターフェースで待ち受けます。来られる人は、接続・アカウント・設定を見られます。このマシンだけで待ち受けさせられます。',
    },
    source: file(
      'nats-io/nats.docs',
      'running-a-nats-service/configuration/monitoring.md',
      '98856081c8',
    ),
  },
  {
    port: 9000,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'MinIO starts with an account that is written in its manual, unless another one is set. Whoever tries that account reads and changes all objects. Set MINIO_ROOT_USER and MINIO_ROOT_PASSWORD.',
      ja: 'MinIO は、別のものを設定しない限り、説明書に書かれているアカウントで起動します。それを試した人は、すべてのオブジェクトを読み、書き換えられます。MINIO_ROOT_USER と MINIO_ROOT_PASSWORD を設定できます。',
    },
    source: file('minio/minio', 'README.md', '7aac2a2c5b'),
  },
  {
    port: 9090,
    protocol: 'tcp',
    severity: 'low',
    reason: {
      en: 'Prometheus takes it that whoever can come to it may read all metrics and its configuration. If that shows too much, bind it to this machine or put a proxy with a log-in in front of it.',
      ja: 'Prometheus は、来られる人は誰でもすべてのメトリクスと設定を読んでよい、という考えで作られています。見せすぎになるなら、このマシンだけで待ち受けさせるか、ログインのあるプロキシを前に置けます。',
    },
    source: file('prometheus/docs', 'docs/operating/security.md', 'c105550aad'),
  },
  {
    port: 9200,
    protocol: 'tcp',
    severity: 'critical',
    reason: {
      en: 'Elasticsearch and OpenSearch answer over HTTP. With their log-in off, as it was in Elasticsearch before version 8, whoever can come to this door reads and deletes every index. Switch it on, or bind the node to this machine.',
      ja: 'Elasticsearch と OpenSearch は HTTP で応答します。ログインが無効なら（バージョン 8 より前の Elasticsearch では最初は無効でした）、このドアに来られる人はすべてのインデックスを読み、消せます。有効にするか、このマシンだけで待ち受けさせられます。',
    },
    source:
      'Elastic, Elasticsearch security disabled, https://www.elastic.co/docs/reference/autoops-insights/elasticsearch_security_disabled',
  },
  {
    port: 11211,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'memcached asks for no log-in unless that is set up. Whoever can come to this door reads and changes what is kept in it. Bind it to this machine (-l 127.0.0.1).',
      ja: 'memcached は、設定しない限りログインを求めません。このドアに来られる人は、中のデータを読み、書き換えられます。-l 127.0.0.1 で、このマシンだけで待ち受けさせられます。',
    },
    source: 'memcached documentation, https://docs.memcached.org/',
  },
  {
    port: 15672,
    protocol: 'tcp',
    severity: 'medium',
    reason: {
      en: 'This is the administration of RabbitMQ over HTTP. Whoever logs in can rule the broker, and the password is sent unencrypted. Bind it to this machine, or use TLS.',
      ja: 'RabbitMQ を HTTP で管理するドアです。ログインした人はブローカーを操作でき、パスワードは暗号化されずに送られます。このマシンだけで待ち受けさせるか、TLS を使えます。',
    },
    source: file('rabbitmq/rabbitmq-website', 'docs/networking.md', '0acf2a429b'),
  },
  {
    port: 27017,
    protocol: 'tcp',
    severity: 'critical',
    reason: {
      en: 'MongoDB starts without access control. Whoever can come to this door then reads and deletes all data. Create a user and switch access control on, or bind it to this machine.',
      ja: 'MongoDB は、アクセス制御なしで起動します。その場合、このドアに来られる人はすべてのデータを読み、消せます。ユーザーを作ってアクセス制御を有効にするか、このマシンだけで待ち受けさせられます。',
    },
    source: file('docker-library/docs', 'mongo/README.md', 'c4a9ba4144'),
  },
];

/** A database that only the programs using it need to come to. */
function database(port: number, name: string): Risk {
  return {
    port,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: `${name} is a database, and only the hosts whose programs use it need to come to it. Open to everybody, one password stands before all data. Bind it to this machine, or let in those hosts only.`,
      ja: `${name} はデータベースで、それを使うプログラムのあるホストだけが来られれば足ります。誰にでも開いていると、データを守るのはパスワード一つです。このマシンだけで待ち受けさせるか、それらのホストだけに開けます。`,
    },
    source: DATABASE_SHEET,
  };
}
