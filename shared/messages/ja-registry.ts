import type { RegistryMessages } from './en-registry.ts';

function number(count: number): string {
  return count.toLocaleString('ja');
}

/** Japanese texts of the registry, for the page and for the terminal. */
export const registry: RegistryMessages = {
  title: 'レジストリー',
  edition: (source, date) => `${source}（${date} 版）`,
  records: (count) => `記録 ${number(count)} 件`,
  found: (records, uses) =>
    uses === 0
      ? `記録 ${number(records)} 件`
      : `記録 ${number(records)} 件、よくある用途 ${number(uses)} 件`,
  commonUse: (name) => `よくある用途：${name}`,
  builtIn: '内蔵',
  imported: '取り込み済み',
  statuses: {
    assigned: '割り当て済み',
    reserved: '予約済み',
    unassigned: '未割り当て',
    dynamic: '動的',
  },
  searchProblems: {
    'not-a-port': (word) =>
      `「${word}」はポートではありません。使えるのは、0 から 65535 のポート、6660-6670 のような範囲、53/udp のようなプロトコル付きのポート、数字で始まらない語です。`,
    'port-too-large': (word) => `「${word}」は大きすぎます。ポートは 0 から 65535 です。`,
    'range-backwards': (word) =>
      `「${word}」は逆順です。6660-6670 のように、小さいポートを先に書いてください。`,
    'unknown-protocol': (word) => `「${word}」：使えるプロトコルは tcp、udp、sctp、dccp です。`,
  },
  refusals: {
    empty: 'ファイルは空です。',
    html: 'これはウェブページで、CSV ファイルではありません。',
    'columns-missing': (columns) =>
      `別の表です。IANA のファイルにある列（${columns}）がありません。`,
    'row-malformed': '読み取れない行があります。',
    'too-many-rows': 'レジストリーにあるはずの行数を超えています。',
    'too-few-names': (names) =>
      `ファイルが欠けています。名前が ${names} 件しかありません（レジストリーには 11,000 件以上あります）。`,
    'high-ports-missing': (port) =>
      `ファイルが欠けています。最大のポートが ${port} です（レジストリーは 49000 より先まで続きます）。`,
    'portless-names-missing': (names) =>
      `ファイルが欠けています。ポートのない名前が ${names} 件しかありません（レジストリーには 500 件以上あります）。`,
    'landmark-missing': (landmark) =>
      `レジストリーではないか、一部が欠けています。${landmark} がありません。`,
    'no-date': 'いつのファイルかを示す行がありません。',
  },
  rowFaults: {
    cut: 'ファイルが途中で切れています。最後の行に改行がありません。',
    'quote-open': '引用符で始まるセルが閉じていません。',
    'quote-inside': '引用符で始まらないセルの中に引用符があります。',
    'after-quote': '引用符で閉じたセルの後に文字があります。',
    cells: (cells) => `セルの数が見出しと違います（${cells}）。`,
    nothing: '名前もポートもない行です。',
    name: (found) => `「${found}」はサービス名ではありません。`,
    port: (found) => `「${found}」はポートでもポートの範囲でもありません。`,
    protocol: (found) => `「${found}」は tcp・udp・sctp・dccp のいずれでもありません。`,
  },
  refusedInLine: (line, why) => `${line} 行目：${why}`,
  nothingChanged: '何も変更していません。',
  tooLarge: (bytes) =>
    `ファイルが ${number(bytes)} バイトを超えており、レジストリーではありません。`,
  taken: (rows, records, date) =>
    `取り込みました：${number(rows)} 行、記録 ${number(records)} 件、最新の日付 ${date}。`,
  toCompare:
    '行数と日付を IANA のページと比べてください。末尾近くの行の直後で切れたファイルは、完全なものと区別できません。',
  before: (records, date) => `これまで：${date} 版、記録 ${number(records)} 件。`,
  isReset: (records, date) => `内蔵のデータに戻しました：${date} 版、記録 ${number(records)} 件。`,
  nothingFound: (words) => `「${words}」に一致する記録はありません。`,
  cannotTell: 'いつものプログラムかどうかは判断できません。',
  search: 'レジストリーを検索',
  examples: 'postgres、6660-6670、udp 予約済み…',
  clear: '検索を消す',
  notApplied: '検索できません',
  showAll: 'すべての記録を表示',
  list: 'レジストリーの記録',
  columns: {
    port: 'ポート',
    protocol: 'プロトコル',
    range: '範囲',
    status: '状態',
    name: '名前',
    aliases: '別名',
    description: '説明',
    use: 'よくある使い方',
    risk: '開くと',
    here: '今、使っているもの',
  },
  nextFree: '次の空きポート：開始番号',
  freeNow: '今、TCP と UDP の両方で空き',
  mayBeTaken: 'ほかのプログラムがいつでも使い始めることがあります。',
  noneFree: 'そこから先に空きポートはありません。',
  portWanted: (word) =>
    `「${word}」はポートではありません。0 から 65535 の番号を入力してください。`,
  import: 'IANA の CSV を取り込む…',
  importNote:
    'IANA からご自身でダウンロードした service-names-port-numbers.csv を選びます。Portico はネットワークに接続しません。',
  importing: (percent) => `ファイルを読み込んでいます：${percent} %`,
  importFailed: (reason) => `取り込めませんでした：${reason}`,
  reset: '内蔵のデータに戻す',
  resetFailed: (reason) => `内蔵のデータに戻せませんでした：${reason}`,
  opening: 'レジストリーを開いています…',
  openingFailed: (reason) => `レジストリーを開けませんでした：${reason}`,
  terminal: {
    group: 'ポートのレジストリーの検索と、データの更新',
    search: 'レジストリーを検索',
    import: 'IANA の CSV ファイルをレジストリーのデータとして取り込む',
    reset: 'レジストリーを内蔵のデータに戻す',
    info: '使っているレジストリーの版を表示',
    words: 'ポート（5432）、範囲（6660-6670）、プロトコル付きのポート（53/udp）、状態、語',
    file: 'IANA からダウンロードした service-names-port-numbers.csv',
  },
};
