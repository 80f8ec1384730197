import type { MenuMessages } from './en-menu.ts';

/** Japanese texts of the menus of the desktop app, and of what it tells the system about itself. */
export const menu: MenuMessages = {
  app: {
    about: 'Portico について',
    services: 'サービス',
    hide: 'Portico を隠す',
    hideOthers: 'ほかを隠す',
    showAll: 'すべてを表示',
    quit: 'Portico を終了',
    exit: '終了',
  },
  tops: {
    file: 'ファイル',
    edit: '編集',
    view: '表示',
    go: '移動',
    window: 'ウィンドウ',
    help: 'ヘルプ',
  },
  edit: {
    undo: '元に戻す',
    redo: 'やり直す',
    cut: '切り取り',
    copy: 'コピー',
    paste: '貼り付け',
    selectAll: 'すべてを選択',
    filter: '絞り込み',
  },
  view: {
    pause: '一時停止・再開',
    actualSize: '実際のサイズ',
    zoomIn: '拡大',
    zoomOut: '縮小',
    fullScreen: 'フルスクリーン',
    reload: 'ページを読み込み直す',
    developerTools: '開発者ツール',
  },
  window: {
    minimize: '最小化',
    zoom: '拡大・縮小',
    close: 'ウィンドウを閉じる',
    front: 'すべてを手前に移動',
  },
  about: {
    description: 'このコンピューターで開いているすべてのドアを表示します。',
    licence: 'MIT ライセンスの自由ソフトウェア',
  },
  login: {
    comment: 'このコンピューターのドアを見守ります',
    label: 'ログイン時に起動する',
    note: 'ウィンドウは開かず、トレイまたはメニューバーで待機します。',
    notInstalled: 'Portico をインストールすると使えます。',
    waits:
      'まだシステムが起動を許可していません。システムの設定の「ログイン項目」または「スタートアップ アプリ」で Portico を許可してください。',
    failed: (reason) => `変更できませんでした：${reason}`,
    unread: (reason) => `ログイン時に起動するかどうかを読み取れませんでした：${reason}`,
  },
};
