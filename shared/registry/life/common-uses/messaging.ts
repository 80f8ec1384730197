import type { CommonUse } from '../common-use.ts';

/** Doors of message brokers and what keeps them in agreement. */
export const MESSAGING_USES: readonly CommonUse[] = [
  {
    port: 1883,
    protocol: 'tcp',
    name: 'MQTT',
    what: {
      en: 'Messages of home automation; opened by a broker such as Mosquitto',
      ja: 'ホームオートメーションのメッセージ。Mosquitto などが開く',
    },
    source: 'IANA registry of 2026-08-17: mqtt',
    programs: ['mosquitto', 'beam.smp', 'nanomq', 'java', 'emqx', 'vernemq', 'node', 'amqtt'],
  },
  {
    port: 2181,
    protocol: 'tcp',
    name: 'Apache ZooKeeper',
    what: {
      en: 'Keeps a cluster in agreement; opened by ZooKeeper',
      ja: 'クラスターの足並みをそろえる。ZooKeeper が開く',
    },
    source: 'github:apache/zookeeper@53a78e36f9 conf/zoo_sample.cfg:14',
    programs: ['java', 'zookeeper', 'clickhouse-keeper'],
  },
  {
    port: 4222,
    protocol: 'tcp',
    name: 'NATS',
    what: {
      en: 'Messages between programs; opened by NATS',
      ja: 'プログラム間のメッセージ。NATS が開く',
    },
    source: 'github:docker-library/docs@c4a9ba4144 nats/README.md:105',
    programs: ['nats-server', 'gnatsd'],
  },
  {
    port: 4369,
    protocol: 'tcp',
    name: 'epmd',
    what: {
      en: 'Tells where Erlang programs listen; opened by epmd for RabbitMQ and others',
      ja: 'Erlang のプログラムの居場所を教える。RabbitMQ などの epmd が開く',
    },
    source: 'github:rabbitmq/rabbitmq-website@0acf2a429b docs/networking.md:209',
    programs: ['epmd'],
    exclusive: true,
  },
  {
    port: 5672,
    protocol: 'tcp',
    name: 'AMQP (RabbitMQ)',
    what: {
      en: 'Messages between programs; opened by RabbitMQ',
      ja: 'プログラム間のメッセージ。RabbitMQ が開く',
    },
    source: 'IANA registry of 2026-08-17: amqp',
    programs: ['beam.smp', 'erl', 'rabbitmq-server', 'java', 'lavinmq', 'qpidd'],
    exclusive: true,
  },
  {
    port: 7233,
    protocol: 'tcp',
    name: 'Temporal',
    what: {
      en: 'Runs long workflows; opened by Temporal',
      ja: '長く続くワークフローを動かす。Temporal が開く',
    },
    source: 'github:temporalio/temporal@6805caea59 config/development-cass-archival.yaml:41',
    programs: ['temporal', 'temporal-server'],
  },
  {
    port: 8161,
    protocol: 'tcp',
    name: 'ActiveMQ console',
    what: {
      en: 'Page of a message broker; opened by ActiveMQ',
      ja: 'メッセージ仲介の画面。ActiveMQ が開く',
    },
    source:
      'github:apache/activemq@c3580e79d2 assembly/src/release/conf/jetty-spring.properties:35',
    programs: ['java', 'activemq'],
  },
  {
    port: 8222,
    protocol: 'tcp',
    name: 'NATS monitoring',
    what: {
      en: 'State of a message broker; opened by NATS',
      ja: 'メッセージ仲介の状態を見せる。NATS が開く',
    },
    source:
      'github:nats-io/nats.docs@98856081c8 running-a-nats-service/configuration/clustering/README.md:78',
    programs: ['nats-server', 'gnatsd'],
  },
  {
    port: 8883,
    protocol: 'tcp',
    name: 'MQTT over TLS',
    what: {
      en: 'Encrypted messages of home automation; opened by a broker such as Mosquitto',
      ja: 'ホームオートメーションの暗号化されたメッセージ。Mosquitto などが開く',
    },
    source: 'IANA registry of 2026-08-17: secure-mqtt',
    programs: ['mosquitto', 'beam.smp', 'nanomq', 'java', 'emqx', 'vernemq', 'node'],
  },
  {
    port: 9092,
    protocol: 'tcp',
    name: 'Apache Kafka',
    what: { en: 'Streams of events; opened by Kafka', ja: '出来事の流れを運ぶ。Kafka が開く' },
    source: 'github:apache/kafka@1eb7644349 config/connect-distributed.properties:23',
    programs: ['java', 'kafka', 'redpanda'],
  },
  {
    port: 15672,
    protocol: 'tcp',
    name: 'RabbitMQ management',
    what: {
      en: 'Page of a message broker; opened by RabbitMQ',
      ja: 'メッセージ仲介の画面。RabbitMQ が開く',
    },
    source: 'github:rabbitmq/rabbitmq-website@0acf2a429b docs/networking.md:220',
    programs: ['beam.smp', 'erl', 'rabbitmq-server'],
  },
  {
    port: 25672,
    protocol: 'tcp',
    name: 'RabbitMQ between nodes',
    what: {
      en: 'Brokers talking to each other; opened by RabbitMQ',
      ja: '仲介どうしの通信。RabbitMQ が開く',
    },
    source: 'github:rabbitmq/rabbitmq-website@0acf2a429b docs/networking.md:213',
    programs: ['beam.smp', 'erl', 'rabbitmq-server'],
  },
  {
    port: 61613,
    protocol: 'tcp',
    name: 'STOMP',
    what: {
      en: 'Messages as plain text; opened by ActiveMQ or RabbitMQ',
      ja: '文字のままのメッセージ。ActiveMQ や RabbitMQ が開く',
    },
    source: 'github:rabbitmq/rabbitmq-website@0acf2a429b docs/install-windows.md:283',
    programs: ['java', 'beam.smp', 'erl', 'activemq', 'rabbitmq-server'],
  },
  {
    port: 61616,
    protocol: 'tcp',
    name: 'ActiveMQ',
    what: {
      en: 'Messages between programs; opened by ActiveMQ',
      ja: 'プログラム間のメッセージ。ActiveMQ が開く',
    },
    source: 'github:apache/activemq@c3580e79d2 assembly/src/release/conf/activemq.xml:178',
    programs: ['java', 'activemq'],
  },
];
