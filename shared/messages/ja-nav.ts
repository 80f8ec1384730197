import type { NavMessages } from './en-nav.ts';

/** Japanese texts of the way around the page. */
export const nav: NavMessages = {
  label: '画面',
  places: {
    building: '建物',
    processes: 'プロセス',
    connections: '接続',
    findings: '検出',
    history: '履歴',
    registry: 'レジストリー',
    learn: '学ぶ',
    settings: '設定',
  },
  groups: { ports: 'ポート', who: 'だれが', watch: '見守る', know: '知る' },
};
