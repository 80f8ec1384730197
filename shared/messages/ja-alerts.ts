import type { AlertMessages } from './en-alerts.ts';

function number(count: number): string {
  return count.toLocaleString('ja');
}

function countAndLeft(count: number, left: number): string {
  return `検出 ${number(count)} 件。残りは ${number(left)} 件です。`;
}

/** Japanese texts of how findings are told, and of what is said of them in a terminal. */
export const alerts: AlertMessages = {
  problems: {
    'expected-set-aside': (movedTo) =>
      `想定した待ち受けのファイルが壊れていたため、${movedTo} として残しました。`,
    'expected-unreadable': (path, detail) => `${path} を読めませんでした（${detail}）。`,
    'expected-unwritable': (path, detail) =>
      `${path} に書き込めませんでした（${detail}）。直前の指定は保存されていません。`,
    'decisions-damaged': (movedTo) =>
      `検出についての指定のファイルが壊れていたため、${movedTo} として残しました。確認済み・通知なしの検出はない状態です。`,
    'decisions-unreadable': (path, detail) => `${path} を読めませんでした（${detail}）。`,
    'decisions-unwritable': (path, detail) =>
      `${path} に書き込めませんでした（${detail}）。直前の指定は保存されていません。`,
    'hooks-damaged': (path, detail) => `フックは無効です。${path} を使えません（${detail}）。`,
    'hooks-unreadable': (path, detail) =>
      `フックは無効です。${path} を読めませんでした（${detail}）。`,
    'hook-failed': (detail, count) =>
      `検出を伝えるコマンドが失敗しました（${detail}）。伝えるはずだった検出：${number(count)} 件。`,
    'webhook-failed': (detail, count) =>
      `検出を伝える Web フック が失敗しました（${detail}）。伝えるはずだった検出：${number(count)} 件。`,
  },
  notification: {
    many: (count) => `検出 ${number(count)} 件`,
    more: (count) => `ほか ${number(count)} 件`,
    line: (kind, count) => `${kind}：${number(count)} 件`,
  },
  watch: {
    option: '検出したものだけを、検出するたびに表示します（想定していない待ち受け）',
    started: (rules) =>
      `想定していないものを見張っています（規則 ${number(rules)} 件）。Ctrl-C で終了します。`,
    lostBaseline: '想定が何もなくなりました。指定されるまで何も検出できません。',
    notWith: (option) => `--findings と ${option} は同時に指定できません。`,
    dropped: (count) => `ほかに、多すぎて表示できない検出が ${number(count)} 件あります`,
  },
  terminal: {
    summary: '検出を ID とともに表示し、その扱いを指定します',
    ids: '検出の ID、またはその先頭部分',
    all: '--acknowledge、--expect、--mute、--restore と一緒に：検出したすべて',
    acknowledge: '確認済みにします。それより広がらない限り、もう知らせません',
    expect: '今後は想定内とします',
    mute: 'しばらくの間、または今後ずっと知らせません',
    until: '--mute の期限：2h、7d、2026-12-31、2026-12-31T18:00 など',
    program: '--mute の対象を、同じプログラムについて検出されるものすべてにします',
    restore: 'これらの検出について指定したことを取り消します',
    undo: 'ここまたはアプリで最後に指定したことを取り消します',
    json: 'JSON で表示します（「portico check --json」と同じ形式）',
    columns: { severity: '重要度', kind: '種類' },
    decidedToo: '確認済み・通知なし：',
    one: '一度に指定できるのは、--acknowledge、--expect、--mute、--restore、--undo のうち 1 つです。',
    which: 'どの検出かを、ID または --all で指定してください。「portico findings」で表示できます。',
    onlyMute: (option) => `${option} は --mute とだけ一緒に使えます。`,
    onlyAction: 'ID と --all は、--acknowledge、--expect、--mute、--restore とだけ一緒に使えます。',
    noSuch: (id) => `ID が ${id} で始まる検出はありません。`,
    ambiguous: (id) => `ID が ${id} で始まる検出が複数あります。`,
    badTime: (text) =>
      `${text}：これからの時刻を 30m、2h、7d、2026-12-31、2026-12-31T18:00 のように指定してください。`,
    done: {
      acknowledge: (count, left) => `確認済みにしました：${countAndLeft(count, left)}`,
      mute: (count, left) => `通知しないようにしました：${countAndLeft(count, left)}`,
      'mute-program': (count, left) => `通知しないようにしました：${countAndLeft(count, left)}`,
      expect: (count, left) => `想定に加えました：${countAndLeft(count, left)}`,
      restore: (count, left) => `元に戻しました：${countAndLeft(count, left)}`,
    },
    nothingToUndo: '取り消すものはありません。',
    notKept: (text) => `何も変わっていません。${text}`,
  },
  hook: {
    summary: '検出時に実行するもの、呼び出すものを表示・設定します',
    command: 'このプログラムを実行します。引数は -- の後に続けます',
    webhook: 'このアドレスに POST で送ります',
    off: '何も実行せず、何も呼び出さないようにします',
    test: '現在の設定を、検出のない文書で試します',
    arguments: 'コマンドの引数',
    onlyCommand: '引数は --command とだけ一緒に使えます。',
    alone: (option) => `${option} はほかの指定と一緒には使えません。`,
    badUrl: (text) =>
      `${text}：呼び出せるのは、パスワードを含まない http か https のアドレスだけです。`,
    badCommand: (text) => `${text}：プログラムを完全なパスで指定してください。`,
    isOff: 'フックは設定されていません。',
    commandIs: (words) => `コマンド：${words}`,
    webhookIs: (address) => `Web フック：${address}`,
    keptIn: (path) => `${path} に保存しました。`,
    unwritable: (path, code) => `${path} に書き込めませんでした（${code}）。`,
    works: (what) => `${what}：動作しました。`,
    failed: (what, detail) => `${what}：失敗しました（${detail}）。`,
    theCommand: 'コマンド',
    theWebhook: 'Web フック',
  },
};
