import type { GroupMessages } from './en-groups.ts';

function number(count: number): string {
  return count.toLocaleString('ja');
}

/** Japanese texts of the views by process and by other side. */
export const groups: GroupMessages = {
  processes: {
    title: 'プロセス',
    lead: (processes, doors, connections) =>
      `プロセス ${number(processes)} 個、ドア ${number(doors)} 個、接続 ${number(connections)} 件`,
    tree: 'プロセスとそのソケット',
    columns: {
      name: 'プロセス',
      parent: '起動元',
      place: 'ユニット・コンテナー',
      doors: 'ドア',
      exposed: 'ネットワークに公開',
      connections: '接続',
    },
    hidden: '非公開',
    none: 'プロセスは残っていません',
  },
  connections: {
    title: '接続',
    lead: (hosts, connections) => `アドレス ${number(hosts)} 個との接続 ${number(connections)} 件`,
    tree: '相手ごとの接続',
    columns: {
      address: '相手',
      direction: '向き',
      service: 'サービス',
      programs: 'こちらのプログラム',
      connections: '接続',
    },
    directions: { inbound: '内向き', outbound: '外向き', both: '双方向' },
    nothing: '今、開いている接続はありません。',
  },
  nothingMatches: '条件に合うものがありません。',
  expandAll: 'すべて展開',
  collapseAll: 'すべて折りたたむ',
};
