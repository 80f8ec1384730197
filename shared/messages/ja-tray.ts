import type { TrayMessages } from './en-tray.ts';

function number(count: number): string {
  return count.toLocaleString('ja');
}

/** Japanese texts of the tray or menu-bar item, and of what happens when the window is closed. */
export const tray: TrayMessages = {
  blind: '現在は何も読み取れません',
  starting: '読み取り中…',
  findings: (count) => `検出 ${number(count)} 件`,
  noBaseline: '想定はまだありません',
  counts: (doors, connections) => `${doors}・${connections}`,
  more: (count) => `ほか ${number(count)} 個`,
  others: (count) => `ほか ${number(count)}`,
  noneOpen: 'ネットワークに開いているドアはありません',
  askPort: 'ポート番号を調べる…',
  show: 'Portico を表示',
  settings: '設定',
  quit: 'Portico を終了',
  kept: {
    title: 'Portico はバックグラウンドで動き続けます',
    body: '想定にないものを見守り続けます。トレイのアイコンから、ウィンドウの再表示と終了ができます。この動作は設定で変えられます。',
    macBody:
      '想定にないものを見守り続けます。メニューバーのアイコンから、ウィンドウの再表示と終了ができます。この動作は設定で変えられます。',
  },
  actions: {
    expect: '想定に加える',
    mute: '1 時間通知しない',
    show: '表示',
  },
  section: 'デスクトップ',
  keep: 'ウィンドウを閉じてもトレイに残る',
  keepNote:
    '残っている間も見守りを続けます。「しない」ではトレイのアイコンも消えます。トレイのないシステムでは、ウィンドウを閉じると終了します。',
  keepInTray: {
    auto: '想定がある間',
    always: '常に',
    never: 'しない',
  },
};
