import type { PictureMessages } from './en-learn-pictures.ts';

/** Japanese texts of the pictures of the Learn view, and of what can be done beside them. */
export const pictures: PictureMessages = {
  contents: '目次',
  live: '今ここで開いているものから描いた図',
  last: '最後に読み取ったものから描いた図',
  scheme: '仕組みを示す図（読み取った結果ではありません）',
  notRead: 'ここで何が開いているかは、まだ読み取っていません。',
  openRange: (range) => `${range}を見る`,
  openDoor: (port) => `ドア ${port} を見る`,
  thisMachine: 'このマシン',
  network: 'ネットワーク',
  open: '開いている',
  closed: '閉じている',
  knock: 'ノック',
  nobody: '不在',
  notSeen: '見えない',
  doors: {
    label: (doors) => `このマシンの四つのドア。${doors}`,
    waits: (port, service, program) => `${port}（${service}）：${program} が待ち受けています。`,
    unseen: (port, service) =>
      `${port}（${service}）：誰かが待ち受けていますが、誰かは見えません。`,
    nobody: (port, service) => `${port}（${service}）：誰も待ち受けていません。`,
  },
  building: {
    label: (wellKnown, registered, ephemeral) =>
      `このマシンの建物。開いているドアに明かりがついています。1 階はウェルノウンポートで、開いているのは ${number(wellKnown)}。その上はレジスタードポートで ${number(registered)}、最上部はエフェメラルポートで ${number(ephemeral)} です。`,
    open: (doors) => `${number(doors)} が開いている`,
  },
  request: {
    label: (client, server) =>
      `二つの建物。矢印 1 のリクエストは、クライアントのドア ${client} からサーバーのドア ${server} へ向かいます。矢印 2 のレスポンスは、同じ道を戻ります。`,
    show: 'この接続を見る',
    again: 'もう一度動かす',
    other: '今つながっている接続で説明する',
  },
  ruler: {
    caption: 'このシステムの設定から、縮尺どおりに描いた図',
    label:
      '0 から 65535 までの全ポートを縮尺どおりに描いた物差し。ウェルノウンポートはごく細く、レジスタードポートが四分の三を占め、残りがエフェメラルポートです。',
    handsOut: (first, last) =>
      `斜線の部分（${first} から ${last}）が、このシステムの割り当てるポートです。`,
    strip: '割り当てる範囲',
    client: (port) => `${port} の印は、上の話に出てきたクライアントのポートです。`,
  },
  listening: {
    network: (port) => `ドア ${port} は、ネットワークからもこのマシンからも入れます。`,
    loopback: (port) =>
      `ドア ${port} に入れるのは、このマシンからだけです。ネットワークの側は壁です。`,
    behind: (program) => `奥で ${program} が待ち受けています。`,
    connections: (count) => `接続 ${number(count)} 件`,
    gone: (port) => `ドア ${port} は、その後閉じました。最後に見えた様子のまま示しています。`,
    other: '別のドアで説明する',
  },
  closing: {
    label: (port) =>
      `ドア ${port} を二つ並べた図。開いているドアでは、ノックに返事があります。閉じているドアには誰もおらず、ノックはすぐに断られます。`,
    comesIn: '返事がある',
    sentBack: '断られる',
    remembered: (count) => `ここでは今、終わった接続 ${number(count)} 件が記憶されています。`,
  },
  guard: {
    label: (port) =>
      `ネットワークとドア ${port} の間に、ガードマンが立っています。一人目はドアまで通され、二人目は断られ、三人目には何の返事もありません。`,
    guard: 'ファイアウォール',
    admitted: '通される',
    refused: '断られる',
    silent: '返事がない',
  },
  limits: {
    label: (known, hidden) =>
      `見えるもの：このマシンとそのドア。ソケット ${number(known)} 件は使っているプログラムもわかり、${number(hidden)} 件はわかりません。見えないもの：途中のルーターとファイアウォール、そして外にいる相手。`,
    seen: '見える',
    router: 'ルーター',
    firewall: 'ファイアウォール',
    outside: '外',
    known: (count) => `使い手がわかる ${number(count)} 件`,
    hidden: (count) => `わからない ${number(count)} 件`,
  },
};

function number(count: number): string {
  return count.toLocaleString('ja');
}
