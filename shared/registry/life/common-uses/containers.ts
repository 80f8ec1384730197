import type { CommonUse } from '../common-use.ts';

/** Doors of containers, clusters and virtual machines. */
export const CONTAINERS_USES: readonly CommonUse[] = [
  {
    port: 2375,
    protocol: 'tcp',
    name: 'Docker API without TLS',
    what: {
      en: 'Full control of the container engine, unprotected; opened by Docker',
      ja: 'コンテナーの完全な操作口で保護なし。Docker が開く',
    },
    source: 'github:docker/cli@28f756087e docs/reference/commandline/docker.md:465',
    programs: ['dockerd', 'podman', 'com.docker.backend', 'docker desktop'],
    exclusive: true,
  },
  {
    port: 2376,
    protocol: 'tcp',
    name: 'Docker API with TLS',
    what: {
      en: 'Full control of the container engine; opened by Docker',
      ja: 'コンテナーの完全な操作口。Docker が開く',
    },
    source: 'github:docker/docs@09ee4674b9 content/manuals/engine/security/protect-access.md',
    programs: ['dockerd', 'com.docker.backend'],
    exclusive: true,
  },
  {
    port: 2377,
    protocol: 'tcp',
    name: 'Docker Swarm',
    what: {
      en: 'Brings machines into a cluster; opened by Docker',
      ja: '機械をクラスターに加える。Docker が開く',
    },
    source: 'github:docker/cli@28f756087e docs/extend/plugins_services.md:42',
    programs: ['dockerd'],
    exclusive: true,
  },
  {
    port: 2379,
    protocol: 'tcp',
    name: 'etcd',
    what: {
      en: 'Store of a Kubernetes cluster; opened by etcd',
      ja: 'Kubernetes クラスターの保管庫。etcd が開く',
    },
    source: 'github:etcd-io/etcd@c34dc7ee00 server/embed/config.go:86',
    programs: [
      'etcd',
      'k3s',
      'k3s-server',
      'rke2',
      'kine',
      'microk8s',
      'kubelite',
      'tiup',
      'pd-server',
    ],
    exclusive: true,
  },
  {
    port: 2380,
    protocol: 'tcp',
    name: 'etcd between nodes',
    what: {
      en: 'Stores talking to each other; opened by etcd',
      ja: '保管庫どうしの通信。etcd が開く',
    },
    source: 'github:etcd-io/etcd@c34dc7ee00 server/embed/config.go:85',
    programs: ['etcd', 'k3s', 'k3s-server', 'rke2', 'pd-server'],
    exclusive: true,
  },
  {
    port: 4646,
    protocol: 'tcp',
    name: 'HashiCorp Nomad',
    what: {
      en: 'Page and API of a scheduler; opened by Nomad',
      ja: '処理の割り振り役の画面と API。Nomad が開く',
    },
    source: 'github:hashicorp/nomad@aa026cc99c command/agent/config.go:1827',
    programs: ['nomad'],
  },
  {
    port: 6443,
    protocol: 'tcp',
    name: 'Kubernetes API',
    what: {
      en: 'Controls a cluster; opened by Kubernetes',
      ja: 'クラスターを操る。Kubernetes が開く',
    },
    source:
      'github:kubernetes/website@31a8f95eda content/en/docs/reference/networking/ports-and-protocols.md',
    programs: [
      'kube-apiserver',
      'k3s',
      'k3s-server',
      'rke2',
      'k0s',
      'kubelite',
      'minikube',
      'com.docker.backend',
    ],
  },
  {
    port: 8006,
    protocol: 'tcp',
    name: 'Proxmox VE',
    what: {
      en: 'Page for virtual machines; opened by Proxmox',
      ja: '仮想マシンの管理画面。Proxmox が開く',
    },
    source: 'github:proxmoxer/proxmoxer@336a031712 proxmoxer/core.py:30',
    programs: ['pveproxy', 'pveproxy worker'],
  },
  {
    port: 8200,
    protocol: 'tcp',
    name: 'HashiCorp Vault',
    what: { en: 'Keeps secrets; opened by Vault', ja: '秘密の値を預かる。Vault が開く' },
    source: 'github:hashicorp/docker-vault@ed323958b3 0.X/Dockerfile:69',
    programs: ['vault', 'bao', 'openbao'],
  },
  {
    port: 8500,
    protocol: 'tcp',
    name: 'HashiCorp Consul',
    what: { en: 'Directory of services; opened by Consul', ja: 'サービスの名簿。Consul が開く' },
    source: 'github:hashicorp/docker-consul@aedd0844f0 0.X/Dockerfile:90',
    programs: ['consul'],
  },
  {
    port: 9443,
    protocol: 'tcp',
    name: 'Portainer',
    what: {
      en: 'Page for containers; opened by Portainer',
      ja: 'コンテナーの管理画面。Portainer が開く',
    },
    source: 'github:portainer/portainer-docs@f03790a84e admin/environments/add/api.md:18',
    programs: ['portainer'],
  },
  {
    port: 10250,
    protocol: 'tcp',
    name: 'kubelet',
    what: {
      en: 'Runs and inspects containers of a node; opened by the kubelet',
      ja: 'ノードのコンテナーを動かし調べる。kubelet が開く',
    },
    source:
      'github:kubernetes/website@31a8f95eda content/en/docs/reference/networking/ports-and-protocols.md',
    programs: ['kubelet', 'k3s', 'k3s-server', 'k3s-agent', 'rke2', 'k0s', 'kubelite'],
  },
  {
    port: 10257,
    protocol: 'tcp',
    name: 'Kubernetes controller manager',
    what: {
      en: "State of the cluster's control loops; opened by Kubernetes",
      ja: 'クラスターの制御役の状態。Kubernetes が開く',
    },
    source:
      'github:kubernetes/website@31a8f95eda content/en/docs/reference/networking/ports-and-protocols.md',
    programs: ['kube-controller-manager', 'k3s', 'k3s-server', 'rke2', 'kubelite'],
  },
  {
    port: 10259,
    protocol: 'tcp',
    name: 'Kubernetes scheduler',
    what: {
      en: "State of the cluster's scheduler; opened by Kubernetes",
      ja: 'クラスターの割り振り役の状態。Kubernetes が開く',
    },
    source:
      'github:kubernetes/website@31a8f95eda content/en/docs/reference/networking/ports-and-protocols.md',
    programs: ['kube-scheduler', 'k3s', 'k3s-server', 'rke2', 'kubelite'],
  },
  {
    port: 30000,
    last: 32767,
    protocol: 'tcp',
    name: 'Kubernetes node ports',
    what: {
      en: 'Services of a cluster seen from outside; any program may stand behind them',
      ja: '外から見えるクラスターのサービス。背後はどのプログラムもありうる',
    },
    source:
      'github:kubernetes/website@31a8f95eda content/en/docs/reference/networking/ports-and-protocols.md',
    programs: [],
  },
];
