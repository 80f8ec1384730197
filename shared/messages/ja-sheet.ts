import type { SheetMessages } from './en-sheet.ts';

/** Japanese texts of the sheet of keys. */
export const sheet: SheetMessages = {
  places: {
    lists: '一覧の中で',
    ports: 'ポートの一覧の中で',
    heads: '列の見出しの上で',
    filter: '絞り込み欄の中で',
    building: '建物の中で',
  },
  means: {
    nextLine: '次の行へ',
    nextPage: '1 ページ先へ',
    ends: '最初と最後の行へ',
    details: '詳細を表示',
    openGroup: 'グループを開く・閉じる',
    close: '開いているものを閉じる',
    select: '行を選択',
    selectMore: '複数の行を選択',
    selectAll: 'すべての行を選択',
    copy: '選択した行をコピー',
    sort: 'この列で並べ替え',
    sortToo: 'この列を並べ替えに追加',
    moveColumn: '列を移動',
    suggest: '候補を表示',
    toList: '一覧へ移動',
    clear: '絞り込みを解除',
    walk: '隣のドア、上下の階へ',
    walkLit: '使用中の次のドアへ',
    floorEnds: '階の両端へ',
    eightFloors: '8 階先へ',
    zoom: '近づく・離れる',
    whole: '建物全体',
    back: '一つ戻る',
  },
  keys: {
    ' ': 'スペース',
    Escape: 'Esc',
    PageUp: 'Page Up',
    PageDown: 'Page Down',
  },
};
