import type { Risk } from './risks-entry.ts';
import { both, file } from './risks-entry.ts';

const DOCKER = file('docker/cli', 'docs/reference/commandline/docker.md', '28f756087e');
const KUBERNETES_DOCS = 'content/en/docs/reference';

/** What runs containers, alone or in a cluster. */
export const CONTAINER_RISKS: readonly Risk[] = [
  {
    port: 2375,
    protocol: 'tcp',
    severity: 'critical',
    reason: {
      en: 'The Docker engine takes orders on this port without a log-in and without encryption. Whoever can come to this door can start containers and through them act as root. Use the local socket, or 2376 with client certificates.',
      ja: 'このポートの Docker エンジンは、ログインも暗号化もなしに命令を受け付けます。来られる人はコンテナーを起動でき、それを通じて root と同じことができます。ローカルのソケットか、クライアント証明書を使う 2376 にできます。',
    },
    source: both(
      DOCKER,
      file('OWASP/CheatSheetSeries', 'cheatsheets/Docker_Security_Cheat_Sheet.md', '6b8819da79'),
      file('docker/docker-bench-security', 'tests/2_docker_daemon_configuration.sh', 'ff26d67f25'),
    ),
  },
  {
    port: 2376,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'The Docker engine takes orders on this port over TLS. Only checking client certificates (--tlsverify) keeps others out, and whoever has such a certificate can act as root. Guard the keys like the root password.',
      ja: 'このポートの Docker エンジンは、TLS で命令を受け付けます。クライアント証明書を確かめる設定（--tlsverify）でだけ、ほかの人を断れます。証明書を持つ人は root と同じことができます。鍵は root のパスワードと同じように扱えます。',
    },
    source: file('docker/docs', 'content/manuals/engine/security/protect-access.md', '09ee4674b9'),
  },
  {
    port: 6443,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'The API server of Kubernetes controls the whole cluster. It asks who is calling, and is the one door to everything behind it. Let in the networks of its administrators and nodes only.',
      ja: 'Kubernetes の API サーバーは、クラスター全体を操作します。相手を確かめますが、その奥のすべてに通じる一つのドアです。管理者とノードのネットワークだけに開けます。',
    },
    source: file(
      'kubernetes/website',
      `${KUBERNETES_DOCS}/networking/ports-and-protocols.md`,
      '31a8f95eda',
    ),
  },
  {
    port: 10250,
    protocol: 'tcp',
    severity: 'critical',
    reason: {
      en: 'The kubelet runs commands in the pods of its node. By its own defaults it lets in callers without a name and allows them everything. Set --anonymous-auth=false and the authorization mode Webhook.',
      ja: 'kubelet は、ノードの Pod の中でコマンドを実行します。初期設定では、名乗らない相手も受け入れ、すべてを許します。--anonymous-auth=false と、認可モード Webhook を設定できます。',
    },
    source: both(
      file(
        'kubernetes/website',
        `${KUBERNETES_DOCS}/access-authn-authz/kubelet-authn-authz.md`,
        '069f73fd83',
      ),
      file('aquasecurity/kube-bench', 'cfg/cis-1.10/node.yaml', 'a73ce37841'),
    ),
  },
  {
    port: 10255,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'The read-only port of the kubelet tells about pods and the node without a log-in. Whoever can come to this door can read it. Set --read-only-port=0.',
      ja: 'kubelet の読み取り専用ポートは、Pod とノードの情報をログインなしで見せます。このドアに来られる人は、それを読めます。--read-only-port=0 で閉じられます。',
    },
    source: file('aquasecurity/kube-bench', 'cfg/cis-1.10/node.yaml', 'a73ce37841'),
  },
];
