import type { columns as englishColumns, TableMessages } from './en-table.ts';

function number(count: number): string {
  return count.toLocaleString('ja');
}

/** Japanese names of the columns of a table. */
export const columns: typeof englishColumns = {
  port: 'ポート',
  protocol: 'プロトコル',
  service: 'サービス',
  state: '状態',
  local: 'ローカルアドレス',
  remote: 'リモートアドレス',
  process: 'プロセス',
  pid: 'PID',
  user: 'ユーザー',
  exposure: '公開範囲',
  age: '経過',
  role: '役割',
  family: 'IP の版',
  interface: 'インターフェース',
  unit: 'サービスユニット',
  container: 'コンテナー',
  netns: '名前空間',
  seen: '最初に確認',
};

/** Japanese texts of the table and the tools above and below it. */
export const table: TableMessages = {
  grouping: 'まとめ方',
  groupings: { flat: 'まとめない', service: 'サービス別', process: 'プロセス別' },
  closeGroups: 'すべてのグループを閉じる',
  openGroups: 'すべてのグループを開く',
  noServiceGroup: 'レジストリーに名前なし',
  hiddenGroup: 'プロセス非公開',
  nobodyGroup: 'プロセスなし',
  columns: '列',
  resetColumns: '初期設定に戻す',
  noRoom: '幅不足',
  headHint: (name) =>
    `${name}：クリックで並べ替え、Shift を押しながらで並べ替えに追加。ドラッグか、Alt と矢印キーで移動。`,
  columnMoved: (name, place, all) => `${name}：${all} 列中 ${place} 列目`,
  sortedAlso: (place, how) => `${place} 番目の並べ替え：${how}`,
  ownersHidden: (count) => `所有者が非公開 ${number(count)} 件`,
  showOnly: 'これだけを表示',
  showAll: 'すべての表示に戻す',
  showNow: '今すぐ表示',
  showWaiting: '一覧で待っている変更を表示',
  heldStill: '読んでいる間、一覧は動きません。',
  selected: (count) => `${number(count)} 件を選択中`,
  copyAs: 'コピー形式',
  text: 'テキスト',
  copyAsFormat: (format) => `${format}としてコピー`,
  clearSelection: '選択を解除',
};
