import type { BuildingMessages } from './en-building.ts';

function number(count: number): string {
  return count.toLocaleString('ja');
}

/** Japanese texts of the building. */
export const building: BuildingMessages = {
  summary: (doors, open, toNetwork) =>
    `ドア ${number(doors)} 枚のうち、開いているもの\u00a0${number(open)}、ネットワークに開いているもの\u00a0${number(toNetwork)}`,
  picture: (doors, floors) => `建物：${number(floors)} 階に ${number(doors)} 枚のドア`,
  keys: '矢印キーで隣のドアや上下の階へ、Ctrl または Shift と矢印キーで使用中の次のドアへ移動します。Home と End は階の両端、Page Up と Page Down は 8 階先、Enter は詳細、＋と－は拡大と縮小、0 は建物全体、Esc は戻る操作です。',
  pointer: 'ホイールまたはピンチで拡大、ドラッグで移動、クリックでドアの詳細を表示します。',
  pointerTall:
    'ホイールまたはドラッグで移動、Ctrl とホイールまたはピンチで拡大、クリックでドアの詳細を表示します。',
  legend: '窓の意味',
  connection: '接続のみ',
  udp: 'UDP（丸い窓）',
  both: 'TCP と UDP（切り欠き）',
  ownerHidden: '所有者不明',
  several: '複数のドア',
  dynamic: (first, last) => `このシステムが割り当てる範囲（${first}–${last}）`,
  floor: (floor) => `${floor} 階`,
  floorPorts: (first, last) => `ポート ${first} から ${last}`,
  wholeBuilding: '建物全体',
  zoomIn: '近づく',
  zoomOut: '離れる',
  floorAbove: '上の階',
  floorBelow: '下の階',
  door: (port, floor) => `ドア ${port}、${floor} 階`,
  nobody: 'このドアは使われていません。',
  usedByConnection: '待ち受けはなく、接続がこの番号を使っています。',
  ownerUnseen: '保持しているプロセスは見えません。',
  joined: (count) => `ドア ${number(count)} 枚`,
  joinedMeans: '近づくと分かれて見えます。クリックすると一覧を表示します。',
  asText: '使用中のドア（文字による一覧）',
  more: (count) => `ほか ${number(count)} 枚（各範囲の一覧にあります）`,
  noneInUse: '使われているドアはありません。',
  matching: (asked, all) =>
    asked === 0
      ? `使用中のドア ${number(all)} 枚のうち、絞り込みに合うものはありません。`
      : `使用中のドア ${number(all)} 枚のうち ${number(asked)} 枚が絞り込みに合います。`,
  notAsked: '絞り込みに合いません。',
};
