import type { QueryMessages } from './en-query.ts';

/** Japanese texts of the query language and of the field that it is typed into. */
export const query: QueryMessages = {
  keys: {
    port: 'ローカルポート',
    proto: 'プロトコル',
    state: 'ソケットの状態',
    role: '待ち受けか、接続の向き',
    range: 'ローカルポートの範囲',
    exposure: 'どこから来られるか',
    owner: 'プロセスの名前',
    pid: 'プロセスの番号',
    user: 'ソケットかプロセスのユーザー',
    service: 'レジストリーによるポートの名前',
    addr: 'ローカルのアドレスかネットワーク',
    remote: '相手のポート・アドレス・名前',
    container: 'コンテナー',
    unit: 'サービスユニット',
    netns: 'ネットワーク名前空間',
    family: 'IP のバージョン',
    new: 'この時間内に初めて確認',
    is: '印: Portico 自身・非公開・割り当て範囲',
  },
  values: {
    open: 'ネットワークに開いている',
    self: 'Portico 自身',
    hidden: '所有者が非公開',
    dynamic: 'このシステムの割り当て範囲',
  },
  unknownKey: (given, allowed) =>
    `「${given}」というキーはありません。使えるもの: ${allowed}。語として探すには引用符で囲みます。`,
  badValue: (given, key, allowed) =>
    `「${given}」は ${key} の値ではありません。使えるもの: ${allowed}。`,
  exampleValue: (given, key, allowed) =>
    `「${given}」は ${key} の値ではありません。書き方の例: ${allowed}。`,
  missingValue: (key, allowed) => `${key} には値が必要です。例: ${allowed}。`,
  missingTerm: (given) => `「${given}」の隣に何かが足りません。`,
  unclosedQuote: '引用符が閉じられていません。',
  unclosedGroup: '括弧が閉じられていません。',
  unexpectedClose: 'この括弧に対応する開き括弧がありません。',
  tooDeep: '括弧の入れ子が深すぎます。',
  notApplied: '未適用',
  suggestions: '候補',
  suggested: (count) => `候補 ${count.toLocaleString('ja')} 件：矢印キーで選び、Enter で入力`,
  saved: '保存した絞り込み',
  noneSaved: 'まだ保存されていません。条件を入力し、ここで名前を付けて保存します。',
  name: '名前',
  save: 'この絞り込みを保存',
  apply: (name) => `${name} を適用`,
  remove: (name) => `${name} を削除`,
  saveRefused: '保存できませんでした。このブラウザーは何も保存しません。',
};
