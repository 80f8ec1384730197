import type { CommandMessages } from './en-commands.ts';

/** Japanese texts of the command palette, the shortcuts and the settings. */
export const commands: CommandMessages = {
  palette: 'コマンドパレット',
  paletteHint: 'ポート、プログラム、または操作…',
  nothingFound: '見つかりません。',
  groups: { go: '移動', act: '操作', doors: '開いているドア', port: 'ポート' },
  openPalette: 'コマンドパレットを開く',
  focusFilter: '絞り込み欄へ移動',
  goTo: (place) => `${place}へ移動`,
  pause: '一時停止',
  resume: '再開',
  readNow: '今すぐ読み取る',
  showShortcuts: 'キーボードショートカット',
  groupTo: (grouping) => `まとめ方：${grouping}`,
  toggleGroups: 'すべてのグループを開く・閉じる',
  languageTo: (language) => `言語：${language}`,
  themeTo: (theme) => `外観：${theme}`,
  doorOf: (port) => `ドア ${port}`,
  settings: {
    title: '設定',
    appearance: '外観',
    theme: 'テーマ',
    themes: { system: 'システムに合わせる', light: 'ライト', dark: 'ダーク' },
    reading: '読み取り',
    sourceNote: '自動では、読み取れるもののうち最も良いものを使います。',
    about: 'このアプリについて',
    version: (version) => `バージョン ${version}`,
    privacy: 'Portico は自分からネットワークに接続せず、どこにも何も送りません。',
  },
};
