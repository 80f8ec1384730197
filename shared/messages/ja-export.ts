import type { ExportMessages } from './en-export.ts';

function sockets(count: number): string {
  return `ソケット ${count.toLocaleString('ja')} 件`;
}

/** Japanese texts of what leaves the page: export, report, comparison. */
export const exporting: ExportMessages = {
  title: '書き出し',
  what: '対象',
  shownIn: (place, count) => `「${place}」に表示中のもの（${sockets(count)}）`,
  everything: (count) => `条件に合うものすべて（${sockets(count)}）`,
  format: '形式',
  redact: 'アドレス・ユーザー・コマンドラインを伏せる',
  redactNote:
    '問い合わせ用。同じものはいつも同じ名前に置き換えます。ポートとプログラム名は残ります。',
  copy: 'コピー',
  save: '保存…',
  copied: (count) => `${sockets(count)}をコピーしました。`,
  copyFailed: 'クリップボードに書き込めませんでした。',
  saved: (name) => `${name} として保存しました。`,
  compare: 'スナップショットの比較',
  compareNote:
    'JSON で保存した二つのスナップショットを比べます。後のものの代わりに、今の様子とも比べられます。',
  before: '前のスナップショット',
  after: '後のスナップショット',
  now: '今',
  takenAt: (host, time) => `${time} の ${host}`,
  refused: {
    'not-json': 'Portico のスナップショットではありません（JSON ではありません）。',
    'other-version': '別のバージョンの Portico が保存したスナップショットです。',
    'not-a-snapshot': 'Portico のスナップショットではありません。',
  },
  opened: (count) => `開いた${sockets(count)}`,
  closed: (count) => `閉じた${sockets(count)}`,
  changed: (count) => `変わった${sockets(count)}`,
  unchanged: (count) => `同じもの ${count.toLocaleString('ja')} 件`,
  noDifference: '違いはありません。',
  fields: {
    state: '状態',
    exposure: '公開範囲',
    user: 'ユーザー',
    unit: 'ユニット',
    owners: 'プログラム',
    service: 'サービス',
  },
  change: (field, before, after) => `${field}が ${before} から ${after} に`,
  nothing: 'なし',
  more: (count) => `ほか ${count.toLocaleString('ja')} 件`,
};
