import type { Messages } from './en.ts';
import { acting } from './ja-acting.ts';
import { alerts } from './ja-alerts.ts';
import { building } from './ja-building.ts';
import { cli } from './ja-cli.ts';
import { commands } from './ja-commands.ts';
import { completion } from './ja-completion.ts';
import { panel } from './ja-details.ts';
import { diagnostics } from './ja-diagnostics.ts';
import { exporting } from './ja-export.ts';
import { findings } from './ja-findings.ts';
import { findingsView } from './ja-findings-view.ts';
import { groups } from './ja-groups.ts';
import { history } from './ja-history.ts';
import { learn } from './ja-learn.ts';
import { menu } from './ja-menu.ts';
import { nav } from './ja-nav.ts';
import { opinion } from './ja-opinion.ts';
import { power } from './ja-power.ts';
import { query } from './ja-query.ts';
import { reach } from './ja-reach.ts';
import { registry } from './ja-registry.ts';
import { sheet } from './ja-sheet.ts';
import { columns, table } from './ja-table.ts';
import { tray } from './ja-tray.ts';
import { updates } from './ja-updates.ts';
import { view } from './ja-view.ts';

function number(count: number): string {
  return count.toLocaleString('ja');
}

/** Japanese texts, in the words of the article the product grew from. */
export const ja: Messages = {
  locale: 'ja',
  ranges: {
    'well-known': 'ウェルノウンポート',
    registered: 'レジスタードポート',
    ephemeral: 'エフェメラルポート',
  },
  shortRanges: {
    'well-known': 'ウェルノウン',
    registered: 'レジスタード',
    ephemeral: 'エフェメラル',
  },
  roles: {
    listener: '待ち受け',
    bound: 'バインド済み',
    inbound: '受けた接続',
    outbound: '出ていく接続',
  },
  exposures: {
    any: '全インターフェース',
    interface: '1 インターフェース',
    'link-local': '同一リンク内',
    loopback: 'このマシンのみ',
  },
  ownersStatuses: {
    complete: 'すべて判明',
    partial: '他にもある可能性',
    hidden: '非公開',
    none: 'プロセスなし',
  },
  columns,
  hiddenReasons: {
    'other-users': 'このユーザーには、ほかのユーザーのプロセスを調べる権限がありません。',
    protected: '誰からも調べられないプロセスがあります。',
    container: 'コンテナーの中で動いているため、中のプロセスしか見えません。',
  },
  failures: {
    'not-available': 'このシステムでは使えません',
    denied: 'アクセスを拒否されました',
    'cannot-see': '確認用に開いたソケットを見つけられませんでした',
    'timed-out': '時間がかかりすぎました',
    failed: '失敗しました',
  },
  problems: {
    'source-failed': ({ source, detail }) =>
      `前回の読み取りに失敗しました（${source}${detail ? `：${detail}` : ''}）。表示は以前のものです。`,
    'source-timed-out': ({ source, limitMs }) =>
      `${source} が ${limitMs / 1000} 秒を超えたため、前回の読み取りを中止しました。表示は以前のものです。`,
    'udp-not-read': ({ source }) =>
      `ここでは ${source} から、相手のいない UDP ソケットは見えません。`,
    'first-owner-only': ({ source }) =>
      `${source} は、ソケットを共有するプロセスのうち一つしか示しません。`,
    'addresses-cut': ({ count }) =>
      `長いアドレス ${number(count)} 件が netstat により切られています（末尾が「…」）。`,
    'states-unknown': ({ count }) => `${number(count)} 件のソケットの状態を読み取れません。`,
    'rows-unreadable': ({ count }) => `${number(count)} 行を読み取れず、一覧に含まれていません。`,
    'passed-missed': ({ count, bufferBytes }) =>
      `短い接続 ${number(count)} 件を見逃しました（一度に終わった数が、${number(bufferBytes)} バイトのバッファーに収まりませんでした）。`,
    'namespaces-unread': ({ count }) =>
      `このマシンのほかのネットワーク ${number(count)} 件を読み取れませんでした。`,
    'namespaces-unsupported': ({ source }) =>
      `${source} では、コンテナーのネットワークは見えません。`,
    'processes-unread': ({ detail }) =>
      `プロセスの一覧を取得できません${detail ? `（${detail}）` : ''}。名前が欠けることがあります。`,
    'settings-damaged': ({ movedTo }) =>
      `設定ファイルが壊れていたため ${movedTo} として残し、既定値を使います。`,
    'settings-unwritable': ({ detail }) => `設定を保存できませんでした：${detail}`,
    'registry-damaged': ({ movedTo }) =>
      `取り込んだレジストリーが壊れていたため ${movedTo} として残し、内蔵のものを使います。`,
    'history-damaged': ({ movedTo }) => history.damaged(movedTo),
    'history-stopped': ({ reason, detail }) => history.stopped(history.failures[reason], detail),
  },
  self: 'Portico',
  sourceServes: (source) => `${source} で読み取り`,
  sourceFailed: (source, how, detail) =>
    `${source} は${how}${detail === null ? '' : `（${detail}）`}`,
  listSeparator: '、',
  sentenceSeparator: '',
  ownersHidden: (hidden, all) =>
    `ソケット ${number(all)} 件中 ${number(hidden)} 件で所有者が非公開`,
  ownersKnown: '所有者はすべて判明',
  howToSeeOwners: {
    'other-users': 'このマシンの管理者として実行すると表示されます。',
    protected: null,
    container: 'コンテナーの外で実行すると表示されます。',
  },
  sockets: (count) => `ソケット ${number(count)} 件`,
  connections: (count) => `接続 ${number(count)} 件`,
  doorsOpen: (count) => `開いているドア ${number(count)} 個`,
  openToNetwork: (count) => `ネットワークに開いている ${number(count)} 個`,
  ownerHidden: '非公開',
  noOwner: 'プロセスなし',
  moreOwners: (count) => `+${count}`,
  alerts,
  acting,
  building,
  cli,
  commands,
  completion,
  sheet,
  exporting,
  findings,
  findingsView,
  groups,
  history,
  learn,
  menu,
  nav,
  opinion,
  power,
  diagnostics,
  panel,
  query,
  reach,
  registry,
  table,
  tray,
  updates,
  view,
};
