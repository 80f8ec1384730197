import type { OpinionMessages } from './en-opinion.ts';

function number(count: number): string {
  return count.toLocaleString('ja');
}

/** Japanese texts of the second opinion. */
export const opinion: OpinionMessages = {
  title: 'セカンドオピニオン',
  open: 'セカンドオピニオン',
  intro:
    'このマシンのすべての読み取り元に 2 回ずつ聞いて比べ、すべてのポートを試します。外には何も送りません。',
  start: 'セカンドオピニオンを聞く',
  again: 'もう一度聞く',
  underWay: 'すべての読み取り元に聞き、すべてのポートを試しています…',
  failed: (why) => `セカンドオピニオンは得られませんでした：${why}`,
  takenAt: (time, seconds) => `${time} 現在、${seconds} 秒`,
  sources: '聞いた相手',
  saw: (sockets, doors) => `ソケット ${number(sockets)} 個、うちドア ${number(doors)} 個`,
  bindTest: 'バインドの試験',
  bindTried: (tried) => `${number(tried)} 個のポートを試しました`,
  bindDenied: (denied) => `権限が必要な ${number(denied)} 個は試していません`,
  bindUnsupported: 'Linux だけで行えます',
  bindFailed: (detail) => `失敗しました：${detail}`,
  agree: 'すべての読み取り元が一致しています。',
  agreeBut: (gaps) =>
    `読み取り元が省くとわかっている ${number(gaps)} 個のソケットを除いて、すべて一致しています。`,
  differ: (count) => `知られている理由では説明できない違いが ${number(count)} 件あります。`,
  tooFew: '読み取り元を 1 つしか使えず、比べる相手がありません。',
  kinds: {
    'nobody-shows': '使用中なのに、どの読み取り元にも出てこない',
    unexplained: '読み取り元によって出たり出なかったりする',
    'port-free': '開いていると出るのに、試すと空いている',
    'known-gap': '読み取り元が省くとわかっているもの',
  },
  means: {
    'nobody-shows':
      'システムはこのポートを渡さず、持ち主はどの読み取り元にも出てきません。何かが隠れているときの典型的な兆候です。ただし、バインドしただけで待ち受けていない TCP ソケットを出さないカーネルもあります。',
    unexplained:
      '一方では 2 回とも出て、他方では 2 回とも出ませんでした。何かが隠れているときの典型的な兆候か、まだ知られていない読み取り元の抜けです。',
    'port-free':
      'システムなら誰にでも渡すポートに、ドアがあると出ています。ポートを共有するドアか、ないものを出している読み取り元です。',
    'known-gap': '心配はいりません。',
  },
  gaps: {
    'no-bound-udp': 'systeminformation は、ここではリモート側のない UDP ソケットを省きます。',
    'no-bound-tcp':
      'この読み取り元は、バインドしただけで待ち受けていない TCP ソケットを出しません。',
    'no-closing': 'systeminformation は、閉じている途中の接続を省きます。',
    'no-ipv6-whole': 'netstat は長い IPv6 アドレスを切り詰めるため、比べられません。',
  },
  seenBy: (sources) => `${sources} に出る`,
  missedBy: (sources) => `${sources} に出ない`,
  more: (count) => `ほか ${number(count)} 件`,
  count: (title, count) => `${title}：${number(count)} 件`,
  terminal: {
    summary: 'すべての読み取り元を比べ、すべてのポートを試す',
  },
};
