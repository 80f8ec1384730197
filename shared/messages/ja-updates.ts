import type { UpdateMessages } from './en-updates.ts';

/** Japanese texts of bringing the app itself up to date. */
export const updates: UpdateMessages = {
  title: '更新',
  obstacles: {
    development: 'この Portico はソースから実行されています。ソースを更新すると新しくなります。',
    package:
      'この Portico はパッケージマネージャーが更新します。アーカイブから展開したものは、新しいアーカイブに置き換えてください。',
    portable: 'ポータブル版は自分自身を置き換えません。新しいファイルに置き換えてください。',
    'no-feed': 'このビルドには、新しいバージョンの入手先が指定されていません。',
    'not-https': 'このビルドに指定された入手先は https ではないため、問い合わせません。',
    'not-signed':
      'このビルドは署名されていないため、新しいバージョンが本物かどうかを確かめられません。入手したページから新しいものを入手してください。',
  },
  failures: {
    unreachable: 'サーバーに接続できませんでした。ネットワークを確認して、もう一度お試しください。',
    server: 'サーバーがエラーを返しました。時間をおいてもう一度お試しください。',
    'timed-out': 'サーバーからの応答が途絶えました。もう一度お試しください。',
    'nothing-published':
      'サーバーにこのシステム用のバージョン一覧がありません。時間をおいてもう一度お試しになるか、入手したページをご覧ください。',
    'damaged-feed':
      'バージョン一覧を使えません。直せるのは Portico の配布元です。こちらでは何も変更していません。',
    'not-https': 'https でない取得が求められたため、取得しませんでした。',
    checksum:
      '届いたものがバージョン一覧の記載と一致しないため、削除しました。もう一度お試しください。繰り返す場合、サーバーまたは途中の経路は信頼できません。',
    signature:
      '届いたものにこの Portico の作成者の署名がないため、インストールしません。入手したページから新しいバージョンを入手してください。',
    disk: '新しいバージョンを保存または設置できませんでした。ディスクの空き容量と、Portico のある場所への書き込み権限を確認してください。',
    other: 'Portico の知らない理由で失敗しました。',
  },
  detail: (detail) => `詳細：${detail}`,
  idle: 'Portico が新しいバージョンを確認するのは、求められたときだけです。',
  checking: '新しいバージョンを確認しています…',
  none: (version, time) => `${version} が最新バージョンです（${time} に確認）。`,
  found: (version, size) =>
    `バージョン ${version} を入手できます${size === null ? '' : `（${size}）`}。`,
  downloading: (version) => `バージョン ${version} をダウンロードしています…`,
  progress: 'ダウンロード済み',
  progressOf: (received, total) => (total === null ? received : `${total} 中 ${received}`),
  ready: (version) =>
    `バージョン ${version} をダウンロードし、確認しました。再起動するまでここで待ち、それまで何もインストールしません。`,
  restarting: (version) => `Portico を終了し、バージョン ${version} として起動します…`,
  notes: (version) => `バージョン ${version} の内容`,
  check: '更新を確認',
  checkAgain: 'もう一度確認',
  download: 'ダウンロード',
  cancel: 'キャンセル',
  restart: '今すぐ再起動',
  atStart: '起動時に確認する',
  atStartNote:
    'このビルドに指定された入手先に問い合わせます。ネットワークアドレス以外は何も伝えません。オンにしない限りオフです。',
  refused: (why) => `実行できませんでした：${why}`,
  show: '表示',
};
