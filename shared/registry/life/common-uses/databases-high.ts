import type { CommonUse } from '../common-use.ts';

/** Doors of databases, caches and search engines. Ports 8108 to 33060. */
export const DATABASES_HIGH_USES: readonly CommonUse[] = [
  {
    port: 8108,
    protocol: 'tcp',
    name: 'Typesense',
    what: { en: 'Search engine; opened by Typesense', ja: '検索エンジン。Typesense が開く' },
    source:
      'github:typesense/typesense-website@b8d079f37d docs-site/content/0.11.0/api/authentication.md:24',
    programs: ['typesense-server'],
  },
  {
    port: 8529,
    protocol: 'tcp',
    name: 'ArangoDB',
    what: {
      en: 'Database of several models; opened by ArangoDB',
      ja: '複数のモデルを扱うデータベース。ArangoDB が開く',
    },
    source: 'github:docker-library/docs@c4a9ba4144 arangodb/README.md:78',
    programs: ['arangod'],
  },
  {
    port: 8983,
    protocol: 'tcp',
    name: 'Apache Solr',
    what: { en: 'Search engine; opened by Solr', ja: '検索エンジン。Solr が開く' },
    source: 'github:docker-library/docs@c4a9ba4144 solr/README.md:73',
    programs: ['java', 'solr'],
  },
  {
    port: 9042,
    protocol: 'tcp',
    name: 'Cassandra',
    what: {
      en: 'Database for programs; opened by Cassandra',
      ja: 'プログラム向けのデータベース。Cassandra が開く',
    },
    source: 'github:docker-library/cassandra@7b9da8f4f5 4.0/Dockerfile:178',
    programs: ['java', 'cassandra', 'scylla'],
  },
  {
    port: 9200,
    protocol: 'tcp',
    name: 'Elasticsearch / OpenSearch',
    what: {
      en: 'Search engine; opened by Elasticsearch or OpenSearch',
      ja: '検索エンジン。Elasticsearch か OpenSearch が開く',
    },
    source:
      'github:opensearch-project/documentation-website@cf95a341c9 _install-and-configure/configuring-opensearch/index.md:183',
    programs: ['java', 'elasticsearch', 'opensearch'],
  },
  {
    port: 9300,
    protocol: 'tcp',
    name: 'Elasticsearch between nodes',
    what: {
      en: 'Search engines talking to each other; opened by Elasticsearch',
      ja: '検索エンジンどうしの通信。Elasticsearch が開く',
    },
    source: 'github:docker-library/docs@c4a9ba4144 elasticsearch/README.md:89',
    programs: ['java', 'elasticsearch', 'opensearch'],
  },
  {
    port: 11211,
    protocol: 'tcp',
    name: 'memcached',
    what: {
      en: 'Cache kept in memory; opened by memcached',
      ja: 'メモリー上のキャッシュ。memcached が開く',
    },
    source: 'github:memcached/memcached@2d51e36479 doc/memcached.1:65',
    programs: ['memcached'],
    exclusive: true,
  },
  {
    port: 16379,
    protocol: 'tcp',
    name: 'Redis cluster bus',
    what: {
      en: 'Redis servers talking to each other; opened by Redis',
      ja: 'Redis どうしの通信。Redis が開く',
    },
    source: 'github:redis/docs@63f31f6998 content/operate/oss_and_stack/management/scaling.md:35',
    programs: ['redis-server', 'valkey-server', 'keydb-server'],
  },
  {
    port: 19530,
    protocol: 'tcp',
    name: 'Milvus',
    what: { en: 'Vector database; opened by Milvus', ja: 'ベクトルデータベース。Milvus が開く' },
    source: 'github:milvus-io/pymilvus@cf0bc76ccf pymilvus/bulk_writer/bulk_import.py:163',
    programs: ['milvus', 'milvus-lite'],
  },
  {
    port: 26257,
    protocol: 'tcp',
    name: 'CockroachDB',
    what: {
      en: 'Distributed database; opened by CockroachDB',
      ja: '分散データベース。CockroachDB が開く',
    },
    source: 'github:cockroachdb/docs@79e9a5d03f src/current/v25.1/alembic.md:108',
    programs: ['cockroach'],
    exclusive: true,
  },
  {
    port: 26379,
    protocol: 'tcp',
    name: 'Redis Sentinel',
    what: {
      en: 'Watches over Redis servers; opened by Redis Sentinel',
      ja: 'Redis を見張る。Redis Sentinel が開く',
    },
    source: 'github:redis/docs@63f31f6998 content/operate/oss_and_stack/management/sentinel.md:77',
    programs: ['redis-sentinel', 'redis-server', 'valkey-sentinel', 'valkey-server'],
  },
  {
    port: 27017,
    protocol: 'tcp',
    name: 'MongoDB',
    what: {
      en: 'Document database; opened by MongoDB',
      ja: 'ドキュメントデータベース。MongoDB が開く',
    },
    source: 'github:docker-library/docs@c4a9ba4144 mongo/README.md:147',
    programs: ['mongod', 'mongos', 'ferretdb'],
    exclusive: true,
  },
  {
    port: 28015,
    protocol: 'tcp',
    name: 'RethinkDB',
    what: {
      en: 'Document database; opened by RethinkDB',
      ja: 'ドキュメントデータベース。RethinkDB が開く',
    },
    source: 'github:rethinkdb/rethinkdb@8de19b3542 packaging/assets/config/default.conf.sample:50',
    programs: ['rethinkdb'],
  },
  {
    port: 33060,
    protocol: 'tcp',
    name: 'MySQL X protocol',
    what: {
      en: 'Second door of MySQL 8 for documents; opened by MySQL',
      ja: '文書を扱う MySQL 8 のもう一つの口。MySQL が開く',
    },
    source: 'IANA registry of 2026-08-17: mysqlx',
    programs: ['mysqld'],
  },
];
