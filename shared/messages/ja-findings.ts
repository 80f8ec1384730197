import type { FindingsMessages } from './en-findings.ts';

function number(count: number): string {
  return count.toLocaleString('ja');
}

function place(line: number, column: number): string {
  return `${line} 行 ${column} 列`;
}

/** Japanese texts of expected listeners and findings. */
export const findings: FindingsMessages = {
  kinds: {
    'new-listener': '新しい待ち受け',
    wider: '想定より広く開いている',
    'other-program': '想定したポートに別のプログラム',
    missing: '想定した待ち受けがない',
    'risky-port': 'リスクの知られたポートがネットワークに開いている',
    'program-file': '動作中にプログラムのファイルが変わった',
    'owner-hidden': '所有者が非公開',
  },
  help: {
    'new-listener':
      '心当たりがあれば、想定に加えられます。なければ、プログラムと開始時刻を確認し、不要なら終了するか、127.0.0.1 だけに開くようにします。',
    wider:
      '意図したものなら、想定に加えられます。そうでなければ、プログラムの設定でアドレスを元に戻し、起動し直します。',
    'other-program':
      'どのプログラムか、誰が起動したかを確認します。今後もこれに置き換えるなら、想定に加えられます。',
    missing: 'プログラムを起動するか、不要になったなら規則を外します。',
    'risky-port':
      '127.0.0.1 だけに開く、ファイアウォールで既知のネットワークだけを通す、または意図したものなら想定に加えます。',
    'program-file':
      '更新の後なら、プログラムを起動し直します。それまでは古いものが動いています。更新していなければ、どこから来たかを確認します。',
    'owner-hidden':
      'カーネル自身が持っていないか、別の読み取り元から所有者が見えないかを確認します。',
  },
  faults: {
    'unknown-key': (line, column, key) =>
      `${place(line, column)}：「${key}」というキーはありません。`,
    'missing-key': (line, column, key) => `${place(line, column)}：キー「${key}」がありません。`,
    'bad-value': (line, column, key) =>
      `${place(line, column)}：「${key}」に使えない値が書かれています。`,
    'doubled-key': (line, column, key) =>
      `${place(line, column)}：キー「${key}」が二度書かれています。`,
    'no-rule': (line, column, key) =>
      `${place(line, column)}：一覧の要素 ${key} は規則ではありません。`,
  },
  damages: {
    'not-json': (path, line, column) =>
      `${path} は正しい JSON ではありません（${place(line, column)}）。`,
    'no-rules': (path, line, column) =>
      `${path} は想定した待ち受けのファイルではありません（${place(line, column)}）。`,
    newer: (path, line, column) =>
      `${path} は、より新しい Portico が書いたものです（${place(line, column)}）。そのまま残します。`,
  },
  program: {
    hidden: '非公開のプログラム',
    hiddenOf: (user) => `ユーザー ${user} の非公開のプログラム`,
    any: '任意のプログラム',
    inUnit: (name, unit) => `${name}（ユニット ${unit}）`,
    inContainer: (container) => `コンテナー ${container}`,
  },
  port: {
    dynamic: (protocol) => `システムが割り当てるポート（${protocol}）`,
    now: (port, ports) => `${port}、現在は ${ports}`,
  },
  newTcp: (program, port, exposure) =>
    `${program} が ${port} で待ち受けています（${exposure}）。これを想定した規則はありません。`,
  newUdp: (program, port, exposure) =>
    `${program} が ${port} をバインドしています（${exposure}）。これを想定した規則はありません。`,
  wider: (program, port, exposure, expected) =>
    `${program} の ${port} の公開範囲は「${exposure}」です。想定は「${expected}」です。`,
  otherProgram: (program, port, expected) =>
    `${program} が ${port} にいます。そこに想定されているもの：${expected}。`,
  expectedIsThere: '想定したものも、そこにいます。',
  expectedIsGone: '想定したものは、そこにいません。',
  missing: (program, port) => `${port} には誰もいません。そこに想定されているもの：${program}。`,
  fileDeleted: (program, port) =>
    `${program} が ${port} にいます。起動に使われたファイルは削除されています。`,
  fileReplaced: (program, port) =>
    `${program} が ${port} にいます。起動に使われたファイルは別のものに置き換えられています。`,
  ownerHidden: (port) =>
    `${port} を持つプロセスがありますが、調べる権限があるのに、どれも見えませんでした。`,
  risky: (program, port, exposure) =>
    `${program} が ${port} にいます。公開範囲は「${exposure}」です。`,
  pid: (pids) => `プロセス ID ${pids}`,
  moreSockets: (count) => `ほかにソケット ${number(count)} 件`,
  count: (count) => `検出 ${number(count)} 件`,
  decided: (count) => `確認済み・通知なし ${number(count)} 件`,
  said: {
    acknowledged: '確認済みです。これ以上に広がらないかぎり、もう知らせません。',
    mutedForGood: 'ずっと通知しません。',
    mutedUntil: (time) => `${time} まで通知しません。`,
  },
  rules: (count) => `規則 ${number(count)} 件`,
  none: '検出はありません。待ち受けているものは、すべて想定どおりです。',
  group: (kind, count) => `${kind}：${number(count)} 件`,
  more: (count) => `ほか ${number(count)} 件（--json ですべて表示）`,
  asideMoved: (path) => `壊れたファイルは ${path} として残しました。`,
  aside: '変更はしていません。次の「portico expect」で別名に移し、新しく作ります。',
  faultNote: 'これを含むものは無効です。ほかの規則は有効です。',
  terminal: {
    expect: '想定する待ち受けを決める（「portico check」がそれ以外を知らせる）',
    check: '想定にない待ち受けを知らせる（あれば終了コード 3）',
    ports: '今このポートで待ち受けているもの。/tcp か /udp を付けると、それだけ',
    all: '今待ち受けているものすべて',
    remove: 'これらのポートの規則を外す。--all を付けると、すべての規則',
    list: '規則を表示する',
    import: 'ファイルの規則を加える',
    json: 'JSON で出力する。--list と使うと、別の場所で取り込めるファイルの形になる',
    nothingSaid:
      '想定するものを、8080/tcp のようなポート、または --all で指定してください。規則は --list で表示します。',
    notWith: (option) => `${option} にはポートを付けられません。`,
    transport: (port) => `${port}：想定にできるのは TCP と UDP の待ち受けだけです。`,
    nobody: (port) => `${port} では誰も待ち受けていないため、規則を作れません。`,
    noRule: (port) => `${port} の規則はありません。`,
    learnt: (added, all) =>
      `新しい規則・変わった規則 ${number(added)} 件、有効な規則 ${number(all)} 件。`,
    removed: (removed, all) => `外した規則 ${number(removed)} 件、有効な規則 ${number(all)} 件。`,
    noBaseline:
      'まだ何も想定していません。「portico expect --all」で、今待ち受けているものをすべて想定にできます。',
    noRules: '規則はありません。',
    optional: 'なくてもよい',
    accepted: 'ネットワークに開いているまま、これからは想定とするもの：',
    unwritable: (path, code) => `${path} に書き込めませんでした（${code}）。`,
  },
};
