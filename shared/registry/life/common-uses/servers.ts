import type { CommonUse } from '../common-use.ts';

/** Doors of web, Java, data and business servers. */
export const SERVERS_USES: readonly CommonUse[] = [
  {
    port: 2019,
    protocol: 'tcp',
    name: 'Caddy admin API',
    what: {
      en: "Changes the web server's settings; opened by Caddy",
      ja: 'ウェブサーバーの設定を変える。Caddy が開く',
    },
    source: 'github:caddyserver/caddy@0cf03d32f7 admin.go:1433',
    programs: ['caddy', 'frankenphp'],
  },
  {
    port: 7077,
    protocol: 'tcp',
    name: 'Spark master',
    what: {
      en: 'Shares work among a Spark cluster; opened by Spark',
      ja: 'Spark クラスターに仕事を配る。Spark が開く',
    },
    source: 'github:big-data-europe/docker-spark@6fc7f76ee7 README.md:60',
    programs: ['java', 'spark'],
  },
  {
    port: 8005,
    protocol: 'tcp',
    name: 'Tomcat shutdown',
    what: {
      en: 'Waits on loopback for the word to stop; opened by Tomcat',
      ja: 'ループバックで停止の合図を待つ。Tomcat が開く',
    },
    source: 'github:apache/tomcat@84ac9af072 conf/server.xml:22',
    programs: ['java', 'tomcat', 'javaw'],
  },
  {
    port: 8069,
    protocol: 'tcp',
    name: 'Odoo',
    what: { en: 'Business software; opened by Odoo', ja: '業務ソフト。Odoo が開く' },
    source: 'github:docker-library/docs@c4a9ba4144 odoo/README.md:73',
    programs: ['odoo', 'odoo-bin', 'openerp-server', 'python'],
  },
  {
    port: 8088,
    protocol: 'tcp',
    name: 'Hadoop YARN / Superset',
    what: {
      en: 'Jobs of a Hadoop cluster, or charts; opened by YARN or Superset',
      ja: 'Hadoop の処理の管理、またはグラフ画面。YARN や Superset が開く',
    },
    source: 'github:big-data-europe/docker-hadoop@8414e2b051 README.md:37',
    programs: ['java', 'python', 'superset', 'gunicorn'],
  },
  {
    port: 9000,
    protocol: 'tcp',
    name: 'SonarQube / MinIO / ClickHouse / PHP-FPM',
    what: {
      en: 'One of several unrelated servers; opened by SonarQube, MinIO, ClickHouse or PHP',
      ja: '互いに無関係なサーバーの一つ。SonarQube、MinIO、ClickHouse、PHP などが開く',
    },
    source:
      'github:docker-library/docs@c4a9ba4144 sonarqube/README.md:125; github:minio/minio@7aac2a2c5b README.md:79; github:docker-library/docs@c4a9ba4144 clickhouse/README.md:177',
    programs: [
      'java',
      'minio',
      'clickhouse-server',
      'clickhouse',
      'php-fpm',
      'portainer',
      'sonarqube',
    ],
  },
  {
    port: 9001,
    protocol: 'tcp',
    name: 'MinIO console',
    what: {
      en: 'Page of an object store; opened by MinIO, also used by supervisord and Tor',
      ja: 'オブジェクト保管庫の画面。MinIO が開き、supervisord や Tor も使う',
    },
    source: 'github:minio/minio@7aac2a2c5b README.md:111',
    programs: ['minio', 'supervisord', 'tor', 'python', 'console'],
  },
  {
    port: 9870,
    protocol: 'tcp',
    name: 'Hadoop NameNode',
    what: {
      en: 'Page of a distributed file system; opened by Hadoop',
      ja: '分散ファイルシステムの画面。Hadoop が開く',
    },
    source: 'github:big-data-europe/docker-hadoop@8414e2b051 README.md:33',
    programs: ['java'],
  },
  {
    port: 9990,
    protocol: 'tcp',
    name: 'WildFly management',
    what: {
      en: 'Console of a Java server; opened by WildFly',
      ja: 'Java サーバーの管理画面。WildFly が開く',
    },
    source:
      'github:wildfly/wildfly-core@d5f32d1914 core-feature-pack/common/src/main/resources/content/bin/jboss-cli.xml:14',
    programs: ['java', 'wildfly', 'jboss'],
  },
  {
    port: 50000,
    protocol: 'tcp',
    name: 'Jenkins agents / IBM Db2',
    what: {
      en: 'Lets build machines join, or a database; opened by Jenkins or Db2',
      ja: 'ビルド用の機械の受け入れ、またはデータベース。Jenkins や Db2 が開く',
    },
    source: 'github:jenkinsci/docker@ab3f5e0a80 README.md:17',
    programs: ['java', 'jenkins', 'db2sysc'],
  },
];
