import type { CliMessages } from './en-cli.ts';

function number(count: number): string {
  return count.toLocaleString('ja');
}

/** Japanese texts of the terminal. */
export const cli: CliMessages = {
  usage: '使い方:',
  usageCommand: '[コマンド]',
  usageOptions: '[オプション]',
  moreHelp: '各コマンドのオプションは「portico コマンド --help」で表示されます。',
  commands: 'コマンド:',
  options: 'オプション:',
  arguments: '引数:',
  program:
    'このコンピューターで開いているすべてのドア。どのプログラムが開け、誰が来られるのかを示します。',
  list: 'すべてのソケットを範囲ごとに一覧表示（既定）',
  watch: 'ソケットが開く・変わる・閉じる様子を表示',
  explain: 'ポートの用途と、このマシンで使っているプログラムを説明',
  compare: 'list --json で保存した二つのスナップショットの違い（違っても終了コード 0）',
  compareBefore: '前のスナップショット',
  compareAfter: '後のスナップショット。省略すると現在',
  serve: 'このマシンのブラウザーにアプリを表示',
  help: 'このヘルプを表示',
  version: 'バージョンを表示',
  port: '0 から 65535 のポート。一つだけなら /tcp、/udp、/sctp、/dccp を付ける',
  optionListening: 'ドアのみ（待ち受けとバインド済み）',
  optionJson: 'JSON で出力',
  optionCsv: 'CSV で出力',
  optionMarkdown: 'Markdown の表で出力',
  optionRedact: 'アドレス・ユーザー・コマンドラインを伏せる（報告用）',
  optionFilter: '一致するソケットのみ。語や port:80-99、state:listen など（docs/query.ja.md）',
  optionSource: 'ソケットの読み取り元',
  optionNamespaces: 'コンテナーのネットワークにあるソケットも含める（Linux）',
  optionLang: '文言の言語',
  optionInterval: '読み取りの間隔、250 から 60000 ミリ秒',
  optionServePort: '使うポート（指定がなければ 6500 から 6519 の空いている最初のもの）',
  optionHost: '使うアドレス',
  optionOpen: 'ブラウザーを開く',
  errorUnknownOption: (option, allowed) => `不明なオプション ${option}。使えるもの: ${allowed}`,
  errorUnknownCommand: (command, allowed) => `不明なコマンド ${command}。使えるもの: ${allowed}`,
  errorGroup: (group, allowed) => `「${group}」の後ろに語が必要です。使えるもの: ${allowed}`,
  errorMissingValue: (option) => `${option} には値が必要です。`,
  errorTooMany: (command) => `${command} はこれ以上の引数を取りません。`,
  errorMissingArgument: (argument, command) =>
    `${argument} がありません。説明は「portico ${command} --help」で。`,
  errorPort: (given) =>
    `「${given}」はポートではありません。0 から 65535、必要なら後ろに /tcp、/udp、/sctp、/dccp。`,
  fileReasons: {
    ENOENT: 'ファイルがありません',
    EACCES: '読み取る権限がありません',
    EISDIR: '通常のファイルではありません',
  },
  errorFile: (path, why) => `${path} を読み取れません：${why}。`,
  errorFileTooLarge: (path, most) =>
    `${path} は ${most.toLocaleString('ja')} バイトより大きいため、読み取りませんでした。`,
  errorNumber: (option, given, from, to) => `${option} ${given}: ${from} から ${to} の整数のみ。`,
  errorChoice: (option, given, allowed) => `${option} ${given}: 使えるのは ${allowed}。`,
  errorTogether: (a, b) => `${a} と ${b} は同時に使えません。`,
  errorNoSource: 'このマシンのソケットを読み取れるものがありません:',
  nothingListed: 'ソケットはありません。',
  nothingMatches: (query) => `「${query}」に一致するソケットはありません。`,
  event: { opened: '開いた', changed: '変わった', closed: '閉じた', passed: '通り過ぎた' },
  watching: (every) => `${every}ごと · 終了は Ctrl-C`,
  moreRows: (count) => `… ほか ${number(count)} 件`,
  explainTitle: (port, range, first, last) => `${port} · ${range}（ポート ${first} から ${last}）`,
  explainDynamicYes: (first, last) =>
    `このシステムは、このポートを任意のクライアントに割り当てることがあります（${first} から ${last}）。`,
  explainDynamicNo: (first, last) =>
    `このシステムは、このポートをクライアントに割り当てません（使うのは ${first} から ${last}）。`,
  explainDynamicUnknown: 'このシステムがクライアントに割り当てるポートの範囲は読み取れません。',
  explainRegistry: 'レジストリー（IANA）によると:',
  explainNoName: '名前なし',
  explainSystem: 'このシステムでは:',
  explainArticle: '記事によると:',
  explainUses: 'ここによくあるもの:',
  explainRisks: 'このポートがネットワークに開いている場合:',
  explainHere: 'このマシンでは今:',
  explainNobody: 'このドアの向こうには誰もいません。',
  explainUnread: (protocol) =>
    `Portico が読み取るのは TCP と UDP だけです。${protocol} で誰がこのポートを使っているかはわかりません。`,
  serving: 'Portico のアドレス',
  servingKey: 'アドレスにはこの実行だけの鍵が含まれます。他人に渡さないでください。終了は Ctrl-C。',
  servingOpen: (host) =>
    `警告: Portico は ${host} でネットワークに開いています。アドレスを知る人は誰でもこのマシンのソケットと検出、履歴を見られ、通信は暗号化されません。画面からは何も変更できません。`,
  errorPortTaken: (port) => `ポート ${port} は使用中です。--port で別のものを選んでください。`,
  errorAllTaken: (first, last) =>
    `ポート ${first} から ${last} はすべて使用中です。--port で別のものを選んでください。`,
  errorDenied: (port) =>
    `このユーザーはポート ${port} を使えません。--port で 1024 以上の別のものを選んでください。`,
  errorHost: (host) => `${host} はこのマシンのアドレスではありません。`,
  monitorLost: (seconds) => `モニターが終了したため、${seconds} 秒後に再起動します。`,
};
